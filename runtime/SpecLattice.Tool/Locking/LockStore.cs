using SpecLattice.Generators.Locking;
using SpecLattice.Tool.Targets;

namespace SpecLattice.Tool.Locking;

/// <summary>Reads and writes lock files.</summary>
internal static class LockStore
{
    private const int MaxBytes = 64 << 20;

    /// <summary>Which lock is meant: the one that is named, else the one that the project says, else the one here.</summary>
    /// <exception cref="CommandException">The project says that it has none.</exception>
    public static string PathOf(FileInfo? named, CodeFacts code) => (named, code.IsProject) switch
    {
        ({ } file, _) => file.FullName,
        (null, false) => Path.Combine(Directory.GetCurrentDirectory(), LockFile.Name),
        _ => code.Lock ?? throw None(),
    };

    /// <summary>Which lock is meant by a command that builds the project.</summary>
    /// <exception cref="CommandException">The project says that it has none.</exception>
    public static string PathOf(FileInfo? named, LoadedCatalog catalog) => (named, catalog.Project) switch
    {
        ({ } file, _) => file.FullName,
        (null, null) => Path.Combine(Directory.GetCurrentDirectory(), LockFile.Name),
        (null, { Lock: { } path }) => path,
        _ => throw None(),
    };

    private static CommandException None() => new("the project says that it has no lock (SpecLatticeLockFile is none): name one with --lock");

    /// <summary>Reads a lock that must be there and sound.</summary>
    public static LockFile Read(string path) => IsThere(path)
        ? Parse(path)
        : throw new CommandException($"there is no lock {path}; create one with `spec lock update`");

    /// <summary>Reads a lock that is about to be written. Where there is none, it is empty; what has not shipped may be out of date in any way, and conflicts need not be resolved.</summary>
    /// <param name="path">The lock.</param>
    /// <param name="code">What the code says.</param>
    public static LockFile ReadForUpdate(string path, IReadOnlyList<LockFact> code)
    {
        if (!IsThere(path))
        {
            return LockFile.Empty;
        }

        var file = LockRepair.Read(Text(path), code);
        return file.Problems.Count == 0 ? file : throw Damaged(path, file.Problems);
    }

    public static IReadOnlyList<LockFact> FactsOf(LoadedCatalog catalog) =>
    [
        .. catalog.Lock.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => LockFactReader.Read(line, out var reason)
            ?? throw new CommandException($"{catalog.Path} has a catalog from a different version of SpecLattice: {reason}")),
    ];

    /// <summary>Writes a lock whole or not at all.</summary>
    public static void Write(string path, string text)
    {
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
        {
            throw new CommandException($"there is no folder for {path}: create it, or name another file with --lock");
        }

        var temporary = path + ".new";
        File.WriteAllText(temporary, text);
        File.Move(temporary, path, overwrite: true);
    }

    private static bool IsThere(string path) =>
        Directory.Exists(path) ? throw new CommandException($"{path} is a directory, expected a lock") : File.Exists(path);

    private static LockFile Parse(string path)
    {
        var file = LockParser.Parse(Text(path));
        return file.Problems.Count == 0 ? file : throw Damaged(path, file.Problems);
    }

    private static string Text(string path) => new FileInfo(path).Length > MaxBytes
        ? throw new CommandException($"{path} is larger than the maximum size of a lock")
        : File.ReadAllText(path);

    private static CommandException Damaged(string path, IEnumerable<LockFileProblem> problems) =>
        new($"the lock cannot be trusted:\n{string.Join('\n', problems.Take(20).Select(problem => $"{path}({problem.Line}): {problem.Reason}"))}");
}
