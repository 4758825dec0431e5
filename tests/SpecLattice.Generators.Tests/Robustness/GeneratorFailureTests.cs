using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Robustness;

/// <summary>Where the generator fails for one family, it says so, and what it makes of the others stays.</summary>
public sealed class GeneratorFailureTests
{
    [Fact]
    public void A_family_that_cannot_be_planned_leaves_the_others_alone()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var source = CSharpSyntaxTree.ParseText(
            "using SpecLattice; namespace S { [Spec(\"good\", 1)] public sealed partial record Good; [Spec(\"bad\", 1)] public sealed partial record Bad; }",
            Generation.ParseOptions,
            "User.cs",
            cancellationToken: cancellation);
        var generator = new SpecGenerator((step, subject) =>
        {
            if (step == TrackingNames.Plans && subject == "spec:bad")
            {
                throw new InvalidOperationException("for\nthe test");
            }
        });

        var driver = CSharpGeneratorDriver
            .Create([generator.AsSourceGenerator()], parseOptions: Generation.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(Generation.Empty.AddSyntaxTrees(source), out var output, out var said, cancellation);

        Assert.Null(driver.GetRunResult().Results[0].Exception);
        var one = Assert.Single(said);
        Assert.Equal(("SPEC0042", DiagnosticSeverity.Error), (one.Id, one.Severity));
        Assert.Contains("'spec:bad'", one.GetMessage(null), StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException: for the test", one.GetMessage(null), StringComparison.Ordinal);
        Assert.NotNull(output.GetTypeByMetadataName("S.VersionedGood"));
        Assert.Null(output.GetTypeByMetadataName("S.VersionedBad"));
        Assert.Empty(output.GetDiagnostics(cancellation).Where(found => found.Severity >= DiagnosticSeverity.Warning));
    }
}
