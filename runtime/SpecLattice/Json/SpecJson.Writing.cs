using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SpecLattice.Serialization;

namespace SpecLattice;

/// <content>Writing.</content>
public static partial class SpecJson
{
    private static readonly JsonWriterOptions Compact = Made(indented: false);
    private static readonly JsonWriterOptions Indented = Made(indented: true);

    /// <summary>Writes a value as text. What <see cref="Deserialize{T}(string, SpecJsonOptions?)"/> would not read again, under the same options, is not written.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="options">How to write; <see cref="SpecJsonOptions.Default"/> unless given.</param>
    /// <returns>The document.</returns>
    /// <exception cref="SpecJsonException">The value holds what no reader would accept: null where a value is needed, a number that its enum does not declare, too many nested objects, and so on.</exception>
    public static string Serialize<T>(T value, SpecJsonOptions? options = null)
        where T : ISpecJson<T>
    {
        options ??= SpecJsonOptions.Default;
        if (!FastDocument.TryWrite(value, options, out SpecFastWriter document))
        {
            return Encoding.UTF8.GetString(SpecJsonDocument.Of(value, options).Bytes);
        }

        string text = Encoding.UTF8.GetString(document.Written);
        document.Dispose();
        return text;
    }

    /// <summary>Writes a value as UTF-8.</summary>
    /// <inheritdoc cref="Serialize{T}(T, SpecJsonOptions?)"/>
    public static byte[] SerializeToUtf8Bytes<T>(T value, SpecJsonOptions? options = null)
        where T : ISpecJson<T>
    {
        options ??= SpecJsonOptions.Default;
        if (!FastDocument.TryWrite(value, options, out SpecFastWriter document))
        {
            return SpecJsonDocument.Of(value, options).Bytes.ToArray();
        }

        byte[] bytes = document.Written.ToArray();
        document.Dispose();
        return bytes;
    }

    /// <summary>Writes a value as UTF-8.</summary>
    /// <inheritdoc cref="Serialize{T}(T, SpecJsonOptions?)"/>
    /// <param name="buffer">Where the document goes: all of it, or nothing where the value is refused.</param>
    /// <param name="value">The value.</param>
    /// <param name="options">How to write; <see cref="SpecJsonOptions.Default"/> unless given.</param>
    public static void Serialize<T>(IBufferWriter<byte> buffer, T value, SpecJsonOptions? options = null)
        where T : ISpecJson<T>
    {
        ArgumentNullException.ThrowIfNull(buffer);
        options ??= SpecJsonOptions.Default;
        if (!FastDocument.TryWrite(value, options, out SpecFastWriter document))
        {
            buffer.Write(SpecJsonDocument.Of(value, options).Bytes);
            return;
        }

        try
        {
            buffer.Write(document.Written);
        }
        finally
        {
            document.Dispose();
        }
    }

    internal static JsonWriterOptions WriterOptions(bool indented) => indented ? Indented : Compact;

    // Relaxed: the documents are not put into HTML, and \" is easier to read than \u0022.
    private static JsonWriterOptions Made(bool indented) => new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = indented,
        NewLine = "\n",
    };
}
