using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Authoring;

/// <summary>Members that are inside a part in one version and beside it in the other: their values go from the one accessor to the other.</summary>
internal sealed class MovedMembers
{
    private readonly Lazy<ILookup<ISymbol, (IPropertySymbol Outside, IPropertySymbol Inside)>> _byInside;

    /// <summary>Finds the moves of a compilation when they are asked for.</summary>
    public MovedMembers(Compilation compilation) => _byInside = new(() => compilation.Assembly.GlobalNamespace.AllTypes()
        .Where(type => type.IsRecord && TypeIdentity.Of(type) is not null)
        .SelectMany(type => NeighbourVersion.Of(type).Where(neighbour => neighbour.IsOlder).SelectMany(older => Of(type, older.Type)))
        .ToLookup(moved => (ISymbol)moved.Inside, SymbolEqualityComparer.Default));

    /// <summary>What a part's member is moved from or to.</summary>
    public IEnumerable<IPropertySymbol> Outside(IPropertySymbol inside) => _byInside.Value[inside].Select(moved => moved.Outside);

    /// <summary>The part's member that a member is moved to or from, where the neighbouring version has it in a part.</summary>
    public static IPropertySymbol? FindInside(IPropertySymbol member, NeighbourVersion neighbour)
    {
        var (older, newer) = neighbour.IsOlder ? (neighbour.Type, member.ContainingType) : (member.ContainingType, neighbour.Type);
        return Of(newer, older).FirstOrDefault(moved => SymbolEqualityComparer.Default.Equals(moved.Outside, member)).Inside;
    }

    private static IEnumerable<(IPropertySymbol Outside, IPropertySymbol Inside)> Of(INamedTypeSymbol newer, INamedTypeSymbol older)
    {
        foreach (var part in newer.GetMembers().OfType<IPropertySymbol>())
        {
            if (part.FindAttribute(KnownNames.Gathered) is { } gathered)
            {
                foreach (var moved in Pairs(gathered, gathered.Texts(0), older, part))
                {
                    yield return moved;
                }
            }
        }

        foreach (var scattered in newer.FindAttributes(KnownNames.Scattered))
        {
            if (Find(older, scattered.Argument<string>(0) ?? "") is { } part)
            {
                foreach (var moved in Pairs(scattered, scattered.Texts(1), newer, part))
                {
                    yield return moved;
                }
            }
        }
    }

    private static IEnumerable<(IPropertySymbol Outside, IPropertySymbol Inside)> Pairs(
        AttributeData attribute, Model.EquatableArray<string> names, INamedTypeSymbol outside, IPropertySymbol part)
    {
        var inside = attribute.NamedTexts("As").ToList();
        for (var i = 0; i < names.Count; i++)
        {
            if (part.Type is INamedTypeSymbol type && Find(outside, names[i]) is { } one && Find(type, i < inside.Count ? inside[i] : names[i]) is { } other)
            {
                yield return (one, other);
            }
        }
    }

    private static IPropertySymbol? Find(INamedTypeSymbol type, string name) => type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault(RecordParser.IsCarried);
}
