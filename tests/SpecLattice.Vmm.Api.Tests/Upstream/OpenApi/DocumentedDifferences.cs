using System.Net;
using System.Numerics;
using System.Text.Json.Nodes;
using SpecLattice.Vmm.Api.Tests.Support;

namespace SpecLattice.Vmm.Api.Tests.Upstream.OpenApi;

/// <summary>What a published schema allows and this API refuses. docs/architecture.md lists the differences to the original server, D1 and D2 here.</summary>
internal sealed record DocumentedDifference(string Pointer, string Reason);

/// <summary>Finds the documented differences in a valid document, from the schema and the document alone.</summary>
internal sealed class DocumentedDifferences(OpenApiDocument document)
{
    private const string Twice = "D1: two spellings of one UUID are one key, and the original server keeps the last";
    private const string Unknown = "D2: an unknown member inside a spec is refused; the original server drops it";
    private const string Range = "the schema names a format but sets no maximum; both servers refuse the number";
    private const string Address = "the schema says string, both servers want an address with a port";

    private static readonly HashSet<string> Specs = ["InstanceSpec", "InstanceSpecV0"];
    private static readonly HashSet<string> PartsOfSpecs = ["PciPath", "BootOrderEntry"];
    private readonly List<DocumentedDifference> _found = [];

    /// <summary>The document without what this API reads and does not keep: unknown members around a spec, and members at their default.</summary>
    public JsonNode? Kept { get; private set; }

    /// <summary>Looks through a document.</summary>
    /// <param name="name">Its schema's name.</param>
    /// <param name="node">The document, valid by its schema.</param>
    /// <returns>The differences.</returns>
    public IReadOnlyList<DocumentedDifference> Find(string name, JsonNode? node)
    {
        _found.Clear();
        Kept = node?.DeepClone();
        Visit(new JsonObject { ["$ref"] = name }, Kept, "", "", inSpec: false);
        return [.. _found];
    }

    /// <summary>The greatest number of an integer's format.</summary>
    public static ulong MaximumOf(JsonObject schema) => schema["format"]?.GetValue<string>() switch
    {
        "uint8" => byte.MaxValue,
        "uint32" => uint.MaxValue,
        "uint64" or "uint" => ulong.MaxValue,
        var other => throw new NotSupportedException($"an integer of format {other}"),
    };

    private void Visit(JsonObject schema, JsonNode? node, string at, string member, bool inSpec)
    {
        if (node is null)
        {
            return;
        }

        if (schema["$ref"] is { } reference)
        {
            var name = OpenApiDocument.NameIn(reference.GetValue<string>());
            Visit(document.Schema(name), node, at, name == "PciPath" ? name : member, inSpec || Specs.Contains(name) || PartsOfSpecs.Contains(name));
        }
        else if (schema["allOf"] is JsonArray all)
        {
            Visit(all[0]!.AsObject(), node, at, member, inSpec);
        }
        else if (schema["oneOf"] is JsonArray choices)
        {
            Visit(Choose(choices, node), node, at, member, inSpec);
        }
        else if (node is JsonObject members)
        {
            VisitMembers(schema, members, at, member, inSpec);
        }
        else if (node is JsonArray items)
        {
            for (var index = 0; index < items.Count; index++)
            {
                Visit(schema["items"]!.AsObject(), items[index], $"{at}/{index}", member, inSpec);
            }
        }
        else if (schema["type"]!.GetValue<string>() == "integer")
        {
            Check(BigInteger.Parse(node.ToJsonString(), null) <= MaximumOf(schema), at, Range);
        }
        else if (member == "src_addr")
        {
            Check(IsAddress(node.GetValue<string>()), at, Address);
        }
    }

    private void VisitMembers(JsonObject schema, JsonObject members, string at, string name, bool inSpec)
    {
        var known = schema["properties"]?.AsObject() ?? [];
        var keys = new HashSet<string>();
        foreach (var (member, value) in members.ToArray())
        {
            var place = at + Documents.Segment(member);
            if (known[member] is JsonObject type)
            {
                Visit(type, value, place, member, inSpec);
            }
            else if (schema["additionalProperties"] is JsonObject values)
            {
                Check(keys.Add(Guid.TryParse(member, out var id) ? id.ToString("D") : member), place, Twice);
                Visit(values, value, place, member, inSpec);
            }
            else
            {
                Check(!inSpec, place, Unknown);
                members.Remove(member);
            }
        }

        if (name == "PciPath")
        {
            Check(members["device"]!.GetValue<ulong>() <= 31, at + "/device", Range);
            Check(members["function"]!.GetValue<ulong>() <= 7, at + "/function", Range);
        }

        if (members["guest_hv_interface"] is JsonObject platform && platform["type"]!.GetValue<string>() == "bhyve")
        {
            members.Remove("guest_hv_interface");
        }
    }

    /// <summary>The choice whose tag the document has.</summary>
    private static JsonObject Choose(JsonArray choices, JsonNode node) => choices
        .Select(choice => choice!.AsObject())
        .First(choice => node is not JsonObject members || (choice["properties"] is JsonObject properties && properties.Any(property =>
            property.Value!["enum"] is JsonArray tags && members[property.Key] is { } tag && tags.Any(one => JsonNode.DeepEquals(one, tag)))));

    private static bool IsAddress(string text) => text.LastIndexOf(':') > text.LastIndexOf(']') && IPEndPoint.TryParse(text, out _) && text != "";

    private void Check(bool holds, string at, string reason)
    {
        if (!holds)
        {
            _found.Add(new DocumentedDifference(at, reason));
        }
    }
}
