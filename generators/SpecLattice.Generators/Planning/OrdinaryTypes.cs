using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Planning;

/// <summary>Finds the enums and records without versions that the specs of a compilation hold.</summary>
internal static class OrdinaryTypes
{
    /// <summary>Each of them once, in the order of their codecs' names.</summary>
    public static EquatableArray<TypeRef> Of(IEnumerable<TypeModel> types) => types
        .SelectMany(type => type.References)
        .Where(reference => reference.Ordinary is not null)
        .SelectMany(OrdinaryShapes.Inside)
        .GroupBy(reference => reference.ScalarCodec, StringComparer.Ordinal)
        .Select(group => group.First())
        .OrderBy(reference => reference.ScalarCodec, StringComparer.Ordinal)
        .ToEquatableArray();
}
