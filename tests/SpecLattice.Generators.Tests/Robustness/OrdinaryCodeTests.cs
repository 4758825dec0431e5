using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.Generators.Tests.Infrastructure;
using SpecLattice.Generators.Tests.RandomFamilies;
using SpecLattice.Tests.Shared;

namespace SpecLattice.Generators.Tests.Robustness;

/// <summary>Code with conversions, switches and JSON, but without specs: no rule has anything to say about it.</summary>
public sealed class OrdinaryCodeTests
{
    // The tables that are compiled into the runtime and into the generator.
    private static readonly string[] SharedRooms = ["Primitives", "Layouts"];

    private const string TestUsings = ImplicitUsings.Text + "\nglobal using Xunit;";

    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp14);

    // Everything that the tests of the runtime are compiled against lies beside these tests.
    private static readonly MetadataReference[] Platform =
    [
        .. References.Framework,
        .. Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("xunit", StringComparison.Ordinal) || name is "CsCheck.dll" || name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) || name.StartsWith("System.Composition", StringComparison.Ordinal)))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    [Fact]
    public Task Nothing_is_reported_in_the_runtime() => CheckFolderAsync(TestUsings, [], "runtime", "SpecLattice");

    [Fact]
    public Task Nothing_is_reported_in_the_tests_of_the_runtime() => CheckFolderAsync(TestUsings, [References.Runtime], "tests", "SpecLattice.Tests");

    [Fact]
    public Task Nothing_is_reported_in_the_generator_and_its_fixes()
    {
        Assert.SkipUnless(Depth.IsThorough, Depth.NotThorough);
        return CheckFolderAsync(TestUsings, [References.Runtime], "generators", "");
    }

    [Fact]
    public Task Nothing_is_reported_in_mappings_of_every_style()
    {
        // A failure prints the seed that repeats it.
        return OrdinarySource.Any.SampleAsync(
            async source => await CheckAsync(Generation.Of(source).Compilation), iter: RunSettings.OrdinarySources, threads: 2, print: text => text);
    }

    private static async Task CheckFolderAsync(string usings, MetadataReference[] references, params string[] folder)
    {
        var root = Path.Combine([Repository.Root, .. folder]);
        // What is compiled into several projects: the tables of primitive kinds and of layouts, and what tests share.
        string[] shared = folder[0] switch
        {
            "generators" => [.. SharedRooms.SelectMany(room => FilesIn("runtime/SpecLattice/" + room))],
            "tests" => FilesIn("tests/Shared", "Depth.cs"),
            _ => [],
        };
        var trees = Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories)
            .Concat(shared)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), Parse, path))
            .Append(CSharpSyntaxTree.ParseText(usings, Parse, "Usings.cs"))
            .ToList();
        Assert.True(trees.Count > 10, $"only {trees.Count} files in {root}");
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);
        await CheckAsync(CSharpCompilation.Create("Ordinary", trees, [.. Platform, .. references], options));
    }

    private static string[] FilesIn(string folder, string pattern = "*.cs") => Directory.GetFiles(Path.Combine(Repository.Root, folder), pattern);

    private static async Task CheckAsync(Compilation compilation)
    {
        // What does not compile would not be looked at properly.
        var found = await AllRules.CheckAsync(compilation, new AnalyzerOptions([]));
        var errors = found.Where(diagnostic => !AllRules.IsFromRule(diagnostic) && diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        Assert.True(errors.Count == 0, string.Join("\n", errors.Take(20)));
        Assert.DoesNotContain(found, AllRules.IsFromRule);
    }
}
