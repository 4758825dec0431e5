using System.Globalization;
using System.Text.Json;

namespace SpecLattice.Vmm.Cli.Tests.Http;

/// <summary>
/// Compares two OpenAPI documents by what they mean: references are followed, single <c>allOf</c>s looked through, cases of <c>oneOf</c> told by their tags;
/// order and descriptive words do not count. A difference inside a named schema is reported once, under the name that the other document gives it.
/// </summary>
internal sealed class OpenApiComparison(JsonElement here, JsonElement there)
{
    private static readonly HashSet<string> Words = ["description", "title", "summary", "nullable", "x-dropshot-websocket"];

    private readonly SortedSet<string> _differences = new(StringComparer.Ordinal);
    private readonly HashSet<(string, string)> _compared = [];

    /// <summary>Compares.</summary>
    /// <returns>The differences, one per line.</returns>
    public IReadOnlyCollection<string> Compare()
    {
        foreach (var (path, ours, theirs) in Both(here.GetProperty("paths"), there.GetProperty("paths"), ""))
        {
            foreach (var (method, one, other) in Both(ours, theirs, path + " "))
            {
                CompareOperations($"{path} {method}", one, other);
            }
        }

        return _differences;
    }

    private void CompareOperations(string place, JsonElement ours, JsonElement theirs)
    {
        CompareValues($"{place}: operationId", ours.GetProperty("operationId"), theirs.GetProperty("operationId"));
        foreach (var (name, one, other) in Both(Parameters(ours), Parameters(theirs), $"{place}: parameter "))
        {
            foreach (var (member, left, right) in Both(one, other, $"{place}: parameter {name} "))
            {
                if (member == "schema")
                {
                    CompareSchemas($"{place}: parameter {name}", left, right);
                }
                else
                {
                    CompareValues($"{place}: parameter {name} {member}", left, right);
                }
            }
        }

        CompareBodies($"{place} request", Member(ours, "requestBody"), Member(theirs, "requestBody"));
        foreach (var (status, one, other) in Both(ours.GetProperty("responses"), theirs.GetProperty("responses"), $"{place}: response "))
        {
            CompareBodies($"{place} {status}", Resolve(here, one).Schema, Resolve(there, other).Schema);
        }
    }

    private void CompareBodies(string place, JsonElement ours, JsonElement theirs)
    {
        var (one, other) = (SchemaOf(ours), SchemaOf(theirs));
        if (one is { } left && other is { } right)
        {
            CompareSchemas(place, left, right);
        }
        else if (one is not null || other is not null)
        {
            _differences.Add($"{place}: body only {(one is null ? "there" : "here")}");
        }
    }

    private void CompareSchemas(string place, JsonElement ours, JsonElement theirs)
    {
        var (left, leftName, leftNull) = Resolve(here, ours);
        var (right, rightName, rightNull) = Resolve(there, theirs);
        if (leftNull != rightNull)
        {
            _differences.Add($"{place}: nullable only {(leftNull ? "here" : "there")}");
        }

        if (rightName.Length > 0)
        {
            place = rightName;
            if (!_compared.Add((leftName.Length > 0 ? leftName : left.GetRawText(), rightName)))
            {
                return;
            }
        }

        CompareMembers(place, left, right);
    }

    private void CompareMembers(string place, JsonElement ours, JsonElement theirs)
    {
        var names = ours.EnumerateObject().Concat(theirs.EnumerateObject()).Select(member => member.Name).Distinct().Where(name => !Words.Contains(name));
        foreach (var name in names)
        {
            var (one, other) = (Member(ours, name), Member(theirs, name));
            switch (name)
            {
                case "properties":
                    foreach (var (member, left, right) in Both(one, other, $"{place}: member "))
                    {
                        CompareSchemas($"{place}/{member}", left, right);
                    }

                    break;
                case "oneOf" when one.ValueKind == JsonValueKind.Array && other.ValueKind == JsonValueKind.Array:
                    foreach (var (tag, left, right) in Both(Cases(here, one), Cases(there, other), $"{place}: case "))
                    {
                        CompareSchemas($"{place}[{tag}]", left, right);
                    }

                    break;
                case "items" or "additionalProperties" when one.ValueKind == JsonValueKind.Object && other.ValueKind == JsonValueKind.Object:
                    CompareSchemas($"{place}/*", one, other);
                    break;
                case "required" or "enum":
                    CompareText($"{place}: {name}", Sorted(one), Sorted(other));
                    break;
                default:
                    CompareText($"{place}: {name}", Text(one), Text(other));
                    break;
            }
        }
    }

