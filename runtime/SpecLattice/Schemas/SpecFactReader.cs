using System.Collections.Immutable;
using System.Text;
using SpecLattice.Layouts;

namespace SpecLattice.Schemas;

/// <summary>Reads the facts of a catalog into schemas: groups them by type, writes each type as a schema text has it, and reads that.</summary>
internal sealed class SpecFactReader
{
    private readonly Dictionary<(string Name, int Version), int> _numbers = [];
    private readonly List<(string Name, int Version)> _names = [];
    private readonly List<Facts> _facts = [];

    public SpecNamedSchemas Read(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (var index = 0; index < lines.Length; index++)
        {
            ReadFact(new SpecSchemaLine(lines[index], index + 1));
        }

        // What has no versions comes after all that has.
        var types = ImmutableArray.CreateBuilder<SpecSchemaType>(_facts.Count);
        var ordinary = new List<SpecSchemaType>();
        foreach (var facts in _facts)
        {
            var schema = SpecSchema.Parse(facts.ToSchemaText());
            var first = _facts.Count + ordinary.Count - 1;
            types.Add(Connect(schema.Root, types.Count, first));
            ordinary.AddRange(schema.Types.Skip(1).Select(type => Connect(type, first + type.Number, first)));
        }

        types.AddRange(ordinary);
        return new SpecNamedSchemas([.. _names, .. ordinary.Select(type => ($"#{type.Number}", 0))], types.ToImmutable());
    }

    private void ReadFact(SpecSchemaLine line)
    {
        if (line.Word() is not ("spec" or "part"))
        {
            throw line.Error("expected `spec` or `part`");
        }

        line.Expect(" ");
        var name = line.FactWord();
        line.Expect("@");
        var facts = FactsOf(name, line.Number());
        line.Expect(" ");
        switch (line.Word())
        {
            case "record":
                line.Expect(" ");
                facts.Head = $"record {line.Rest()}";
                break;
            case "union":
                facts.Head = UnionHead(line);
                break;
            case "enum":
                facts.Head = "enum";
                break;
            case "member":
                facts.Members.Add(ReadMember(line));
                break;
            case "ordinary":
                var (called, shape) = ReadEntry(line);
                facts.Ordinary.Add((called, shape));
                break;
            case "default":
                var (of, value) = ReadEntry(line);
                facts.Defaults.Add(of, value);
                break;
            case "case":
                var (tag, payload) = ReadEntry(line);
                facts.Inner.Add($"{Quote(tag)}: {payload}");
                break;
            case "value":
                facts.Inner.Add(Quote(ReadEntry(line).Key));
                break;
            default:
                break; // what concerns history, not shape
        }
    }

    private Facts FactsOf(string name, int version)
    {
        if (!_numbers.TryGetValue((name, version), out var number))
        {
            number = _facts.Count;
            _numbers.Add((name, version), number);
            _names.Add((name, version));
            _facts.Add(new Facts());
        }

        return _facts[number];
    }

    private static (string Key, string Value) ReadEntry(SpecSchemaLine line)
    {
        line.Expect(" ");
        var key = line.FactWord();
        line.Expect(" ");
        return (key, line.Rest());
    }

    private static (string Name, bool IsRequired, string Type) ReadMember(SpecSchemaLine line)
    {
        line.Expect(" ");
        var name = line.FactWord();
        line.Expect(" ");
        var presence = line.Word();
        line.Expect(" ");
        return (name, presence == "required", line.Rest());
    }

    private static string UnionHead(SpecSchemaLine line)
    {
        line.Expect(" layout=");
        var layout = UnionLayouts.FindKeyword(line.Word()) ?? throw line.Error("expected a union's layout, as a lock names it");
        line.Expect(" tag=");
        var tag = line.FactWord();
        line.Expect(" content=");
        var content = line.FactWord();
        line.Expect(" ");
        return $"union {layout.Name} tag={Optional(tag)} content={Optional(content)} {line.Rest()}";
    }

    private static string Optional(string name) => name.Length == 0 ? "" : Quote(name);

    private static string Quote(string name) => $"\"{System.Text.Json.JsonEncodedText.Encode(name)}\"";

    /// <summary>Names in place of what the text calls the parts of other assemblies.</summary>
    private SpecSchemaType Connect(SpecSchemaType type, int number, int first) => type switch
    {
        SpecSchemaRecord record => record with { Number = number, Members = [.. record.Members.Select(member => member with { Value = Connect(member.Value, first) })] },
        SpecSchemaUnion union => union with
        {
            Number = number,
            Cases = [.. union.Cases.Select(candidate => candidate with { Value = candidate.Value is { } value ? Connect(value, first) : null })],
        },
        _ => type with { Number = number },
    };

    private SpecSchemaValue Connect(SpecSchemaValue value, int first) => value switch
    {
        SpecSchemaReference inner => inner with { Number = first + inner.Number },
        SpecSchemaForeign foreign when _numbers.TryGetValue((foreign.Name, foreign.Version), out var number) =>
            new SpecSchemaReference(number) { IsNullable = foreign.IsNullable },
        SpecSchemaMap map => map with { Key = Connect(map.Key, first), Value = Connect(map.Value, first) },
        SpecSchemaList list => list with { Element = Connect(list.Element, first) },
        SpecSchemaSet set => set with { Element = Connect(set.Element, first) },
        _ => value,
    };

    private sealed class Facts
    {
        public string Head { get; set; } = "";

        public List<(string Name, bool IsRequired, string Type)> Members { get; } = [];

        public Dictionary<string, string> Defaults { get; } = new(StringComparer.Ordinal);

        public List<string> Inner { get; } = [];

        /// <summary>The types without versions that the type holds: how each is called, and what it looks like.</summary>
        public List<(string Name, string Shape)> Ordinary { get; } = [];

        public string ToSchemaText()
        {
            var text = new StringBuilder(Head).Append('\n');
            foreach (var (name, isRequired, type) in Members)
            {
                var presence = isRequired ? "required" : $"optional={Defaults.GetValueOrDefault(name, "null")}";
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  {Quote(name)}: {type} {presence}\n");
            }

            foreach (var line in Inner)
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  {line}\n");
            }

            foreach (var (_, shape) in Ordinary)
            {
                text.Append(SpecOrdinaryText.ToLines(shape));
            }

            return SpecOrdinaryText.Number(text.ToString(), Ordinary.Select(type => type.Name));
        }
    }
}
