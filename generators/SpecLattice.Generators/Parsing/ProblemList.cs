using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Parsing;

/// <summary>Gathers what is wrong with one type while it is parsed.</summary>
internal sealed class ProblemList(INamedTypeSymbol type)
{
    private readonly List<Problem> _problems = [];

    public EquatableArray<Problem> ToArray() => _problems.ToEquatableArray();

    public void Add(string id, params string[] arguments) => Add(id, null, null, arguments);

    public void AddAt(ISymbol member, string id, params string[] arguments) => Add(id, member.Name, null, arguments);

    public void AddAtAttribute(ISymbol member, string attribute, string id, params string[] arguments) => Add(id, member.Name, attribute, arguments);

    private void Add(string id, string? member, string? attribute, string[] arguments) => _problems.Add(new Problem
    {
        Id = id,
        Place = new DeclarationPlace(type.Reference(), member, attribute is null ? null : new AttributePlace(attribute)),
        Arguments = arguments.ToEquatableArray(),
    });
}
