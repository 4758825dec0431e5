using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SpecLattice;

/// <summary>Reads and writes specs, parts, unions, sums and scalars as JSON.</summary>
public static class SpecJson
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly JsonWriterOptions Compact = Made(indented: false);
    private static readonly JsonWriterOptions Indented = Made(indented: true);

    /// <summary>Reads a document that holds one value, and nothing else.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="utf8">The document.</param>
    /// <param name="limits">How much to read; <see cref="SpecJsonLimits.Default"/> unless given.</param>
    /// <returns>The value.</returns>
    /// <exception cref="SpecJsonException">The document is not such a value.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> utf8, SpecJsonLimits? limits = null)
        where T : ISpecJson<T>
    {
        limits ??= SpecJsonLimits.Default;
        CheckSize(utf8.Length, limits);
        if (utf8 is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw SpecJsonException.At(0, "the document begins with a byte order mark of UTF-16, expected UTF-8").Place("", 1, 1, 0);
        }

        ReadOnlySpan<byte> rest = WithoutMark(utf8);
        return rest.Length < utf8.Length ? ParseBehindMark<T>(rest, limits) : ParseText<T>(utf8, limits);
    }

    /// <summary>A document without the byte order mark that some editors write.</summary>
    internal static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) => utf8.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8;

    private static T ParseBehindMark<T>(ReadOnlySpan<byte> utf8, SpecJsonLimits limits)
        where T : ISpecJson<T>
    {
        try
        {
            return ParseText<T>(utf8, limits);
        }
        catch (SpecJsonException error)
        {
            error.MoveOffset(ByteOrderMark.Length);
            throw;
        }
    }

    private static T ParseText<T>(ReadOnlySpan<byte> utf8, SpecJsonLimits limits)
        where T : ISpecJson<T>
    {
        var options = new JsonReaderOptions { MaxDepth = Math.Max(1, limits.MaxDepth) };
        var reader = new Utf8JsonReader(utf8, options);
        try
        {
            reader.Read();
            T value = T.ReadJson(ref reader);
            if (reader.CurrentDepth != 0 || reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                throw new InvalidOperationException($"{typeof(T).Name}.ReadJson did not read its value to the end");
            }

            // Anything but the end makes the reader throw.
            reader.Read();
            return value;
        }
        catch (SpecJsonException error) when (!error.IsPlaced)
        {
            SpecJsonPlacing.Place(error, utf8, options);
            throw;
        }
        catch (Exception error) when (SpecJsonPlacing.IsUnplaced(error))
        {
            throw SpecJsonPlacing.Placed(error, utf8, options, reader.TokenStartIndex);
        }
    }

    /// <summary>Reads a document that holds one value, and nothing else.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="json">The document.</param>
    /// <param name="limits">How much to read; <see cref="SpecJsonLimits.Default"/> unless given.</param>
    /// <returns>The value.</returns>
    /// <exception cref="SpecJsonException">The document is not such a value.</exception>
    public static T Parse<T>(string json, SpecJsonLimits? limits = null)
        where T : ISpecJson<T>
    {
        limits ??= SpecJsonLimits.Default;
        byte[] utf8;
        try
        {
            // A character has at least one byte, so this bounds what is encoded.
            CheckSize(json.Length, limits);
            utf8 = StrictUtf8.GetBytes(json);
        }
        catch (EncoderFallbackException error)
        {
            // Replaced characters have as many bytes as the document's own would, so the place stays right.
            ReadOnlySpan<byte> replaced = WithoutMark(Encoding.UTF8.GetBytes(json));
            int offset = Encoding.UTF8.GetByteCount(json.AsSpan(0, Math.Max(0, error.Index)));
            int mark = Encoding.UTF8.GetByteCount(json) - replaced.Length;
            SpecJsonException placed = SpecJsonException.At(offset - mark, "the text is not valid Unicode: unpaired surrogate");
            SpecJsonPlacing.Place(placed, replaced, new JsonReaderOptions { MaxDepth = Math.Max(1, limits.MaxDepth) });
            placed.MoveOffset(mark);
            throw placed;
        }

        return Parse<T>(utf8, limits);
    }

    /// <summary>Writes a value as UTF-8. What <see cref="Parse{T}(ReadOnlySpan{byte}, SpecJsonLimits?)"/> would not read again, under the same limits, is not written.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="indented">Whether to write it in lines for people.</param>
    /// <param name="limits">How much the document's readers will read; <see cref="SpecJsonLimits.Default"/> unless given.</param>
    /// <returns>The document.</returns>
    /// <exception cref="SpecJsonException">The value holds what no reader would accept: null where a value is needed, a number that its enum does not declare, too many nested objects, and so on.</exception>
    public static byte[] Serialize<T>(T value, bool indented = false, SpecJsonLimits? limits = null)
        where T : ISpecJson<T>
        => SpecJsonDocument.Of(value, limits ?? SpecJsonLimits.Default, indented).Bytes.ToArray();

    /// <inheritdoc cref="Serialize{T}(T, bool, SpecJsonLimits?)"/>
    /// <param name="buffer">Where the document goes: all of it, or nothing where the value is refused.</param>
    /// <param name="value">The value.</param>
    /// <param name="indented">Whether to write it in lines for people.</param>
    /// <param name="limits">How much the document's readers will read; <see cref="SpecJsonLimits.Default"/> unless given.</param>
    public static void Serialize<T>(IBufferWriter<byte> buffer, T value, bool indented = false, SpecJsonLimits? limits = null)
        where T : ISpecJson<T>
        => buffer.Write(SpecJsonDocument.Of(value, limits ?? SpecJsonLimits.Default, indented).Bytes);

    /// <summary>Writes a value as text.</summary>
    /// <inheritdoc cref="Serialize{T}(T, bool, SpecJsonLimits?)"/>
    public static string SerializeToString<T>(T value, bool indented = false, SpecJsonLimits? limits = null)
        where T : ISpecJson<T>
        => Encoding.UTF8.GetString(SpecJsonDocument.Of(value, limits ?? SpecJsonLimits.Default, indented).Bytes);

    internal static JsonWriterOptions Options(bool indented) => indented ? Indented : Compact;

    private static void CheckSize(int size, SpecJsonLimits limits)
    {
        if (size > limits.MaxBytes)
        {
            throw SpecJsonException.At(0, $"the document is larger than the {limits.MaxBytes} bytes allowed").Place("", 1, 1, 0);
        }
    }

    // Relaxed: the documents are not put into HTML, and \" is easier to read than \u0022.
    private static JsonWriterOptions Made(bool indented) => new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = indented,
        NewLine = "\n",
    };
}
