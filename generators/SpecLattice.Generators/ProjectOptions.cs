using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.Generators.Planning;

namespace SpecLattice.Generators;

/// <summary>What a project's MSBuild properties say. The targets of the package check them.</summary>
internal static class ProjectOptions
{
    /// <summary>Up to how many versions of a lineage the conversions of all pairs are fused.</summary>
    public static int MaxFusedVersions(AnalyzerConfigOptions options) =>
        options.TryGetValue("build_property.SpecLatticeMaxFusedVersions", out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : CompositionPlanner.DefaultMaxFused;

    /// <summary>The folder whose fixtures every shipped version must have one in, as the project says it; null where it does not ask for that.</summary>
    public static string? FixtureFolder(AnalyzerConfigOptions options) =>
        options.TryGetValue("build_property.SpecLatticeFixtures", out var folder) && folder.Length > 0 ? folder : null;
}
