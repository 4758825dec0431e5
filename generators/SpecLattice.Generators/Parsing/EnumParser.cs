using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>Reads an enum's members.</summary>
internal static class EnumParser
{
    public static EnumModel Parse(INamedTypeSymbol symbol, ProblemList problems)
    {
        var naming = symbol.JsonNaming();
        var members = symbol.GetMembers()
            .OfType<IFieldSymbol>()
            .Where(field => field.HasConstantValue && field.CanBeReferencedByName)
            .Select(field => new EnumMemberModel
            {
                Name = field.Name,
                JsonName = field.FindAttribute(KnownNames.JsonStringEnumMemberName)?.Argument<string>(0) ?? JsonNaming.Convert(field.Name, naming),
                RenamedFrom = field.FindAttribute(KnownNames.Renamed)?.Argument<string>(0),
            });
        var model = new EnumModel { Members = members.ToEquatableArray() };
        Check(symbol, model, problems);
        return model;
    }

    private static void Check(INamedTypeSymbol symbol, EnumModel model, ProblemList problems)
    {
        if (symbol.FindAttribute(KnownNames.Flags) is not null)
        {
            problems.Add(
                RuleIds.UnsupportedTypeShape,
                symbol.Name,
                $"it is a [Flags] enum, whose values are sets of names that JSON cannot say as one: remove [Flags], and let members be SpecSet<{symbol.Name}>");
        }

        if (model.Members.Count == 0)
        {
            problems.Add(RuleIds.UnsupportedTypeShape, symbol.Name, "it has no members");
        }

        foreach (var member in model.Members)
        {
            problems.CheckText(member.JsonName, symbol.GetMembers(member.Name)[0], KnownNames.JsonStringEnumMemberName, member.Name, "JSON name");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in model.Members.Where(member => !names.Add(member.JsonName)))
        {
            problems.AddAt(symbol.GetMembers(member.Name)[0], RuleIds.DuplicateJsonName, member.JsonName);
        }

        // A value with two names has no one name in JSON.
        var values = new HashSet<object?>();
        foreach (var field in symbol.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue && !values.Add(field.ConstantValue)))
        {
            problems.Add(RuleIds.UnsupportedTypeShape, symbol.Name, $"its member '{field.Name}' has the value of another");
        }
    }
}
