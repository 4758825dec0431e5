using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Cases;

/// <summary>What a value of a sum or a union can be.</summary>
/// <param name="Type">The sum or the union.</param>
/// <param name="Cases">Its versions or cases.</param>
internal sealed record CaseSet(INamedTypeSymbol Type, ImmutableArray<SumCase> Cases)
{
    /// <summary>The versions in their order, and the case for unknown ones.</summary>
    public static CaseSet OfSum(INamedTypeSymbol sum) => new(sum, [
        .. sum.ContainingAssembly.GlobalNamespace.AllTypes()
            .Where(type => SymbolEqualityComparer.Default.Equals(type.BaseType, sum))
            .OrderBy(type => TypeIdentity.Of(type)?.Version ?? int.MaxValue)
            .Select(type => new SumCase(type, TypeIdentity.Of(type) is { } identity ? identity.Attribute.NamedArgument<string>("WireTag") ?? EnvelopeParser.TagOf(sum, identity.Version) : null))]);

    /// <summary>The cases in the order of their declaration.</summary>
    public static CaseSet OfUnion(INamedTypeSymbol union)
    {
        var cases = TypeParser.Parse(union, CancellationToken.None)?.Union?.Cases ?? EquatableArray<CaseModel>.Empty;
        var types = union.FindAttributes(KnownNames.Case)
            .Select(found => found.AttributeClass!.TypeArguments[0])
            .Select(type => new SumCase(type, cases.FirstOrDefault(found => found.Payload?.Reference == type.Reference())?.Tag));
        // A union with a mistake may lack them.
        var units = cases.Where(found => found.Payload is null)
            .Select(found => (found.Tag, Type: union.GetTypeMembers(found.Name, 0).FirstOrDefault()))
            .Where(found => found.Type is not null)
            .Select(found => new SumCase(found.Type!, found.Tag));
        return new CaseSet(union, [.. types, .. units]);
    }
}

/// <summary>One thing that a value can be.</summary>
/// <param name="Type">The value's type; for a unit case its own inside the union.</param>
/// <param name="Tag">The tag of a case of a union, or of a version where its sum is written; null where it has none.</param>
internal sealed record SumCase(ITypeSymbol Type, string? Tag)
{
    /// <summary>The case as people write it: <c>V1.Lamp</c>, <c>Device.Off</c>.</summary>
    public string Display => Type switch
    {
        INamedTypeSymbol { ContainingNamespace: { IsGlobalNamespace: false } space } named when TypeIdentity.Of(named) is not null => $"{space.Name}.{Type.Name}",
        { ContainingType: { } union } when SumsAndUnions.IsUnion(union) => $"{union.Name}.{Type.Name}",
        _ => Type.Name,
    };
}
