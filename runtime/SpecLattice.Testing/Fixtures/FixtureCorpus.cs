using System.Collections.Immutable;
using SpecLattice.Serialization;
using SpecLattice.Testing.Fixtures;

namespace SpecLattice.Testing;

/// <summary>
/// A folder of frozen documents, written by something else than the code under test: an older build, another implementation, a person.
/// Each must be readable forever, convert to the versions it claims to reach, and be refused where it claims to be.
/// </summary>
/// <remarks>
/// <para>Each document is listed in the file <c>manifest.json</c> of its folder or of a folder above. Opening a corpus fails where a listed file is
/// missing, where a file is not listed, and where a byte has changed.</para>
/// <para>The folder <c>HEAD</c> holds what this build writes, so that a change of it is seen. With each release it is copied to a folder of the release's name, which
/// is never written again: later builds must still read it, and convert it as this one did.</para>
/// <para><c>FixtureCorpus.Open("fixtures").Check&lt;AnyInstanceSpec&gt;().Complete()</c> is a whole test.</para>
/// </remarks>
public sealed class FixtureCorpus
{
    /// <summary>
    /// The environment variable that has <c>HEAD</c> written: set to <c>update</c>, the documents that this build writes go into the corpus's folder <c>HEAD</c>.
    /// Without it they must be there byte for byte, once the folder exists.
    /// </summary>
    public const string UpdateVariable = "SPEC_FIXTURES";

    private readonly HashSet<string> _checked = new(StringComparer.Ordinal);

    private FixtureCorpus(string folder, ImmutableArray<FixtureFile> files)
    {
        Folder = folder;
        Files = files;
    }

    /// <summary>The corpus's folder.</summary>
    public string Folder { get; }

    /// <summary>The fixtures, in ordinal order of their names.</summary>
    public ImmutableArray<FixtureFile> Files { get; }

    /// <summary>Reads a corpus and compares its files with the manifests.</summary>
    /// <param name="folder">The folder. A relative one is looked for in the program's folder, and then in each folder above it.</param>
    /// <returns>The corpus.</returns>
    /// <exception cref="SpecLawException">A file is missing, not listed or changed, or a manifest is wrong. The message lists all.</exception>
    public static FixtureCorpus Open(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var root = FixtureFolder.Find(folder);
        return new FixtureCorpus(root, FixtureFolder.Read(root, exceptHead: HeadFolder.IsUpdating));
    }

    /// <summary>Checks every fixture of a family.</summary>
    /// <typeparam name="TSum">The family's sum.</typeparam>
    /// <returns>The corpus itself.</returns>
    /// <exception cref="SpecLawException">A fixture is not what it claims to be, or a law does not hold for it. The message lists all such fixtures.</exception>
    public FixtureCorpus Check<TSum>()
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum> => Check(SpecLawFamily.Of<TSum>());

    /// <summary>Checks every fixture of a family.</summary>
    /// <typeparam name="TSum">The family's sum.</typeparam>
    /// <param name="family">The family.</param>
    /// <returns>The corpus itself.</returns>
    /// <exception cref="SpecLawException">A fixture is not what it claims to be, or a law does not hold for it. The message lists all such fixtures.</exception>
    public FixtureCorpus Check<TSum>(SpecLawFamily<TSum> family)
        where TSum : class, ISpecJson<TSum>
    {
        ArgumentNullException.ThrowIfNull(family);
        var problems = new List<string>();
        var own = Files.Where(file => file.Fixture.Family == family.Name).ToList();
        if (own.Count == 0 && !HeadFolder.IsUpdating)
        {
            problems.Add($"no fixture of {family.Name} is in {Folder}");
        }

        problems.AddRange(new HeadFolder(Folder).Check(family));
        foreach (var file in own)
        {
            if (FixtureClaims.Disagreement(family, file) is { } problem)
            {
                problems.Add($"{file.Name}: {problem}");
            }
        }

        _checked.Add(family.Name);
        return problems.Count == 0 ? this : throw new SpecLawException(string.Join('\n', problems));
    }

    /// <summary>Ends a test of the whole corpus: fails where a family's fixtures were not checked.</summary>
    /// <exception cref="SpecLawException">Some fixtures were not used.</exception>
    public void Complete()
    {
        var unused = Files.Where(file => !_checked.Contains(file.Fixture.Family)).ToList();
        if (unused.Count > 0)
        {
            throw new SpecLawException($"these fixtures are not used, since nothing checked their families:\n{string.Join('\n', unused.Select(file => $"{file.Name}: {file.Fixture.Family}"))}");
        }
    }
}
