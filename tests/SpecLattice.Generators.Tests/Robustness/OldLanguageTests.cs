using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Robustness;

/// <summary>A language that is too old for generated code is said once, and nothing is emitted that would not compile.</summary>
public sealed class OldLanguageTests
{
    private const string Source = """
        using SpecLattice;
        namespace S.V1 { [Spec("a", 1)] public sealed partial record A { public required SpecList<int> Sizes { get; init; } } [SpecPart(1)] public enum Mode { On, Off } }
        namespace S.V2 { [Spec("a", 2)] public sealed partial record A { public required SpecList<int> Sizes { get; init; } [Added] public string? Label { get; init; } } }
        namespace T { [Spec("b", 1)] public sealed partial record B { public int? Size { get; init; } } }
        """;

    [Theory]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.CSharp11)]
    [InlineData(LanguageVersion.CSharp12)]
    public void One_message_says_so(LanguageVersion version)
    {
        var (said, trees, _) = Generate(version);

        var one = Assert.Single(said);
        Assert.Equal("SPEC0041", one.Id);
        Assert.Contains("<LangVersion>13</LangVersion>", one.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal(0, trees);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.CSharp14)]
    [InlineData(LanguageVersion.Preview)]
    public void Later_ones_compile(LanguageVersion version)
    {
        var (said, trees, complaints) = Generate(version);

        Assert.Empty(said);
        Assert.NotEqual(0, trees);
        Assert.Empty(complaints);
    }

    private static (IReadOnlyList<Diagnostic> Said, int Trees, IReadOnlyList<Diagnostic> Complaints) Generate(LanguageVersion version)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var parse = new CSharpParseOptions(version);
        var driver = CSharpGeneratorDriver
            .Create([new SpecGenerator().AsSourceGenerator()], parseOptions: parse)
            .RunGeneratorsAndUpdateCompilation(Generation.Empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Source, parse, "User.cs", cancellationToken: cancellation)), out var output, out var said, cancellation);
        return (said, driver.GetRunResult().GeneratedTrees.Length, [.. output.GetDiagnostics(cancellation).Where(found => found.Severity >= DiagnosticSeverity.Warning)]);
    }
}
