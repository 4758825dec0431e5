using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Planning;

/// <summary>What is known of a family's schemas and is in no digest: examples of scalars, and the schemas of parts that their texts only name.</summary>
internal sealed class SchemaNotes
{
    private readonly SortedDictionary<string, SortedSet<string>> _examples = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(string Name, int Version), string> _parts = [];

    /// <summary>The digest of a part of another assembly, with all that it holds.</summary>
    public static string DigestOf(TypeRef part)
    {
        var schemas = new SchemaText(LineageSet.Create(part.ForeignTypes.Items, []));
        var text = schemas.Text(part.ForeignTypes[0]);
        return SchemaText.Digest(text, Of(schemas).Parts);
    }

    /// <summary>What the texts made so far hold.</summary>
    public static SchemaNotes Of(SchemaText schemas)
    {
        var notes = new SchemaNotes();
        notes.Add(schemas);
        return notes;
    }

    public EquatableArray<ScalarExamples> Examples => _examples
        .Where(scalar => scalar.Value.Count > 0)
        .Select(scalar => new ScalarExamples(scalar.Key, scalar.Value.ToEquatableArray()))
        .ToEquatableArray();

    public EquatableArray<ForeignPart> Parts => _parts.Select(part => new ForeignPart(part.Key.Name, part.Key.Version, part.Value)).ToEquatableArray();

    /// <summary>Records what the texts made so far hold.</summary>
    public void Add(SchemaText schemas)
    {
        foreach (var scalar in schemas.Scalars)
        {
            if (!_examples.TryGetValue(scalar.ScalarSchema, out var examples))
            {
                _examples.Add(scalar.ScalarSchema, examples = new SortedSet<string>(StringComparer.Ordinal));
            }

            examples.UnionWith(scalar.ScalarExamples);
        }

        foreach (var part in schemas.Foreign.Where(part => part.ForeignTypes.Count > 0 && !_parts.ContainsKey((part.Lineage, part.Version))))
        {
            var inner = new SchemaText(LineageSet.Create(part.ForeignTypes.Items, []));
            _parts.Add((part.Lineage, part.Version), inner.Text(part.ForeignTypes[0]));
            Add(inner);
        }
    }
}