    private void CompareValues(string place, JsonElement ours, JsonElement theirs) => CompareText(place, Text(ours), Text(theirs));

    private void CompareText(string place, string ours, string theirs)
    {
        if (ours != theirs)
        {
            _differences.Add($"{place}: {(ours.Length == 0 ? "only there" : theirs.Length == 0 ? $"only here, {ours}" : $"{ours} here, {theirs} there")}");
        }
    }

    /// <summary>The members that both objects have; what only one has is a difference.</summary>
    private List<(string Name, JsonElement Here, JsonElement There)> Both(JsonElement ours, JsonElement theirs, string place) =>
        Both(Members(ours), Members(theirs), place);

    private List<(string Name, JsonElement Here, JsonElement There)> Both(Dictionary<string, JsonElement> ours, Dictionary<string, JsonElement> theirs, string place)
    {
        var both = new List<(string, JsonElement, JsonElement)>();
        foreach (var name in ours.Keys.Union(theirs.Keys).Where(name => !Words.Contains(name)))
        {
            if (ours.TryGetValue(name, out var one) && theirs.TryGetValue(name, out var other))
            {
                both.Add((name, one, other));
            }
            else
            {
                _differences.Add($"{place}{name}: only {(ours.ContainsKey(name) ? "here" : "there")}");
            }
        }

        return both;
    }

    private static (JsonElement Schema, string Name, bool IsNullable) Resolve(JsonElement document, JsonElement schema)
    {
        var (name, isNullable) = ("", false);
        while (true)
        {
            isNullable |= schema.TryGetProperty("nullable", out var nullable) && nullable.GetBoolean();
            if (schema.TryGetProperty("$ref", out var reference))
            {
                var path = reference.GetString()!.Split('/');
                (name, schema) = (path[^1], path.Skip(1).Aggregate(document, (element, segment) => element.GetProperty(segment)));
            }
            else if (schema.TryGetProperty("allOf", out var parts) && parts.GetArrayLength() == 1)
            {
                schema = parts[0];
            }
            else
            {
                return (schema, name, isNullable);
            }
        }
    }

    private static Dictionary<string, JsonElement> Cases(JsonElement document, JsonElement cases)
    {
        var byTag = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var candidate in cases.EnumerateArray())
        {
            var properties = Members(Member(Resolve(document, candidate).Schema, "properties"));
            var tags = properties.Where(property => property.Value.TryGetProperty("enum", out var values) && values.GetArrayLength() == 1)
                .Select(property => property.Value.GetProperty("enum")[0].GetString()!);
            byTag.Add(tags.FirstOrDefault() ?? string.Join(",", properties.Keys), candidate);
        }

        return byTag;
    }

    private static Dictionary<string, JsonElement> Parameters(JsonElement operation) =>
        operation.TryGetProperty("parameters", out var parameters)
            ? parameters.EnumerateArray().ToDictionary(parameter => parameter.GetProperty("name").GetString()!)
            : [];

    private static JsonElement? SchemaOf(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("content", out var content) && content.TryGetProperty("application/json", out var json)
            ? json.GetProperty("schema")
            : null;

    private static Dictionary<string, JsonElement> Members(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().ToDictionary(member => member.Name, member => member.Value) : [];

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    private static string Text(JsonElement element) => element.ValueKind == JsonValueKind.Undefined ? "" : element.GetRawText();

    private static string Sorted(JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? string.Join(", ", element.EnumerateArray().Select(item => item.GetRawText()).Order(StringComparer.Ordinal))
        : string.Create(CultureInfo.InvariantCulture, $"{Text(element)}");
}
