using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;
using SpecLattice.Vmm.Api.Tests.Support;

namespace SpecLattice.Vmm.Api.Tests.Upstream.OpenApi;

/// <summary>The original server's published document of one version of the API, and an independent validator for its schemas.</summary>
internal sealed partial class OpenApiDocument
{
    private static readonly ConcurrentDictionary<int, OpenApiDocument> Loaded = new();
    private const string References = "#/components/schemas/";
    private readonly ConcurrentDictionary<string, JsonSchema> _validators = new();
    private readonly JsonObject _schemas;

    private OpenApiDocument(JsonObject schemas) => _schemas = schemas;

    /// <summary>The versions that have a document.</summary>
    public static int[] Versions { get; } = [1, 2, 3, 4, 5, 6];

    /// <summary>The names of the document's schemas.</summary>
    public IEnumerable<string> Names => _schemas.Select(schema => schema.Key);

    /// <summary>The document of a version.</summary>
    public static OpenApiDocument Of(int version) => Loaded.GetOrAdd(version, Load);

    /// <summary>A schema by its name.</summary>
    public JsonObject Schema(string name) => _schemas[name]!.AsObject();

    /// <summary>The name in a reference such as <c>#/components/schemas/Board</c>.</summary>
    public static string NameIn(string reference) => reference.Replace(References, "", StringComparison.Ordinal);

    /// <summary>What the validator has against a document; nothing where it is valid.</summary>
    public IReadOnlyList<string> Problems(string name, string json) =>
        [.. _validators.GetOrAdd(name, MakeValidator).Validate(WithoutHugeNumbers(json)).Select(problem => problem.ToString())];

    private static OpenApiDocument Load(int version)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"propolis-server-{version}.0.0.json");
        var document = JsonNode.Parse(File.ReadAllText(Path.Combine(SharedFolder.Require(), "upstream", "openapi", name)))!;
        return new OpenApiDocument(document["components"]!["schemas"]!.AsObject());
    }

    // The validator breaks on integers above the greatest signed one. No schema has a maximum, so a smaller one does as well.
    private static string WithoutHugeNumbers(string json) => HugeNumber().Replace(json, "9223372036854775807");

    // In strings digits are within quotes; there a changed text is as good as another.
    [GeneratedRegex(@"(?<![-\d.])\d{19,20}(?![\d.])")]
    private static partial Regex HugeNumber();

    private JsonSchema MakeValidator(string name)
    {
        var root = new JsonObject
        {
            ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = References + name }),
            ["definitions"] = _schemas.DeepClone(),
        };
        var text = ToJsonSchema(root)!.ToJsonString().Replace(References, "#/definitions/", StringComparison.Ordinal);
        return JsonSchema.FromJsonAsync(text, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
    }

    /// <summary>
    /// OpenAPI 3.0 as JSON Schema: `nullable` becomes a choice. One schema is loosened: a key is `oneOf` a UUID and a string, and since every
    /// UUID is also a string, taken to the letter no UUID would be a key.
    /// </summary>
    private static JsonNode? ToJsonSchema(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            return new JsonArray([.. items.Select(ToJsonSchema)]);
        }

        if (node is not JsonObject members)
        {
            return node?.DeepClone();
        }

        var isKey = members["oneOf"] is JsonArray choices && choices.Any(choice => choice!["title"]?.GetValue<string>() == "uuid");
        var schema = new JsonObject(members
            .Where(member => member.Key != "nullable")
            .Select(member => KeyValuePair.Create(isKey && member.Key == "oneOf" ? "anyOf" : member.Key, ToJsonSchema(member.Value))));
        return SchemaValues.IsNullable(members) ? new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "null" }, schema) } : schema;
    }
}
