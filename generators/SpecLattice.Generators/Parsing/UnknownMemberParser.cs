using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>Reads which member of a record keeps the members of documents that the record does not declare.</summary>
internal static class UnknownMemberParser
{
    /// <summary><c>UnknownMembers.Ignore</c> of the runtime.</summary>
    public const int Ignore = 1;

    /// <summary><c>UnknownMembers.Keep</c> of the runtime.</summary>
    public const int Keep = 2;

    private static readonly string[] OfOthers = [KnownNames.Added, KnownNames.Renamed, KnownNames.Gathered, KnownNames.SpecDefault, KnownNames.JsonPropertyName, KnownNames.SemanticChange];

    /// <summary>Whether a property is of the type that keeps unknown members.</summary>
    public static bool IsKeeper(IPropertySymbol property) => property.Type is INamedTypeSymbol type && type.IsNamed(KnownNames.UnknownMembers);

    /// <summary>The name of the member that keeps unknown members; null where there is none, or a wrong one.</summary>
    public static string? Parse(INamedTypeSymbol record, bool keeps, ProblemList problems)
    {
        var keepers = record.GetMembers().OfType<IPropertySymbol>().Where(property => RecordParser.IsMember(property) && IsKeeper(property)).ToList();
        if (keepers.Count == 0)
        {
            if (keeps)
            {
                problems.Add(RuleIds.BadUnknownMembers, record.Name, "it keeps unknown members, and has no member for them: declare a property of the type SpecUnknownMembers, with init");
            }

            return null;
        }

        foreach (var keeper in keepers)
        {
            if ((!keeps ? "its record does not keep unknown members: write UnknownMembers = UnknownMembers.Keep in the attribute of the record"
                : keepers.Count > 1 ? "its record has another member for unknown members: leave one out"
                : keeper.IsRequired || PrimaryConstructor.ParameterOf(keeper) is not null || keeper.SetMethod is not { IsInitOnly: true } ? "no document says whether it is there: declare it with init, neither required nor a parameter"
                : OfOthers.Any(attribute => keeper.FindAttribute(attribute) is not null) ? "documents do not name it, so it has neither a JSON name, a default nor a history of its own"
                : null) is { } why)
            {
                problems.AddAt(keeper, RuleIds.BadUnknownMembers, keeper.Name, why);
                return null;
            }
        }

        return keepers[0].Name;
    }

    /// <summary>Unions and enums have no members in which unknown ones could be kept.</summary>
    public static void RefuseOfCases(INamedTypeSymbol symbol, ProblemList problems)
    {
        if (TypeIdentity.Of(symbol)?.Attribute.NamedEnumArgument("UnknownMembers") == Keep || symbol.FindAttribute(KnownNames.SpecUnion)?.NamedEnumArgument("UnknownMembers") == Keep)
        {
            problems.Add(RuleIds.BadUnknownMembers, symbol.Name, "only a record can keep unknown members, and this is none: let the records in its cases keep them");
        }
    }
}
