using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Parsing;

/// <summary>Reads the declarations of members that moved into a part or out of one.</summary>
internal static class MoveParser
{
    /// <summary>Reads the members that moved out of a part.</summary>
    public static ScatteredPart ParseScattered(AttributeData attribute, ProblemList problems)
    {
        var part = attribute.Argument<string>(0) ?? "";
        return new ScatteredPart(part, ParseMoved(attribute, attribute.Texts(1), null, part, problems));
    }

    /// <summary>Reads which members moved, and what they are called inside the part.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="names">The members outside of the part.</param>
    /// <param name="member">The part, where the newer version has it.</param>
    /// <param name="part">The part's name.</param>
    /// <param name="problems">What is wrong with it.</param>
    public static EquatableArray<MovedMember> ParseMoved(AttributeData attribute, EquatableArray<string> names, IPropertySymbol? member, string part, ProblemList problems)
    {
        var inside = attribute.NamedTexts("As").ToEquatableArray();
        var twice = names.GroupBy(name => name, StringComparer.Ordinal).Concat(inside.GroupBy(name => name, StringComparer.Ordinal)).FirstOrDefault(group => group.Count() > 1)?.Key;
        var why = names.Count == 0 ? "name the members that were moved"
            : twice is not null ? $"'{twice}' is named twice"
            : inside.Count > 0 && inside.Count != names.Count ? $"As names {inside.Count} members, and there are {names.Count} to name"
            : null;
        if (why is not null)
        {
            problems.AddMove(member, part, why);
        }

        return names.Select((name, i) => new MovedMember(name, i < inside.Count ? inside[i] : name)).ToEquatableArray();
    }
}
