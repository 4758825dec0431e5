using Microsoft.CodeAnalysis;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>What a function reads of the types that it meets.</summary>
internal sealed class MemberReads
{
    /// <summary>The members whose values are used, with the type of what they are read from.</summary>
    public HashSet<(INamedTypeSymbol Type, string Name)> Used { get; } = new(TypeAndName.Comparer);

    /// <summary>The members whose values are read and thrown away.</summary>
    public List<(INamedTypeSymbol Type, string Name, Location Place)> Discarded { get; } = [];

    /// <summary>The types of values that were taken out of a collection's entries and not even looked at.</summary>
    public List<(INamedTypeSymbol Type, Location Place)> Untouched { get; } = [];

    /// <summary>The types of values that are handed on as a whole, to somebody who makes something of them.</summary>
    public HashSet<INamedTypeSymbol> HandedOn { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The functions that it calls.</summary>
    public HashSet<IMethodSymbol> Calls { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Whether it does nothing but hand out what is stored.</summary>
    public bool OnlyHandsOut { get; set; }

    public void Add(MemberReads other)
    {
        Used.UnionWith(other.Used);
        Discarded.AddRange(other.Discarded);
        Untouched.AddRange(other.Untouched);
        HandedOn.UnionWith(other.HandedOn);
    }

    /// <summary>Whether a member is used, through its type or through one that it derives from or that derives from it.</summary>
    public bool Uses(INamedTypeSymbol type, string name) => Used.Any(used => used.Name == name && AreRelated(used.Type, type));

    /// <summary>Whether anything of a type is read.</summary>
    public bool TakesApart(INamedTypeSymbol type) =>
        Used.Any(used => SymbolEqualityComparer.Default.Equals(used.Type, type))
        || Discarded.Any(discarded => SymbolEqualityComparer.Default.Equals(discarded.Type, type));

    public static bool AreRelated(INamedTypeSymbol one, INamedTypeSymbol other) => DerivesFrom(one, other) || DerivesFrom(other, one);

    private static bool DerivesFrom(INamedTypeSymbol type, INamedTypeSymbol ancestor)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, ancestor))
            {
                return true;
            }
        }

        return false;
    }

    private sealed class TypeAndName : IEqualityComparer<(INamedTypeSymbol Type, string Name)>
    {
        public static TypeAndName Comparer { get; } = new();

        public bool Equals((INamedTypeSymbol Type, string Name) x, (INamedTypeSymbol Type, string Name) y) =>
            x.Name == y.Name && SymbolEqualityComparer.Default.Equals(x.Type, y.Type);

        public int GetHashCode((INamedTypeSymbol Type, string Name) obj) =>
            StringComparer.Ordinal.GetHashCode(obj.Name) ^ SymbolEqualityComparer.Default.GetHashCode(obj.Type);
    }
}
