using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>Reads that a member is left out on purpose, and why.</summary>
internal static class DiscardParser
{
    private const string Reason = "Discard";
    private const string Only = "DiscardOnly";

    /// <summary>What of a removed member is left out on the way up; null where nothing is.</summary>
    public static Discard? ParseRemoved(AttributeData attribute, string name, ProblemList problems)
    {
        if (attribute.NamedArgument(Reason) is null)
        {
            return null;
        }

        var place = new AttributePlace(KnownNames.Removed, name);
        if (ReasonOf(attribute) is not { } reason)
        {
            problems.AddAtOwnAttribute(place, RuleIds.DiscardWithoutReason, name);
            return null;
        }

        problems.CheckText(reason, null, KnownNames.Removed, name, "reason", name);
        return new Discard(reason, EquatableArray<DeclaredValue>.Empty);
    }

    /// <summary>What of a removed case is left out: nothing can be, for there would be nothing in its place.</summary>
    public static void RefuseOfCase(AttributeData attribute, string name, ProblemList problems)
    {
        if (attribute.NamedArgument(Reason) is not null)
        {
            problems.AddAtOwnAttribute(
                new AttributePlace(KnownNames.Removed, name), RuleIds.BadDiscard, name, "it is a case of a union or a member of an enum, and nothing could stand in its place: convert it by hand, or discard the member that holds it");
        }
    }

    /// <summary>What of an added member is left out on the way down; null where nothing is.</summary>
    /// <param name="attribute">The declaration that it was added.</param>
    /// <param name="property">The member.</param>
    /// <param name="type">Its type.</param>
    /// <param name="absent">What the silence of the version before means.</param>
    /// <param name="problems">Where mistakes go.</param>
    public static Discard? ParseAdded(AttributeData attribute, IPropertySymbol property, TypeRef type, DeclaredValue? absent, ProblemList problems)
    {
        var given = attribute.NamedArgument(Only) is { Kind: TypedConstantKind.Array, IsNull: false } values ? values.Values : [];
        if (attribute.NamedArgument(Reason) is null)
        {
            if (attribute.NamedArgument(Only) is not null)
            {
                Complain("DiscardOnly says which values are discarded, and no Discard says why");
            }

            return null;
        }

        if (ReasonOf(attribute) is not { } reason)
        {
            problems.AddAtAttribute(property, KnownNames.Added, RuleIds.DiscardWithoutReason, property.Name);
            return null;
        }

        problems.CheckText(reason, property, KnownNames.Added, property.Name, "reason");
        if (given.Length == 0)
        {
            Complain("an older version's readers would not know what they miss: name the values that may be discarded with DiscardOnly, and every other value stays a loss");
            return null;
        }

        var named = given.Select(value => DeclaredValueParser.Parse(value, null, attribute)?.For(type)).ToList();
        if (named.Contains(null))
        {
            problems.AddAtAttribute(property, KnownNames.Added, RuleIds.DeclaredValueDoesNotFit, property.Name, DeclaredValue.Wanted(type, property.Type.ToDisplayString()));
            return null;
        }

        if (named.Exists(value => value is { IsNull: true } || value!.Equals(absent)))
        {
            Complain("DiscardOnly names null or what the older version's silence means, which is no loss");
            return null;
        }

        return new Discard(reason, named.Select(value => value!).Distinct().ToEquatableArray());

        void Complain(string why) => problems.AddAtAttribute(property, KnownNames.Added, RuleIds.BadDiscard, property.Name, why);
    }

    private static string? ReasonOf(AttributeData attribute) =>
        attribute.NamedArgument<string>(Reason) is { } reason && Reasons.IsGiven(reason) ? reason : null;
}
