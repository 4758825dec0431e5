using SpecLattice.Generators.Analyzers;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Parsing;
using SpecLattice.Generators.Planning;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Incremental;

/// <summary>Planned unit by unit, as by the generator, everything comes out as planned at once, as by the analyzer.</summary>
public sealed class PlanUnitTests
{
    public static TheoryData<string> Names { get; } = [.. Samples.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Units_together_are_the_whole(string name)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var types = Generation.Of(Samples.Read(name)).Compilation.Assembly.GlobalNamespace.AllTypes()
            .Select(type => TypeParser.Parse(type, cancellation))
            .OfType<TypeModel>()
            .ToList();

        var whole = CompilationPlanner.Plan(types);
        var units = PlanUnits.Divide(types, cancellation).Select(CompilationPlanner.Plan).ToList();

        Assert.NotEmpty(whole.Types);
        Assert.Equal(whole.Types, units.SelectMany(unit => unit.Types).OrderBy(plan => plan.Type.Name.Reference, StringComparer.Ordinal));
        Assert.Equal(whole.Families.OrderBy(plan => plan.Family), units.SelectMany(unit => unit.Families).OrderBy(plan => plan.Family));
        Assert.Equal(whole.Problems.ToHashSet(), units.SelectMany(unit => unit.Problems).ToHashSet());
    }

    [Fact]
    public void A_part_of_one_family_is_planned_with_it_and_a_shared_one_by_itself()
    {
        var project = new IncrementalProject();

        project.Run(TwoFamilies.All);

        Assert.Equal(
            ["part:Shared.Label", "spec:Alpha", "spec:Beta"],
            project.Work.Where(work => work.Step == TrackingNames.Plans).Select(work => work.Subject));
    }
}
