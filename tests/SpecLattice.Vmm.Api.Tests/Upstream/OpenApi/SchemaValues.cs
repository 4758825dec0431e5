using System.Text.Json.Nodes;

namespace SpecLattice.Vmm.Api.Tests.Upstream.OpenApi;

/// <summary>Random documents made from a published schema alone: whatever it allows, without knowledge of the types of this API.</summary>
internal sealed class SchemaValues(OpenApiDocument document, Random random)
{
    private static readonly string[] OddTexts = ["", "/", "~", "\"", "\\", "\u0000", "\u001f", "<&>", "\u2028", "é", "e\u0301", "\U0001F4BE", "null", "0"];
    private static readonly string[] Addresses = ["192.0.2.7:12400", "0.0.0.0:0", "[::]:65535", "[2001:db8::7]:1", "192.0.2.7", "host:80", "[::1]", ""];

    /// <summary>One in so many places where the schema allows something that no server does: a number beyond its format, an unknown member.</summary>
    public int OddsOfOddity { get; init; } = 150;

    /// <summary>Whether a schema allows null.</summary>
    public static bool IsNullable(JsonObject schema) => schema["nullable"]?.GetValue<bool>() == true;

    /// <summary>A document that the schema allows.</summary>
    /// <param name="name">The schema's name.</param>
    /// <returns>The document.</returns>
    public JsonNode? Make(string name) => Make(document.Schema(name), name);

    private JsonNode? Make(JsonObject schema, string member)
    {
        if (IsNullable(schema) && random.Next(3) == 0)
        {
            return null;
        }

        if (schema["$ref"] is { } reference)
        {
            return Make(document.Schema(OpenApiDocument.NameIn(reference.GetValue<string>())), member);
        }

        if ((schema["allOf"] ?? schema["oneOf"]) is JsonArray choices)
        {
            return Make(choices[random.Next(choices.Count)]!.AsObject(), member);
        }

        return schema["type"]!.GetValue<string>() switch
        {
            "object" => MakeObject(schema),
            "array" => MakeArray(schema, member),
            "string" => MakeString(schema, member),
            "integer" => MakeInteger(schema),
            "boolean" => random.Next(2) == 0,
            var other => throw new NotSupportedException($"a schema of type {other}"),
        };
    }

    private JsonObject MakeObject(JsonObject schema)
    {
        var made = new JsonObject();
        var required = (schema["required"]?.AsArray() ?? []).Select(name => name!.GetValue<string>()).ToHashSet();
        var members = (schema["properties"]?.AsObject() ?? []).ToArray();
        random.Shuffle(members);
        foreach (var (name, member) in members.Where(member => required.Contains(member.Key) || random.Next(2) == 0))
        {
            made[name] = Make(member!.AsObject(), name);
        }

        switch (schema["additionalProperties"])
        {
            case JsonObject values:
                AddEntries(made, values);
                break;
            case null when random.Next(OddsOfOddity) == 0:
                made["unknown member"] = new JsonObject { ["x"] = new JsonArray(1, null) };
                break;
        }

        return made;
    }

    private void AddEntries(JsonObject map, JsonObject values)
    {
        for (var left = random.Next(7); left > 0; left--)
        {
            map[MakeKey()] = Make(values, "");
        }

        if (random.Next(OddsOfOddity) == 0 && map.Select(entry => entry.Key).FirstOrDefault(key => Guid.TryParseExact(key, "D", out _)) is { } key)
        {
            map[key.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant()] = Make(values, "");
        }
    }

    private string MakeKey() => random.Next(3) == 0 ? MakeUuid() : MakeText();

    private JsonArray MakeArray(JsonObject schema, string member)
    {
        var least = schema["minItems"]?.GetValue<int>() ?? 0;
        var most = schema["maxItems"]?.GetValue<int>() ?? least + 4;
        var items = Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => Make(schema["items"]!.AsObject(), member)).ToList();
        var unique = schema["uniqueItems"]?.GetValue<bool>() == true ? items.DistinctBy(item => item?.ToJsonString()) : items;
        return new JsonArray([.. unique]);
    }

    private JsonValue MakeString(JsonObject schema, string member)
    {
        if (schema["enum"] is JsonArray names)
        {
            return JsonValue.Create(names[random.Next(names.Count)]!.GetValue<string>());
        }

        if (schema["format"]?.GetValue<string>() == "uuid")
        {
            return JsonValue.Create(MakeUuid());
        }

        return JsonValue.Create(member == "src_addr" ? Addresses[random.Next(random.Next(20) == 0 ? Addresses.Length : 4)] : MakeText());
    }

    private JsonValue MakeInteger(JsonObject schema)
    {
        var least = schema["minimum"]?.GetValue<ulong>() ?? throw new NotSupportedException("an integer without a minimum");
        var most = DocumentedDifferences.MaximumOf(schema);
        if (most < ulong.MaxValue && random.Next(OddsOfOddity) == 0)
        {
            return JsonValue.Create(most + 1);
        }

        // PCI devices and functions have narrower ranges than their formats: mostly within.
        return JsonValue.Create(random.Next(6) switch
        {
            0 => least,
            1 when most != byte.MaxValue => most,
            2 when most != byte.MaxValue => most - (ulong)random.Next(100),
            3 when most == ulong.MaxValue => (1UL << 53) + 1,
            _ => Math.Max(least, (ulong)random.Next(random.Next(30) == 0 ? 256 : 8)),
        });
    }

    private string MakeText() => random.Next(3) switch
    {
        0 => OddTexts[random.Next(OddTexts.Length)],
        _ => new string([.. Enumerable.Range(0, random.Next(6)).Select(_ => (char)random.Next('0', 'z'))]),
    };

    private string MakeUuid()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString("D");
    }
}
