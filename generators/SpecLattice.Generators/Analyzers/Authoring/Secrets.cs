using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Authoring;

/// <summary>What is secret: members marked <c>[Sensitive]</c>, and what hand-written conversions of such members are given.</summary>
internal static class Secrets
{
    private const int MaxDepth = 4;

    /// <summary>The secret that an expression names; null where it names none.</summary>
    public static ISymbol? Of(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: { } property } when IsSensitive(property) => property,
        IParameterReferenceOperation { Parameter: { } parameter } when IsSensitive(parameter) || IsGivenSecret(parameter) => parameter,
        _ => null,
    };

    /// <summary>Whether JSON of a type would show a secret.</summary>
    public static bool AreIn(ITypeSymbol? type, int depth = 0) => depth < MaxDepth && type switch
    {
        IArrayTypeSymbol array => AreIn(array.ElementType, depth + 1),
        INamedTypeSymbol named => named.TypeArguments.Any(argument => AreIn(argument, depth + 1))
            || (TypeIdentity.Of(named) is not null && named.GetMembers().OfType<IPropertySymbol>().Any(property => IsSensitive(property) || AreIn(property.Type, depth + 1))),
        _ => false,
    };

    private static bool IsSensitive(ISymbol symbol) => symbol.FindAttribute(KnownNames.Sensitive) is not null;

    /// <summary>Whether a conversion is given a secret there: the members, of either version, that have the parameter's place in the attribute.</summary>
    private static bool IsGivenSecret(IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { ContainingType: { } type } method || method.FindAttribute(KnownNames.SpecConversion) is not { } conversion)
        {
            return false;
        }

        var members = conversion.Texts(0);
        var from = conversion.NamedTexts("From").ToList();
        if (Math.Max(members.Count, from.Count) <= parameter.Ordinal)
        {
            return false;
        }

        var newer = members.Select(name => Find(type, name)).ToList();
        var older = NeighbourVersion.Of(type).FirstOrDefault(neighbour => neighbour.IsOlder)?.Type;
        from = from.Count > 0 ? from : [.. newer.Select(member => member?.FindAttribute(KnownNames.Renamed)?.Argument<string>(0) ?? member?.Name ?? "")];
        return newer.Concat(older is null ? [] : from.Select(name => Find(older, name)))
            .Any(member => member is not null && IsSensitive(member) && (members.Count != from.Count || IndexOf(member) == parameter.Ordinal));

        int IndexOf(IPropertySymbol member) =>
            SymbolEqualityComparer.Default.Equals(member.ContainingType, type) ? newer.FindIndex(other => SymbolEqualityComparer.Default.Equals(other, member)) : from.IndexOf(member.Name);
    }

    private static IPropertySymbol? Find(INamedTypeSymbol type, string name) => type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault();
}
