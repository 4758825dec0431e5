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
        => Encoding.UTF8.GetString(SpecJsonDocument.Of(value, options ?? SpecJsonOptions.Default).Bytes);

    /// <summary>Writes a value as UTF-8.</summary>
    /// <inheritdoc cref="Serialize{T}(T, SpecJsonOptions?)"/>
    public static byte[] SerializeToUtf8Bytes<T>(T value, SpecJsonOptions? options = null)
        where T : ISpecJson<T>
        => SpecJsonDocument.Of(value, options ?? SpecJsonOptions.Default).Bytes.ToArray();

    /// <summary>Writes a value as UTF-8.</summary>
    /// <inheritdoc cref="Serialize{T}(T, SpecJsonOptions?)"/>
    /// <param name="buffer">Where the document goes: all of it, or nothing where the value is refused.</param>
    /// <param name="value">The value.</param>
    /// <param name="options">How to write; <see cref="SpecJsonOptions.Default"/> unless given.</param>
    public static void Serialize<T>(IBufferWriter<byte> buffer, T value, SpecJsonOptions? options = null)
        where T : ISpecJson<T>
    {
        ArgumentNullException.ThrowIfNull(buffer);
        buffer.Write(SpecJsonDocument.Of(value, options ?? SpecJsonOptions.Default).Bytes);
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
