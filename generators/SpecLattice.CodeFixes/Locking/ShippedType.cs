using Microsoft.CodeAnalysis;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators.Locking;
using SpecLattice.Generators.Model;

namespace SpecLattice.CodeFixes.Locking;

/// <summary>A shipped version whose declaration was changed: what the lock says of it and what the code says.</summary>
/// <param name="Symbol">The type.</param>
/// <param name="Model">The type as it is declared.</param>
/// <param name="Shipped">What the lock says.</param>
/// <param name="Code">What the code says.</param>
/// <param name="Semantics">Binds names in the declaration.</param>
/// <param name="Names">Finds what the lock names.</param>
/// <param name="Index">All types.</param>
internal sealed record ShippedType(
    INamedTypeSymbol Symbol,
    TypeModel Model,
    IReadOnlyList<LockFact> Shipped,
    IReadOnlyList<LockFact> Code,
    SemanticModel Semantics,
    ShippedNames Names,
    SpecIndex Index)
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.MinimallyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
        | SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>A fact of the lock; null where it has none.</summary>
    public string? ShippedValue(string keyword, string key = "") => Find(Shipped, keyword, key)?.Value;

    /// <summary>A fact of the code; null where it has none.</summary>
    public string? CodeValue(string keyword, string key = "") => Find(Code, keyword, key)?.Value;

    /// <summary>What the two have of a kind, by what belongs together: the same name, or the same in all but its name.</summary>
    public IEnumerable<(LockFact? Shipped, LockFact? Code)> Pairs(string keyword)
    {
        var shipped = Shipped.Where(fact => fact.Keyword == keyword).ToList();
        var added = Code.Where(fact => fact.Keyword == keyword && Find(Shipped, keyword, fact.Key) is null).OrderBy(fact => fact).ToList();
        foreach (var fact in shipped.OrderBy(fact => fact))
        {
            var same = Find(Code, keyword, fact.Key);
            if (same is null)
            {
                // As the rule sees it that reports the change.
                same = added.Find(candidate => candidate.Value == fact.Value);
                added.Remove(same!);
            }

            yield return (fact, same);
        }

        foreach (var fact in added)
        {
            yield return (null, fact);
        }
    }

    /// <summary>A type's name at a place in the declaration.</summary>
    public string NameOf(ITypeSymbol type, int position) => type.ToMinimalDisplayString(Semantics, position, Format);

    private static LockFact? Find(IEnumerable<LockFact> facts, string keyword, string key) => facts.FirstOrDefault(fact => fact.Keyword == keyword && fact.Key == key);
}
