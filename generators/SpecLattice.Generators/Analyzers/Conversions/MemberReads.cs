using Microsoft.CodeAnalysis;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>
/// What a function reads of the types that it meets. What becomes of a member, or of a whole value:
/// <list type="table">
/// <item><term><see cref="Used"/></term><description><c>new Target { Size = source.Size }</c>: something becomes of the member</description></item>
/// <item><term><see cref="Discarded"/></term><description><c>_ = source.Size;</c>, <c>Console.WriteLine(source.Size)</c>: it is read into nothing</description></item>
/// <item><term><see cref="PassedWhole"/></term><description><c>Elsewhere.Convert(source.Board)</c>, <c>list.Add(board)</c>: somebody gets the whole value, whose members need not be read here</description></item>
/// <item><term><see cref="IgnoredWholes"/></term><description><c>foreach (var (id, _) in source.Boards)</c>, <c>board => new Other()</c>: a whole value that is ignored</description></item>
/// </list>
/// A type that is neither used, discarded nor ignored is not met here, and nothing is asked of it.
/// </summary>
internal sealed class MemberReads
{
    /// <summary>The members whose values are used, with the type of what they are read from.</summary>
    public HashSet<(INamedTypeSymbol Type, string Name)> Used { get; } = new(TypeAndName.Comparer);

    /// <summary>The members whose values are read into nothing.</summary>
    public List<(INamedTypeSymbol Type, string Name, Location Place)> Discarded { get; } = [];

    /// <summary>The types of whole values that are ignored.</summary>
    public List<(INamedTypeSymbol Type, Location Place)> IgnoredWholes { get; } = [];

    /// <summary>The types of values that somebody gets as a whole, who makes something of them.</summary>
    public HashSet<INamedTypeSymbol> PassedWhole { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The functions that it calls.</summary>
    public HashSet<IMethodSymbol> Calls { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Whether it makes nothing, but hands out what is stored or found.</summary>
    public bool MakesNothing { get; set; }

    public void Add(MemberReads other)
    {
        Used.UnionWith(other.Used);
        Discarded.AddRange(other.Discarded);
        IgnoredWholes.AddRange(other.IgnoredWholes);
        PassedWhole.UnionWith(other.PassedWhole);
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
