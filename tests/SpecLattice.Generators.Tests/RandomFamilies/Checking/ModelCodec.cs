using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using SpecLattice.Generators.Tests.RandomFamilies.Shapes;

namespace SpecLattice.Generators.Tests.RandomFamilies.Checking;

/// <summary>The model's own reader and writer of JSON, by the description of a family.</summary>
internal static class ModelCodec
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Quote(string text) => JsonSerializer.Serialize(text, Relaxed);

    public static Value Read(string json, RecordVersion type)
    {
        using var document = JsonDocument.Parse(json);
        return Read(document.RootElement, new PartShape(type), "");
    }

    public static string Write(Value value, TypeShape type) => (value, type) switch
    {
        (NullValue, _) => "null",
        (_, NullableShape nullable) => Write(value, nullable.Inner),
        (AtomValue atom, _) => atom.Json,
        (ItemsValue items, ItemsShape shape) => "[" + string.Join(",", items.Items.Select(entry => Write(entry.Item, shape.Item))) + "]",
        (ItemsValue items, MapShape shape) =>
            "{" + string.Join(",", items.Items.Select(entry => $"{Quote(entry.Key)}:{Write(entry.Item, shape.Item)}")) + "}",
        (RecordValue record, PartShape { Version: RecordVersion version }) => "{" + string.Join(",", Members(record, version)) + "}",
        (CaseValue held, PartShape { Version: UnionVersion version }) => WriteCase(held, version),
        _ => throw new LawViolationException($"the model cannot write {value} as {type.Code}"),
    };

    private static IEnumerable<string> Members(RecordValue record, RecordVersion version) => version.Members
        .Where(member => member.Default is null || !record.Members[member.Name].IsSame(member.Default))
        .Select(member => $"{Quote(member.Name)}:{Write(record.Members[member.Name], member.Type)}");

    private static string WriteCase(CaseValue value, UnionVersion version)
    {
        var payload = version.Cases.Single(candidate => candidate.Tag == value.Tag).Payload;
        var held = payload is null ? null : Write(value.Held!, payload);
        var tag = $"{Quote(UnionVersion.Tag)}:{Quote(value.Tag)}";
        return version.Layout switch
        {
            Layout.Adjacent => held is null ? $"{{{tag}}}" : $"{{{tag},{Quote(UnionVersion.Content)}:{held}}}",
            Layout.Internal => held is null or "{}" ? $"{{{tag}}}" : $"{{{tag},{held[1..]}",
            Layout.External => held is null ? Quote(value.Tag) : $"{{{Quote(value.Tag)}:{held}}}",
            _ => throw new LawViolationException($"the model cannot write the layout {version.Layout}"),
        };
    }

    private static Value Read(JsonElement json, TypeShape type, string place)
    {
        switch (type)
        {
            case NullableShape nullable:
                return json.ValueKind == JsonValueKind.Null ? new NullValue(place) : Read(json, nullable.Inner, place);
            case ItemsShape items:
                return new ItemsValue(
                    [.. json.EnumerateArray().Select((item, i) => ("", Read(item, items.Item, $"{place}/{i.ToString(CultureInfo.InvariantCulture)}")))], place);
            case MapShape map:
                return new ItemsValue([.. json.EnumerateObject().Select(entry => (entry.Name, Read(entry.Value, map.Item, Below(place, entry.Name))))], place);
            case PartShape { Version: RecordVersion version }:
                return ReadRecord(json.EnumerateObject().ToDictionary(member => member.Name, member => member.Value), version, place);
            case PartShape { Version: UnionVersion version }:
                return ReadCase(json, version, place);
            default:
                return new AtomValue(json.GetRawText(), place);
        }
    }

    private static RecordValue ReadRecord(Dictionary<string, JsonElement> json, RecordVersion version, string place)
    {
        var members = version.Members.ToDictionary(
            member => member.Name,
            member => json.Remove(member.Name, out var found)
                ? Read(found, member.Type, Below(place, member.Name))
                : member.Default?.At(Below(place, member.Name)) ?? throw new LawViolationException($"{version.Reference} was written without {member.Name}"));
        return json.Count == 0
            ? new RecordValue(members, place)
            : throw new LawViolationException($"{version.Reference} was written with {string.Join(", ", json.Keys)}");
    }

    private static CaseValue ReadCase(JsonElement json, UnionVersion version, string place)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            return new CaseValue(json.GetString()!, null, place);
        }

        var members = json.EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
        var tag = version.Layout == Layout.External ? members.Keys.Single() : members[UnionVersion.Tag].GetString()!;
        if (version.Cases.SingleOrDefault(candidate => candidate.Tag == tag)?.Payload is not { } payload)
        {
            return new CaseValue(tag, null, place);
        }

        if (version.Layout == Layout.Internal)
        {
            members.Remove(UnionVersion.Tag);
            return new CaseValue(tag, ReadRecord(members, (RecordVersion)((PartShape)payload).Version, place), place);
        }

        var content = version.Layout == Layout.External ? tag : UnionVersion.Content;
        return new CaseValue(tag, Read(members[content], payload, Below(place, content)), place);
    }

    private static string Below(string place, string name) => $"{place}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
}
