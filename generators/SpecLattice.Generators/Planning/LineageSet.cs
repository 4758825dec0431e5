using System.Collections.Immutable;
using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Planning;

/// <summary>The lineages of a compilation and the types in them.</summary>
internal sealed class LineageSet
{
    private readonly Dictionary<string, Lineage> _lineages;
    private readonly Dictionary<string, TypeModel> _types = new(StringComparer.Ordinal);

    private LineageSet(Dictionary<string, Lineage> lineages)
    {
        _lineages = lineages;
        foreach (var type in lineages.Values.SelectMany(lineage => lineage.Types))
        {
            _types[type.Name.Reference] = type;
        }
    }

    /// <summary>The lineages in the order of their keys.</summary>
    public IEnumerable<Lineage> All => _lineages.Values.OrderBy(lineage => lineage.Key, StringComparer.Ordinal);

    public static LineageSet Create(ImmutableArray<TypeModel> types, List<Problem> problems) => new(types
        .Where(type => !type.IsSum)
        .GroupBy(type => type.Lineage, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => Lineage.Create(group.Key, group, problems), StringComparer.Ordinal));

    public bool Contains(TypeRef type) => _types.ContainsKey(type.Reference);

    public TypeModel? Find(TypeRef type) => _types.TryGetValue(type.Reference, out var model) ? model : null;

    public Lineage this[string key] => _lineages[key];

    public Lineage Of(TypeRef type) => _lineages[type.Lineage];

    /// <summary>A union that has a single case, and that with a value; otherwise null.</summary>
    public UnionModel? FindSingleCase(TypeRef type) =>
        type is { Kind: TypeRefKind.Union, IsNullable: false } && Find(type)?.Union is { Cases.Count: 1 } union && union.Cases[0].Payload is not null
            ? union
            : null;

    /// <summary>Whether a value of the type may hold what must not be shown. What other assemblies define may.</summary>
    public bool MayHoldSecret(TypeRef type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var left = new Stack<TypeRef>(type.Flatten());
        while (left.Count > 0)
        {
            var current = left.Pop();
            if (!current.HasLineage || !seen.Add(current.Reference))
            {
                continue;
            }

            if (Find(current) is not { } model || model.Members.Any(member => member.IsSensitive))
            {
                return true;
            }

            foreach (var reference in model.References)
            {
                left.Push(reference);
            }
        }

        return false;
    }
}
