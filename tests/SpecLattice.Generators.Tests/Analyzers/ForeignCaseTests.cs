using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.Generators.Analyzers;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Analyzers;

public class ForeignCaseTests
{
    [Theory]
    [InlineData("Tag = \"kind\"", "SPEC0024")]
    [InlineData("Tag = \"kind\", Content = \"value\"", null)]
    [InlineData("", null)]
    public async Task A_case_of_another_assembly_cannot_stand_among_the_tags_members(string layout, string? expected)
    {
        var library = Generation.Of("using SpecLattice; namespace Lib.V1 { [SpecPart(1)] public sealed partial record Disk { public required int Size { get; init; } } }").Compilation;
        var parse = (CSharpParseOptions)library.SyntaxTrees.First().Options;
        var tree = CSharpSyntaxTree.ParseText(
            $"using SpecLattice; namespace Api.V1 {{ [SpecPart(1), SpecUnion({layout}), Case<Lib.V1.Disk>] public readonly partial struct Device; }}",
            parse,
            cancellationToken: TestContext.Current.CancellationToken);
        var compilation = CSharpCompilation.Create("User", [tree], [.. library.References, library.ToMetadataReference()], (CSharpCompilationOptions)library.Options);
        CSharpGeneratorDriver.Create([new SpecGenerator().AsSourceGenerator()], parseOptions: parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out _, TestContext.Current.CancellationToken);

        var reported = await output.WithAnalyzers([new AnnotationAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        Assert.Equal(expected, reported.SingleOrDefault()?.Id);
        Assert.DoesNotContain(
            output.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }
}
