using System.Collections.Immutable;
using SpecLattice.Schemas;

namespace SpecLattice.Testing.Shapes;

/// <summary>Links the types of a version's schema, and of the schemas of other assemblies' parts that it names.</summary>
internal sealed class ShapeBuilder(string where, SpecLawOptions options, ImmutableArray<SpecScalarExamples> examples, ImmutableArray<SpecPartSchema> parts)
{
    private static readonly string[] NamesOfNobody = ["unknown/1", "x-unknown ~2"];

    private readonly List<Shape> _all = [];
    private readonly Dictionary<(string Name, int Version), Shape> _foreign = [];

    /// <summary>The shape of a version.</summary>
    public Slot Build(string schemaText)
    {
        var root = new Slot(Link(SpecSchema.Parse(schemaText)), IsNullable: false);
        FindLeastDepths();
        return root.LeastDepth < int.MaxValue
            ? root
            : throw new SpecLawException($"{where}: no value of it can end, since every value holds another one of the same type");
    }

    private Shape Link(SpecSchema schema, (string Name, int Version)? foreign = null)
    {
        var shapes = schema.Types.Select(Empty).ToImmutableArray();
        _all.AddRange(shapes);
        if (foreign is { } part)
        {
            // Known before it is filled: parts can hold one another.
            _foreign.Add(part, shapes[0]);
        }

        foreach (var (type, shape) in schema.Types.Zip(shapes))
        {
            Fill(type, shape, shapes);
        }

        return shapes[0];
    }

    private static Shape Empty(SpecSchemaType type) => type switch
    {
        SpecSchemaRecord record => new RecordShape(record.IgnoresUnknownMembers || record.KeepsUnknownMembers),
        SpecSchemaUnion union => new UnionShape(union.Layout, union.Tag, union.Content, union.IgnoresUnknownMembers),
        SpecSchemaEnum members => new EnumShape(members.Members, members.IsNumber),
        _ => throw new InvalidOperationException($"a schema type {type.GetType().Name}"),
    };

    private void Fill(SpecSchemaType type, Shape shape, ImmutableArray<Shape> shapes)
    {
        switch (type)
        {
            case SpecSchemaRecord record:
                ((RecordShape)shape).Members =
                [
                    .. record.Members.Select(member => new MemberShape(
                        member.Name,
                        SlotOf(member.Value, shapes),
                        member.IsRequired,
                        member.Default is { } json ? new DefaultText(json) : null)),
                    .. UnknownOf(record),
                ];
                break;
            case SpecSchemaUnion union:
                ((UnionShape)shape).Cases =
                    [.. union.Cases.Select(candidate => new CaseShape(candidate.Tag, candidate.Value is { } value ? SlotOf(value, shapes) : null))];
                break;
        }
    }

    /// <summary>Names that other versions declare: a record that keeps unknown members may have them, and must not be taken for one of those versions.</summary>
    public IReadOnlyList<string> NamesElsewhere { get; init; } = [];

    // What such a record keeps is JSON of any kind, null included.
    private IEnumerable<MemberShape> UnknownOf(SpecSchemaRecord record) => record.KeepsUnknownMembers
        ? NamesOfNobody.Concat(NamesElsewhere).Except(record.Members.Select(member => member.Name)).Select(name => new MemberShape(name, new Slot(ShapeOf(new SpecSchemaPrimitive(SpecSchemaKind.Json), []), IsNullable: true), IsRequired: false, null))
        : [];

    private Slot SlotOf(SpecSchemaValue value, ImmutableArray<Shape> shapes) => new(ShapeOf(value, shapes), value.IsNullable);

    private Shape ShapeOf(SpecSchemaValue value, ImmutableArray<Shape> shapes)
    {
        switch (value)
        {
            case SpecSchemaReference reference:
                return shapes[reference.Number];
            case SpecSchemaForeign foreign:
                return ShapeOf(foreign);
        }

        Shape shape = value switch
        {
            SpecSchemaPrimitive primitive => new PrimitiveShape(primitive.Kind),
            SpecSchemaScalar scalar => new ScalarShape(scalar.Text, ExamplesOf(scalar.Text)),
            SpecSchemaMap map => new MapShape(SlotOf(map.Key, shapes), SlotOf(map.Value, shapes)),
            SpecSchemaList list => new ListShape(SlotOf(list.Element, shapes), isSet: false),
            SpecSchemaSet set => new ListShape(SlotOf(set.Element, shapes), isSet: true),
            _ => throw new InvalidOperationException($"a schema value {value.GetType().Name}"),
        };
        _all.Add(shape);
        return shape;
    }

    private Shape ShapeOf(SpecSchemaForeign foreign)
    {
        if (_foreign.TryGetValue((foreign.Name, foreign.Version), out var known))
        {
            return known;
        }

        var text = options.Parts.Concat(parts).FirstOrDefault(part => part.Name == foreign.Name && part.Version == foreign.Version)?.Schema
            ?? throw new SpecLawException(
                $"{where}: it holds {foreign.Name}@{foreign.Version} of another assembly, whose schema is not known; give it in {nameof(SpecLawOptions)}.{nameof(SpecLawOptions.Parts)}");
        return Link(SpecSchema.Parse(text), (foreign.Name, foreign.Version));
    }

    private ImmutableArray<string> ExamplesOf(string text)
    {
        var found = options.Scalars.Concat(examples).Where(scalar => scalar.Scalar == text).SelectMany(scalar => scalar.Examples).Distinct().ToImmutableArray();
        return found.Length > 0
            ? found
            : throw new SpecLawException(
                $"{where}: no example of the scalar `{text}` is known. Give its {nameof(SpecScalarAttribute)} some {nameof(SpecScalarAttribute.Examples)}, "
                + $"JSON texts of distinct values as the scalar writes them, or give them in {nameof(SpecLawOptions)}.{nameof(SpecLawOptions.Scalars)}");
    }

    // Repeated until nothing becomes less deep: types are recursive.
    private void FindLeastDepths()
    {
        var changed = true;
        while (changed)
        {
            changed = false;
            foreach (var shape in _all)
            {
                var depth = LeastDepth(shape);
                if (depth < shape.LeastDepth)
                {
                    shape.LeastDepth = depth;
                    changed = true;
                }
            }
        }
    }

    private static int LeastDepth(Shape shape) => shape switch
    {
        RecordShape record => Above(record.Members.Where(member => member.IsRequired).Select(member => member.Slot.LeastDepth).DefaultIfEmpty(0).Max()),
        UnionShape union => Above(union.Cases.Select(candidate => candidate.Slot?.LeastDepth ?? 0).DefaultIfEmpty(int.MaxValue).Min()),
        _ => 0,
    };

    private static int Above(int depth) => depth == int.MaxValue ? int.MaxValue : depth + 1;
}
