using SpecLattice.Generators.Tests.Infrastructure;
using SpecLattice.Generators.Tests.Rules;

namespace SpecLattice.Generators.Tests.CodeFixes;

/// <summary>Every fix, tried on the bad example of its rule's page.</summary>
public sealed class RuleFixTests
{
    // Rules about what shipped need a lock: LockFixTests and MakeNewVersionTests.
    public static TheoryData<string> Ids { get; } =
        [.. AllRules.Fixes.SelectMany(fix => fix.FixableDiagnosticIds).Distinct().Where(id => !id.StartsWith("SPEC2", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Every_way_that_is_offered_mends_the_bad_example(string id)
    {
        var bad = FixProject.Of(MarkedSource.Parse(RulePage.Of(id).Bad).Text);
        var ways = await bad.OffersAsync(id);

        Assert.NotEmpty(ways);
        Assert.Equal(ways.Distinct(), ways);
        foreach (var way in ways)
        {
            var repaired = bad;
            var left = (await repaired.AnalyzeAsync()).Count(found => found.Id == id);
            for (var before = left + 1; left > 0 && left < before; before = left, left = (await repaired.AnalyzeAsync()).Count(found => found.Id == id))
            {
                repaired = await repaired.FixAsync(id, way);
            }

            Assert.True(left == 0, $"{way} leaves {left} in\n{string.Join("\n", repaired.Files.Values)}");
        }
    }
}
