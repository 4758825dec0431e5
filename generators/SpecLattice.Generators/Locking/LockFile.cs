namespace SpecLattice.Generators.Locking;

/// <summary>A lock file taken apart.</summary>
internal sealed class LockFile
{
    /// <summary>The name that a lock file has, beside the project.</summary>
    public const string Name = "specs.lock";

    /// <summary>Whether a path is that of a lock.</summary>
    public static bool IsAt(string path) => Path.GetFileName(path) == Name;

    public LockFile(IReadOnlyList<LockLine> lines, IReadOnlyList<LockFileProblem> problems)
    {
        Lines = lines;
        Problems = problems;
        Shipped = Group(lines.Where(line => line.IsShipped));
        Unshipped = Group(lines.Where(line => !line.IsShipped));
    }

    /// <summary>The lines that could be read, in the order of the file.</summary>
    public IReadOnlyList<LockLine> Lines { get; }

    /// <summary>What is wrong with the file, in the order of its lines.</summary>
    public IReadOnlyList<LockFileProblem> Problems { get; }

    /// <summary>The shipped versions.</summary>
    public IReadOnlyDictionary<LockSubject, IReadOnlyList<LockLine>> Shipped { get; }

    /// <summary>The versions that are not shipped yet.</summary>
    public IReadOnlyDictionary<LockSubject, IReadOnlyList<LockLine>> Unshipped { get; }

    /// <summary>The seals with which versions have shipped, where the file says so apart from their lines.</summary>
    public ILookup<LockSubject, string> ShippedSeals { get; init; } = Array.Empty<LockSubject>().ToLookup(subject => subject, _ => "");

    public static LockFile Empty { get; } = new([], []);

    private static Dictionary<LockSubject, IReadOnlyList<LockLine>> Group(IEnumerable<LockLine> lines) =>
        lines.GroupBy(line => line.Fact.Subject).ToDictionary(group => group.Key, group => (IReadOnlyList<LockLine>)group.ToList());
}
