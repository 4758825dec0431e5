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
}
