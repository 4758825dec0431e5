using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>Gathers what is wrong with one type while it is parsed.</summary>
internal sealed class ProblemList(INamedTypeSymbol type)
{
    private readonly List<Problem> _problems = [];

    public EquatableArray<Problem> ToArray() => _problems.ToEquatableArray();

    public void Add(string id, params string[] arguments) => Add(id, null, null, arguments);

    /// <summary>Adds a problem at an attribute of the type itself.</summary>
    public void AddAtOwnAttribute(string attribute, string id, params string[] arguments) => Add(id, null, attribute, arguments);

    /// <summary>Adds a problem at one of the type's own attributes, told from others of its kind by its first argument.</summary>
    public void AddAtOwnAttribute(AttributePlace place, string id, params string[] arguments) => Add(id, null, place.Name, arguments, place.Argument);

    /// <summary>Adds a problem where a text that JSON would have to hold is none.</summary>
    public void CheckText(string? text, ISymbol? member, string attribute, string subject, string what, string? argument = null)
    {
        if (text is not null && !Identifiers.IsWhole(text))
        {
            Add(RuleIds.InvalidText, member?.Name, attribute, [subject, what], argument);
        }
    }

    public void AddAt(ISymbol member, string id, params string[] arguments) => Add(id, member.Name, null, arguments);

    public void AddAtAttribute(ISymbol member, string attribute, string id, params string[] arguments) => Add(id, member.Name, attribute, arguments);

    /// <summary>Adds a problem of a move into a part, or out of one.</summary>
    public void AddMove(ISymbol? member, string part, string why) => Add(
        RuleIds.BadMove, member?.Name, member is null ? KnownNames.Scattered : KnownNames.Gathered, [part, why], member is null ? part : null);

    private void Add(string id, string? member, string? attribute, string[] arguments, string? argument = null) => _problems.Add(new Problem
    {
        Id = id,
        Place = new DeclarationPlace(type.Reference(), member, attribute is null ? null : new AttributePlace(attribute, argument)),
        Arguments = arguments.ToEquatableArray(),
    });
}
