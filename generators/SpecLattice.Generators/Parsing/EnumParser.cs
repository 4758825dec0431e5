using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Parsing;

/// <summary>Reads an enum's members.</summary>
internal static class EnumParser
{
    public static EnumModel Parse(INamedTypeSymbol symbol)
    {
        var naming = symbol.FindAttribute(KnownNames.SpecEnum)?.NamedEnumArgument("Naming") ?? 0;
        var members = symbol.GetMembers()
            .OfType<IFieldSymbol>()
            .Where(field => field.HasConstantValue)
            .Select(field => new EnumMemberModel
            {
                Name = field.Name,
                JsonName = field.FindAttribute(KnownNames.JsonStringEnumMemberName)?.Argument<string>(0) ?? JsonNaming.Convert(field.Name, naming),
                RenamedFrom = field.FindAttribute(KnownNames.Renamed)?.NamedArgument<string>("From"),
            });
        return new EnumModel { Members = members.ToEquatableArray() };
    }
}
