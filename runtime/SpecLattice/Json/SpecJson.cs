using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SpecLattice;

/// <summary>Reads and writes specs, parts, unions, sums and scalars as JSON.</summary>
public static class SpecJson
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    internal static readonly JsonWriterOptions Compact = Options(indented: false);
    private static readonly JsonWriterOptions Indented = Options(indented: true);

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
            byte[] replaced = Encoding.UTF8.GetBytes(json);
            int offset = Encoding.UTF8.GetByteCount(json.AsSpan(0, Math.Max(0, error.Index)));
            SpecJsonException placed = SpecJsonException.At(offset, "the text is not valid Unicode: unpaired surrogate");
            SpecJsonPlacing.Place(placed, replaced, new JsonReaderOptions { MaxDepth = Math.Max(1, limits.MaxDepth) });
            throw placed;
        }

        return Parse<T>(utf8, limits);
    }

    /// <summary>Writes a value as UTF-8.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="indented">Whether to write it in lines for people.</param>
    /// <returns>The document.</returns>
    public static byte[] Serialize<T>(T value, bool indented = false)
        where T : ISpecJson<T>
    {
        var buffer = new ArrayBufferWriter<byte>();
        Serialize(buffer, value, indented);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes a value as UTF-8.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="buffer">Where the document goes.</param>
    /// <param name="value">The value.</param>
    /// <param name="indented">Whether to write it in lines for people.</param>
    /// <exception cref="SpecJsonException">The value holds what no document can: a number that its enum does not declare.</exception>
    public static void Serialize<T>(IBufferWriter<byte> buffer, T value, bool indented = false)
        where T : ISpecJson<T>
    {
        using var writer = new Utf8JsonWriter(buffer, indented ? Indented : Compact);
        try
        {
            T.WriteJson(writer, value);
        }
        catch (SpecJsonException error) when (!error.IsPlaced)
        {
            writer.Reset();
            throw error.PlaceBelow(PlaceOfError(value), null);
        }
    }

    /// <summary>Where writing a value fails: what is written up to there leads to it.</summary>
    private static string PlaceOfError<T>(T value)
        where T : ISpecJson<T>
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, Compact);
        try
        {
            T.WriteJson(writer, value);
        }
        catch (SpecJsonException)
        {
            writer.Flush();
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan, new JsonReaderOptions { MaxDepth = int.MaxValue });
        return new SpecJsonLocator().Find(ref reader, buffer.WrittenCount);
    }

    /// <summary>Writes a value as text.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="indented">Whether to write it in lines for people.</param>
    /// <returns>The document.</returns>
    public static string SerializeToString<T>(T value, bool indented = false)
        where T : ISpecJson<T>
    {
        var buffer = new ArrayBufferWriter<byte>();
        Serialize(buffer, value, indented);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void CheckSize(int size, SpecJsonLimits limits)
    {
        if (size > limits.MaxBytes)
        {
            throw SpecJsonException.At(0, $"the document is larger than the {limits.MaxBytes} bytes allowed").Place("", 1, 1, 0);
        }
    }

    // Relaxed: the documents are not put into HTML, and \" is easier to read than \u0022.
    private static JsonWriterOptions Options(bool indented) => new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = indented,
        NewLine = "\n",
    };
}
