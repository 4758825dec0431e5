using System.Collections.Frozen;
using System.Collections.Immutable;
using SpecLattice.Layouts;

namespace SpecLattice.Schemas;

/// <summary>Reads a canonical schema text, line by line.</summary>
internal sealed class SpecSchemaReader(string text)
{
    private const string Indent = "  ";

    private static readonly FrozenDictionary<string, SpecSchemaKind> Kinds =
        Enum.GetValues<SpecSchemaKind>().ToFrozenDictionary(kind => kind.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private readonly string[] _lines = text.Split('\n');
    private int _typeCount;
    private int _next;

    public SpecSchema Read()
    {
        _typeCount = _lines.Count(line => line.Length > 0 && line[0] != ' ');
        var types = ImmutableArray.CreateBuilder<SpecSchemaType>(_typeCount);
        while (_next < _lines.Length - 1)
        {
            types.Add(ReadType(types.Count));
        }

        if (types.Count == 0 || _lines[^1].Length > 0)
        {
            throw new SpecSchemaLine("", _lines.Length).Error("expected at least one type, and a line end after the last line");
        }

        return new SpecSchema(types.ToImmutable());
    }

    private const string Ignored = "ignored";
    private const string Kept = "kept";

    private SpecSchemaType ReadType(int number)
    {
        var line = new SpecSchemaLine(_lines[_next], ++_next);
        switch (line.Word())
        {
            case "record":
                var policy = ReadPolicy(line);
                return new SpecSchemaRecord(number, ReadInner(ReadMember), policy == Ignored) { KeepsUnknownMembers = policy == Kept };
            case "union":
                return ReadUnion(number, line);
            case "enum":
                var isNumber = line.Skip(" numbers");
                line.ExpectEnd();
                return new SpecSchemaEnum(number, ReadInner(inner => inner.Name())) { IsNumber = isNumber };
            default:
                throw line.Error("expected `record`, `union` or `enum`");
        }
    }

    private SpecSchemaUnion ReadUnion(int number, SpecSchemaLine line)
    {
        line.Expect(" ");
        var layout = UnionLayouts.Find(line.Word()) ?? throw line.Error($"expected a union's layout: {OneOf(UnionLayouts.All.Select(known => known.Name))}");
        line.Expect(" tag=");
        var tag = layout.HasTag ? line.Name() : "";
        line.Expect(" content=");
        var content = layout.HasContent ? line.Name() : "";
        var skips = ReadPolicy(line, canKeep: false) == Ignored;
        return new SpecSchemaUnion(number, Enum.Parse<SpecSchemaLayout>(layout.Name), tag, content, ReadInner(ReadCase), skips);
    }

    private static string OneOf(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));

    private static string ReadPolicy(SpecSchemaLine line, bool canKeep = true)
    {
        line.Expect(" unknown=");
        var policy = line.Word();
        line.ExpectEnd();
        return policy is Ignored or "refused" || (policy == Kept && canKeep) ? policy : throw line.Error("expected `ignored` or `refused`");
    }

    private SpecSchemaMember ReadMember(SpecSchemaLine line)
    {
        var name = line.Name();
        line.Expect(": ");
        var value = ReadValue(line);
        line.Expect(" ");
        if (line.Skip("required"))
        {
            return new SpecSchemaMember(name, value, isRequired: true, null, null);
        }

        line.Expect("optional=");
        var absence = line.Rest();
        if (absence.Length == 0)
        {
            return new SpecSchemaMember(name, value, isRequired: false, "null", null);
        }

        return SpecSchemaLine.IsJson(absence)
            ? new SpecSchemaMember(name, value, isRequired: false, absence, null)
            : new SpecSchemaMember(name, value, isRequired: false, null, absence);
    }

    private SpecSchemaCase ReadCase(SpecSchemaLine line)
    {
        var tag = line.Name();
        line.Expect(": ");
        return new SpecSchemaCase(tag, line.Skip("unit") ? null : ReadValue(line));
    }

    private SpecSchemaValue ReadValue(SpecSchemaLine line)
    {
        using var nested = line.Nest();
        var value = ReadNotNull(line);
        return line.Skip("?") ? value with { IsNullable = true } : value;
    }

    private SpecSchemaValue ReadNotNull(SpecSchemaLine line)
    {
        if (line.Skip("#"))
        {
            var number = line.Number();
            return number < _typeCount ? new SpecSchemaReference(number) : throw line.Error($"there is no type #{number}");
        }

        if (line.Skip("scalar("))
        {
            return new SpecSchemaScalar(line.ScalarText());
        }

        if (line.Skip("map<"))
        {
            var key = ReadValue(line);
            line.Expect(",");
            return new SpecSchemaMap(key, Closed(ReadValue(line)));
        }

        if (line.Skip("list<"))
        {
            return new SpecSchemaList(Closed(ReadValue(line)));
        }

        if (line.Skip("set<"))
        {
            return new SpecSchemaSet(Closed(ReadValue(line)));
        }

        var name = line.TypeName();
        return line.Skip("@")
            ? new SpecSchemaForeign(name, line.Number())
            : Kinds.TryGetValue(name, out var kind)
                ? new SpecSchemaPrimitive(kind)
                : throw line.Error("expected a type");

        SpecSchemaValue Closed(SpecSchemaValue element)
        {
            line.Expect(">");
            return element;
        }
    }

    // The lines below a type's own, which are indented.
    private ImmutableArray<T> ReadInner<T>(Func<SpecSchemaLine, T> read)
    {
        var inner = ImmutableArray.CreateBuilder<T>();
        while (_next < _lines.Length && _lines[_next].StartsWith(Indent, StringComparison.Ordinal))
        {
            var line = new SpecSchemaLine(_lines[_next], ++_next);
            line.Expect(Indent);
            inner.Add(read(line));
            line.ExpectEnd();
        }

        return inner.ToImmutable();
    }
}
