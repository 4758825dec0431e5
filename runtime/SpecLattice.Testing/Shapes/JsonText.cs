using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpecLattice.Testing.Shapes;

/// <summary>Small things that documents as trees do not have.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 256 };

    private static readonly JsonWriterOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 256,
    };

    public static JsonNode? Parse(string json) => JsonNode.Parse(json, null, Deep);

    public static JsonNode? Parse(ReadOnlySpan<byte> json) => JsonNode.Parse(json, null, Deep);

    public static string Write(JsonNode? node) => Encoding.UTF8.GetString(WriteUtf8(node));

    public static byte[] WriteUtf8(JsonNode? node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
        {
            if (node is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                node.WriteTo(writer);
            }
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The member or item that a pointer's segment leads to, if there is one.</summary>
    public static bool TryGetChild(JsonNode? holder, string segment, out JsonNode? child)
    {
        child = null;
        switch (holder)
        {
            case JsonObject members:
                return members.TryGetPropertyValue(segment, out child);
            case JsonArray items when Index(segment) is { } index && index < items.Count:
                child = items[index];
                return true;
            default:
                return false;
        }
    }

    /// <summary>The position in a list that a pointer's segment says; null where it says none.</summary>
    public static int? Index(string segment) =>
        int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    public static JsonNode? Clone(JsonNode? node) => node?.DeepClone();

    /// <summary>A pointer's segment with its slash, escaped.</summary>
    public static string Segment(string name) =>
        "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>A pointer's segments, unescaped.</summary>
    public static IEnumerable<string> Segments(string pointer) => pointer.Length == 0
        ? []
        : pointer[1..].Split('/').Select(segment => segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));

    /// <summary>The pointer without its last segment.</summary>
    public static string Above(string pointer) => pointer.Length == 0 ? "" : pointer[..pointer.LastIndexOf('/')];

    /// <summary>Whether one of two pointers leads to, into or around the other's place.</summary>
    public static bool AreRelated(string one, string other) => IsAtOrInside(one, other) || IsAtOrInside(other, one);

    public static bool IsAtOrInside(string pointer, string around) =>
        pointer.StartsWith(around, StringComparison.Ordinal) && (pointer.Length == around.Length || pointer[around.Length] == '/');
}
