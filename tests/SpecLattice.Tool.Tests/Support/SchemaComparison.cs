using System.Text.Json.Nodes;

namespace SpecLattice.Tool.Tests.Support;

/// <summary>Compares two OpenAPI schemas by what they accept, knowing nothing of how either was made.</summary>
internal sealed class SchemaComparison
{
    private readonly JsonObject _ours;
    private readonly JsonObject _theirs;
    private readonly SortedSet<string> _differences = new(StringComparer.Ordinal);
    private int _compared;

    private SchemaComparison(JsonObject ours, JsonObject theirs)
    {
        _ours = ours;
        _theirs = theirs;
    }

    public static (IReadOnlyCollection<string> Differences, int Compared) Compare(JsonObject ours, string ourName, JsonObject theirs, string theirName)
    {
        var comparison = new SchemaComparison(ours, theirs);
        comparison.Compare("(root)", Named(ours, ourName), Named(theirs, theirName));
        return (comparison._differences, comparison._compared);
    }

    private static JsonObject Named(JsonObject document, string name) => document["components"]!["schemas"]![name]!.AsObject();

    private void Compare(string place, JsonNode? ourNode, JsonNode? theirNode)
    {
        _compared++;
        var (ours, ourNull) = Resolve(ourNode!.AsObject(), _ours);
        var (theirs, theirNull) = Resolve(theirNode!.AsObject(), _theirs);
        if (ourNull != theirNull)
        {
            Add(place, $"ours {(ourNull ? "may" : "must not")} be null, theirs {(theirNull ? "may" : "must not")}");
        }

        if (ours["oneOf"] is JsonArray ourCases && theirs["oneOf"] is JsonArray theirCases)
        {
            CompareCases(place, ourCases, theirCases);
        }
        else if (Kind(ours) != Kind(theirs))
        {
            Add(place, $"ours {Kind(ours)}, theirs {Kind(theirs)}");
        }
        else if (ours["properties"] is JsonObject properties)
        {
            CompareObjects(place, ours, properties, theirs, theirs["properties"]!.AsObject());
        }
        else if (ours["items"] is { } items)
        {
            Compare($"({place} item)", items, theirs["items"]);
        }
        else if (ours["additionalProperties"] is JsonObject values)
        {
            Compare(place, values, theirs["additionalProperties"]);
        }
    }

    private void CompareObjects(string place, JsonObject ours, JsonObject ourMembers, JsonObject theirs, JsonObject theirMembers)
    {
        var refuses = IsFalse(ours["additionalProperties"]);
        if (refuses != IsFalse(theirs["additionalProperties"]))
        {
            Add(place, $"ours {(refuses ? "refuses" : "ignores")} unknown members, theirs does not");
        }

        foreach (var name in ourMembers.Select(member => member.Key).Union(theirMembers.Select(member => member.Key)))
        {
            if (!ourMembers.ContainsKey(name) || !theirMembers.ContainsKey(name))
            {
                Add(name, ourMembers.ContainsKey(name) ? "only ours has it" : "only theirs has it");
                continue;
            }

            if (Requires(ours, name) != Requires(theirs, name))
            {
                Add(name, $"ours {(Requires(ours, name) ? "requires" : "does not require")} it, theirs {(Requires(theirs, name) ? "does" : "does not")}");
            }

            Compare(name, ourMembers[name], theirMembers[name]);
        }
    }

    private void CompareCases(string place, JsonArray ours, JsonArray theirs)
    {
        var (left, right) = (ByTag(ours, _ours), ByTag(theirs, _theirs));
        foreach (var tag in left.Keys.Union(right.Keys))
        {
            if (left.TryGetValue(tag, out var one) && right.TryGetValue(tag, out var other))
            {
                Compare(tag, one, other);
            }
            else
            {
                Add(place, $"case {tag}: only {(left.ContainsKey(tag) ? "ours" : "theirs")} has it");
            }
        }
    }

    /// <summary>The cases by the only name that their tag may have.</summary>
    private static Dictionary<string, JsonNode> ByTag(JsonArray cases, JsonObject document) => cases.ToDictionary(
        one => Resolve(one!.AsObject(), document).Schema["properties"]!.AsObject()
            .Select(member => member.Value!["enum"] is JsonArray { Count: 1 } names ? names[0]!.GetValue<string>() : null)
            .First(name => name is not null)!,
        one => one!);

    /// <summary>Follows references and the wrappers that OpenAPI 3.0 needs around them.</summary>
    private static (JsonObject Schema, bool MayBeNull) Resolve(JsonObject schema, JsonObject document)
    {
        var mayBeNull = false;
        while (true)
        {
            mayBeNull |= schema["nullable"]?.GetValue<bool>() ?? false;
            if (schema["$ref"] is { } reference)
            {
                schema = Named(document, reference.GetValue<string>().Split('/')[^1]);
            }
            else if (schema["allOf"] is JsonArray { Count: 1 } all)
            {
                schema = all[0]!.AsObject();
            }
            else
            {
                return (schema, mayBeNull);
            }
        }
    }

    private static string Kind(JsonObject schema)
    {
        if (schema.ContainsKey("oneOf"))
        {
            return "oneOf";
        }

        var type = schema["type"]?.GetValue<string>() ?? "anything";
        return type switch
        {
            "integer" => schema["format"]?.GetValue<string>() ?? "integer without format",
            "string" when schema["enum"] is JsonArray names => "one of " + string.Join(", ", names.Select(name => name!.GetValue<string>()).Order(StringComparer.Ordinal)),
            "string" when schema["format"] is { } format => format.GetValue<string>(),
            "object" when schema["properties"] is JsonObject members => "object" + (members.Count == 3 && members.ContainsKey("bus") ? " of bus, device, function" : ""),
            "object" => schema.ContainsKey("additionalProperties") ? "map" : "any object",
            "array" => schema.ContainsKey("items") ? "array of items" + (schema["uniqueItems"] is null ? "" : ", each once") : "any array",
            _ => type,
        };
    }

    private static bool Requires(JsonObject schema, string name) => schema["required"] is JsonArray names && names.Any(one => one!.GetValue<string>() == name);

    private static bool IsFalse(JsonNode? node) => node is JsonValue value && value.TryGetValue<bool>(out var flag) && !flag;

    private void Add(string place, string difference) => _differences.Add($"{place}: {difference}");
}
