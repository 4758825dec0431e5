using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecLattice.Generators;

namespace SpecLattice.Architecture.Tests.Reading;

/// <summary>
/// Compiles the product's projects from their sources, each against the sources of those it references, so that every name leads to the file that declares it.
/// </summary>
internal sealed class SourceCompilations
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp14);

    private static readonly SyntaxTree ImplicitUsings = CSharpSyntaxTree.ParseText(
        string.Concat(((string[])["", ".Collections.Generic", ".IO", ".Linq", ".Net.Http", ".Threading", ".Threading.Tasks"])
            .Select(space => $"global using global::System{space};\n")),
        Options);

    private static readonly Lazy<IReadOnlyList<MetadataReference>> Platform = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(path => !Path.GetFileName(path).StartsWith("SpecLattice", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    private static readonly Lazy<SourceCompilations> LazyAll = new(() => new SourceCompilations(SourceProject.All));

    private static readonly ConcurrentDictionary<SyntaxTree, FileNames> Names = [];

    private readonly IReadOnlyList<SourceProject> _projects;
    private readonly Dictionary<string, CSharpCompilation> _compilations = [];

    private SourceCompilations(IReadOnlyList<SourceProject> projects) => _projects = projects;

    public static SourceCompilations All => LazyAll.Value;

    /// <summary>The compilation of a project.</summary>
    public CSharpCompilation this[string project]
    {
        get
        {
            lock (_compilations)
            {
                return Compile(project);
            }
        }
    }

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Options, path);

    /// <summary>What each file names, read once and side by side.</summary>
    public static IReadOnlyDictionary<SyntaxTree, FileNames> NamesIn(CSharpCompilation compilation, IEnumerable<SyntaxTree> files) => files
        .AsParallel()
        .Select(tree => (Tree: tree, Names: Names.GetOrAdd(tree, key => NameReader.Read(compilation, key))))
        .ToDictionary(file => file.Tree, file => file.Names);

    private CSharpCompilation Compile(string name)
    {
        if (_compilations.TryGetValue(name, out var known))
        {
            return known;
        }

        var project = _projects.Single(candidate => candidate.Name == name);
        var references = Closure(project).Select(reference => Compile(reference).ToMetadataReference());
        var trees = FilesOf(project).Select(file => Parse(File.ReadAllText(file), file));
        Compilation compilation = CSharpCompilation.Create(
            project.AssemblyName,
            [.. trees, ImplicitUsings, Friends(project)],
            [.. Platform.Value, .. references],
            // What may be null is no matter here, and finding it out is a third of the time.
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Disable));
        if (project.IsGenerated)
        {
            CSharpGeneratorDriver.Create([new SpecGenerator().AsSourceGenerator()], parseOptions: Options)
                .RunGeneratorsAndUpdateCompilation(compilation, out compilation, out _);
        }

        var compiled = (CSharpCompilation)compilation;
        _compilations.Add(name, compiled);
        return compiled;
    }

    private static IEnumerable<string> FilesOf(SourceProject project)
    {
        // Shared by linking; a project has it where its file says so.
        var linked = project.Linked.Select(pattern => Path.GetFullPath(Path.Combine(project.Directory, pattern)))
            .SelectMany(pattern => Directory.GetFiles(Path.GetDirectoryName(pattern)!, Path.GetFileName(pattern)).Order(StringComparer.Ordinal));
        return project.Files.Concat(linked);
    }

    private static SyntaxTree Friends(SourceProject project) => Parse(
        string.Concat(project.Friends.Select(friend => $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{friend}\")]\n")), "");

    private IEnumerable<string> Closure(SourceProject project) => project.References
        .SelectMany(reference => Closure(_projects.Single(candidate => candidate.Name == reference)).Prepend(reference))
        .Distinct();
}
