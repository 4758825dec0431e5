using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.Generators.Analyzers;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Locking;

/// <summary>
/// A copy of the VMM's API project as of version 6, compiled in memory against its own lock. What a later version adds is left out: what an edit of a shipped version
/// breaks would then be reported there too.
/// </summary>
internal sealed partial class ApiProject
{
    private static readonly string Folder = Path.Combine(Repository.Root, "vmm", "SpecLattice.Vmm.Api");

    // One for all: compilations made from it share what was read of the references.
    private static readonly CSharpCompilation Empty = Generation.Empty.WithAssemblyName("SpecLattice.Vmm.Api");

    private readonly ImmutableSortedDictionary<string, string> _files;

    private ApiProject(ImmutableSortedDictionary<string, string> files) => _files = files;

    /// <summary>The project as it is.</summary>
    public static ApiProject Real { get; } = new(Directory.GetFiles(Folder, "*.cs", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'))
        .Where(name => !name.StartsWith("obj/", StringComparison.Ordinal) && !name.StartsWith("bin/", StringComparison.Ordinal))
        .Where(name => !Later().IsMatch(name))
        .ToImmutableSortedDictionary(name => name, name => File.ReadAllText(Path.Combine(Folder, name)).ReplaceLineEndings("\n"), StringComparer.Ordinal));

    /// <summary>The project with some text of a file replaced by other text.</summary>
    public ApiProject Replace(string file, string old, string replacement)
    {
        Assert.Contains(old, _files[file], StringComparison.Ordinal);
        return new ApiProject(_files.SetItem(file, _files[file].Replace(old, replacement, StringComparison.Ordinal)));
    }

    /// <summary>The project with one more file.</summary>
    public ApiProject Add(string file, string text) => new(_files.Add(file, text));

    /// <summary>The project's lock, as far as it is about these versions.</summary>
    public static string Lock =>
        string.Concat(File.ReadLines(Path.Combine(Folder, "specs.lock")).Where(line => !LaterLine().IsMatch(line)).Select(line => line + "\n"));

    /// <summary>What the rules about what shipped report: <c>SPEC2003 V1/Board.cs: Cpus</c>.</summary>
    public async Task<string[]> AnalyzeAsync(bool generated = false) => [.. (await FindAsync(generated)).Select(Describe).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The project as it is written, without what is generated.</summary>
    public CSharpCompilation Compile() => Empty.AddSyntaxTrees(
    [
        .. _files.Select(file => CSharpSyntaxTree.ParseText(file.Value, Generation.ParseOptions, file.Key)),
        CSharpSyntaxTree.ParseText(ImplicitUsings.Text, Generation.ParseOptions, "obj/Usings.cs"),
    ]);

    /// <summary>What the rules about what shipped report.</summary>
    /// <param name="generated">Whether the generator has run, as in a build. The rules look at what is declared by hand alone, and that is a twentieth of the code.</param>
    public async Task<ImmutableArray<Diagnostic>> FindAsync(bool generated = false)
    {
        Compilation compilation = Compile();
        if (generated)
        {
            CSharpGeneratorDriver.Create([new SpecGenerator().AsSourceGenerator()], parseOptions: Generation.ParseOptions)
                .RunGeneratorsAndUpdateCompilation(compilation, out compilation, out _, TestContext.Current.CancellationToken);
        }

        var options = new AnalyzerOptions([new LockAdditionalText(Lock)]);
        return await compilation.WithAnalyzers([new LockAnalyzer()], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The folder of a version above 6.</summary>
    [GeneratedRegex(@"^V([7-9]|\d\d+)/")]
    private static partial Regex Later();

    /// <summary>The lock's line about a version above 6.</summary>
    [GeneratedRegex(@"^(part|spec) \S+@([7-9]|\d\d+) ")]
    private static partial Regex LaterLine();

    private static string Describe(Diagnostic found)
    {
        var path = found.Location.GetLineSpan().Path;
        var text = found.Location.SourceTree?.GetText(TestContext.Current.CancellationToken).ToString(found.Location.SourceSpan);
        return $"{found.Id} {path}: {text}";
    }
}
