using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SpecLattice.Generators.Tests.Infrastructure;

/// <summary>The MSBuild properties that a project has set and generators can see.</summary>
/// <param name="maxFused">Up to how many versions of a lineage the conversions of all pairs are fused; null where the project does not say.</param>
/// <param name="fixtures">The folder whose fixtures every shipped version must have one in; null where the project does not say.</param>
internal sealed class ProjectProperties(int? maxFused, string? fixtures = null) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(maxFused?.ToString(CultureInfo.InvariantCulture), fixtures);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Options(string? maxFused, string? fixtures) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key switch
            {
                "build_property.SpecLatticeMaxFusedVersions" => maxFused,
                "build_property.SpecLatticeFixtures" => fixtures,
                _ => null,
            };
            return value is not null;
        }
    }
}
