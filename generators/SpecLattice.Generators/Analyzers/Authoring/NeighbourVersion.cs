using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Authoring;

/// <summary>A version that a type converts from and to along one edge.</summary>
/// <param name="Type">The version.</param>
/// <param name="IsOlder">Whether it is the older one of the two.</param>
internal sealed record NeighbourVersion(INamedTypeSymbol Type, bool IsOlder)
{
    /// <summary>The neighbours of a version: the one that it follows, and those that follow it. They are found by the conversions that were generated.</summary>
    public static IEnumerable<NeighbourVersion> Of(INamedTypeSymbol type)
    {
        if (TypeIdentity.Of(type) is not { } identity)
        {
            return [];
        }

        var versions = GeneratedConversionParser.TargetsOf(type)
            .Select(other => (Type: other, Identity: TypeIdentity.Of(other)))
            .Where(other => other.Identity?.Lineage == identity.Lineage && other.Identity.Version != identity.Version)
            .Append((Type: type, Identity: identity))
            .GroupBy(version => version.Identity!.Version)
            .ToDictionary(group => group.Key, group => group.First());
        var all = versions.Values.Select(version => version.Identity!).ToList();
        var predecessor = PredecessorOf(identity, all);
        return versions.Values
            .Where(other => other.Identity!.Version == predecessor || PredecessorOf(other.Identity, all) == identity.Version)
            .Select(other => new NeighbourVersion(other.Type, IsOlder: other.Identity!.Version == predecessor))
            .OrderBy(neighbour => neighbour.IsOlder ? 0 : 1);
    }

    /// <summary>The member of the neighbour that a member of the type is converted from and to; null where there is none.</summary>
    public IPropertySymbol? FindCounterpart(IPropertySymbol member) => MovedMembers.FindInside(member, this) ?? FindBeside(member);

    private IPropertySymbol? FindBeside(IPropertySymbol member) => IsOlder
        ? Find(Type, FormerName(member) ?? member.Name)
        : Type.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(other => FormerName(other) == member.Name) ?? (Find(Type, member.Name) is { } same && FormerName(same) is null ? same : null);

    /// <summary>Whether the newer version of the two says by hand how the member, or the whole version, is converted.</summary>
    public bool IsByHand(IPropertySymbol member, IPropertySymbol other)
    {
        var newer = IsOlder ? member : other;
        return newer.ContainingType.GetMembers().OfType<IMethodSymbol>()
            .Select(method => method.FindAttribute(KnownNames.SpecConversion))
            .OfType<AttributeData>()
            .Any(conversion => conversion.Texts(0) is { Count: 0 } || conversion.Texts(0).Contains(newer.Name));
    }

    private static string? FormerName(IPropertySymbol member) => member.FindAttribute(KnownNames.Renamed)?.Argument<string>(0);

    private static IPropertySymbol? Find(INamedTypeSymbol type, string name) => type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault(RecordParser.IsCarried);

    // What is numbered after a branch's version does not follow it, unless it says so.
    private static int PredecessorOf(TypeIdentity identity, IEnumerable<TypeIdentity> all) => AfterOf(identity) is > 0 and var after
        ? after
        : all.Where(other => other.Version < identity.Version && AfterOf(other) == 0).Select(other => other.Version).DefaultIfEmpty().Max();

    private static int AfterOf(TypeIdentity identity) => identity.Attribute.NamedArgument<int>("After");
}
