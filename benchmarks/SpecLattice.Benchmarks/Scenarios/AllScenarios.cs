using SpecLattice.Benchmarks.Measuring;

namespace SpecLattice.Benchmarks.Scenarios;

/// <summary>All that is measured in one process.</summary>
internal static class AllScenarios
{
    public static IReadOnlyList<Scenario> All { get; } = [.. DecodeScenarios.All, .. EncodeScenarios.All, .. ConversionScenarios.All, .. LossScenarios.All, .. ValueScenarios.All, .. GrowthScenarios.All];

    /// <summary>Those of which the group or the name holds one of the words; all where there are no words.</summary>
    public static IReadOnlyList<Scenario> Named(IReadOnlyCollection<string> words) =>
        [.. All.Where(scenario => words.Count == 0 || words.Any(word => $"{scenario.Group} {scenario.Name}".Contains(word, StringComparison.OrdinalIgnoreCase)))];
}
