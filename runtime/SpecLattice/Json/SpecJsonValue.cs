using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SpecLattice.Serialization;

namespace SpecLattice;

/// <summary>
/// JSON of any kind but null, kept byte for byte and never looked into. Two are equal if they mean the same: neither spaces, the order of members, escapes
/// nor the spelling of numbers count. Where null is allowed, the member's type is <c>SpecJsonValue?</c>, and null is null.
/// </summary>
[JsonConverter(typeof(SpecJsonConverter<SpecJsonValue>))]
public sealed class SpecJsonValue : IEquatable<SpecJsonValue>, ISpecJson<SpecJsonValue>
{
    private readonly byte[] _utf8;

    private SpecJsonValue(byte[] utf8, int depth)
    {
        _utf8 = utf8;
        Depth = depth;
    }

    /// <summary>The JSON as it was written, in UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8;

    /// <summary>Whether it is an object, an array, a string, a number, true or false.</summary>
    public JsonValueKind Kind => _utf8[0] switch
    {
        (byte)'{' => JsonValueKind.Object,
        (byte)'[' => JsonValueKind.Array,
        (byte)'"' => JsonValueKind.String,
        (byte)'t' => JsonValueKind.True,
        (byte)'f' => JsonValueKind.False,
        _ => JsonValueKind.Number,
    };

    /// <summary>How deeply objects and arrays are nested.</summary>
    internal int Depth { get; }

    /// <inheritdoc/>
    public static SpecJsonValue ReadJson(ref Utf8JsonReader reader) => SpecJsonRead.JsonValue(ref reader);

    /// <inheritdoc/>
    public static void WriteJson(Utf8JsonWriter writer, SpecJsonValue value) => SpecJsonWrite.JsonValue(writer, value);

    /// <summary>Reads JSON and keeps it as it is, without the spaces around it.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>The value.</returns>
    /// <exception cref="SpecJsonException">The text is not JSON, or it is null.</exception>
    public static SpecJsonValue Parse(string json) => SpecJson.Deserialize<SpecJsonValue>(json);

    /// <inheritdoc cref="Parse(string)"/>
    public static SpecJsonValue Parse(ReadOnlySpan<byte> json) => SpecJson.Deserialize<SpecJsonValue>(json);

    /// <summary>Copies an element of a document.</summary>
    /// <param name="element">The element.</param>
    /// <returns>The value.</returns>
    /// <exception cref="SpecJsonException">The element is null, or its text is not valid Unicode.</exception>
    /// <exception cref="InvalidOperationException">The element is of no document.</exception>
    public static SpecJsonValue FromElement(JsonElement element) => Parse(element.GetRawText());

    /// <summary>Whether two mean the same.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(SpecJsonValue? left, SpecJsonValue? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two mean something else.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(SpecJsonValue? left, SpecJsonValue? right) => !(left == right);

    /// <summary>The value as an element that can be looked into. It does not have to be disposed of.</summary>
    /// <returns>The element.</returns>
    public JsonElement ToElement()
    {
        using JsonDocument document = Open();
        return document.RootElement.Clone();
    }

    /// <inheritdoc/>
    public bool Equals(SpecJsonValue? other)
    {
        if (other is null || ReferenceEquals(this, other) || Utf8.SequenceEqual(other.Utf8))
        {
            return other is not null;
        }

        using JsonDocument one = Open();
        using JsonDocument two = other.Open();
        return JsonElement.DeepEquals(one.RootElement, two.RootElement);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SpecJsonValue);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        using JsonDocument document = Open();
        return SpecJsonMeaning.HashOf(document.RootElement);
    }

    /// <summary>The JSON as it was written.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Encoding.UTF8.GetString(_utf8);

    /// <summary>Takes over the bytes of one value that a reader has read.</summary>
    /// <param name="utf8">The bytes, valid UTF-8, without spaces around the value.</param>
    /// <param name="start">Where the value starts in its document.</param>
    /// <exception cref="SpecJsonException">A string in it is not valid Unicode.</exception>
    internal static SpecJsonValue Own(byte[] utf8, long start)
    {
        try
        {
            return new SpecJsonValue(utf8, Check(utf8, start));
        }
        catch (JsonException error) when (error is not SpecJsonException)
        {
            // A reader that skips comments and allows commas at the end has let them through. Whoever reads the value next may not, so it is kept without them.
            byte[] json = WithoutComments(utf8);
            return new SpecJsonValue(json, Check(json, start));
        }
    }

    // How deeply it is nested. Strings are looked into for what no text can be made of.
    private static int Check(byte[] json, long start)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        int depth = 0;
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                depth = Math.Max(depth, reader.CurrentDepth + 1);
            }

            if (reader.ValueIsEscaped && !IsValidText(ref reader))
            {
                throw SpecJsonException.At(start + reader.TokenStartIndex, "expected valid Unicode, found an unpaired surrogate");
            }
        }

        return depth;
    }

    private static bool IsValidText(ref Utf8JsonReader reader)
    {
        byte[] scratch = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            reader.CopyString(scratch);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch, clearArray: true);
        }
    }

    private static byte[] WithoutComments(byte[] utf8)
    {
        using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = int.MaxValue, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var buffer = new ArrayBufferWriter<byte>(utf8.Length);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = int.MaxValue, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            document.WriteTo(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private JsonDocument Open() => JsonDocument.Parse(_utf8, new JsonDocumentOptions { MaxDepth = int.MaxValue });
}
