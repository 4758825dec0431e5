using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>
/// What the lattice says of a direction, read from the generated conversion's signature: a bare result says that nothing can be lost. So the
/// rules cannot disagree with what is generated.
/// </summary>
internal static class GeneratedConversions
{
    /// <summary>Whether the direction refuses nothing (what it discards on purpose it reports); null where nothing was generated for it, because the declarations have mistakes.</summary>
    public static bool? IsTotal(INamedTypeSymbol source, int version)
    {
        foreach (var conversion in GeneratedConversionParser.Parse(source))
        {
            if (conversion.Version == version)
            {
                return !conversion.IsFallible;
            }
        }

        return null;
    }
}
