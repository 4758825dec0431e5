using System.Buffers;
using System.Text.Json;
using SpecLattice.CompilerServices;
using SpecLattice.Serialization;

namespace SpecLattice;

/// <summary>
/// A document while it is written. It is handed out whole or not at all: what no reader would accept ends it with an error that says where.
/// </summary>
internal sealed class SpecJsonDocument : IBufferWriter<byte>
{
    private readonly ArrayBufferWriter<byte> _written = new();
    private readonly int _maxBytes;

    private SpecJsonDocument(int maxBytes) => _maxBytes = maxBytes;

    /// <summary>The document.</summary>
    public ReadOnlySpan<byte> Bytes => _written.WrittenSpan;

    /// <summary>The document, for writing it later.</summary>
    public ReadOnlyMemory<byte> Memory => _written.WrittenMemory;

    /// <summary>Writes a value.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="options">How to write, and the limits that the document's readers will have.</param>
    /// <param name="depth">How many objects and arrays the value will be inside of.</param>
    /// <returns>The document.</returns>
    /// <exception cref="SpecJsonException">The value holds what no reader would accept.</exception>
    public static SpecJsonDocument Of<T>(T value, SpecJsonOptions options, int depth = 0)
        where T : ISpecJson<T> => Of(value, options, SpecJson.Codec<T>.Write, depth);

    /// <inheritdoc cref="Of{T}(T, SpecJsonOptions, int)"/>
    /// <param name="value">The value.</param>
    /// <param name="options">How to write, and the limits that the document's readers will have.</param>
    /// <param name="write">Writes the value.</param>
    /// <param name="depth">How many objects and arrays the value will be inside of.</param>
    public static SpecJsonDocument Of<T>(T value, SpecJsonOptions options, WriteValue<T> write, int depth = 0)
    {
        int maxDepth = Math.Max(1, options.MaxDepth);
        var document = new SpecJsonDocument(options.MaxBytes);
        using var writer = new Utf8JsonWriter(document, SpecJson.WriterOptions(options.WriteIndented) with { MaxDepth = Math.Max(1, maxDepth - depth) });
        try
        {
            write(writer, value);
            document.End(writer, typeof(T));
            return document;
        }
        catch (Exception error) when (SpecJsonWrite.IsUnplaced(error))
        {
            bool isTooDeep = error is InvalidOperationException && writer.CurrentDepth >= writer.Options.MaxDepth;
            SpecJsonException refused = isTooDeep ? SpecJsonWrite.Error($"more than the {maxDepth} levels of nested objects and arrays allowed", error)
                : error as SpecJsonException
                ?? SpecJsonWrite.Error($"the value cannot be written: {error.GetType().Name}", error);
            throw refused.PlaceBelow(document.Place(writer), null);
        }
    }

    /// <inheritdoc/>
    public void Advance(int count) => _written.Advance(count);

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        CheckSize();
        return _written.GetMemory(sizeHint);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        CheckSize();
        return _written.GetSpan(sizeHint);
    }

    private void End(Utf8JsonWriter writer, Type type)
    {
        if (writer.CurrentDepth != 0 || writer.BytesPending + writer.BytesCommitted == 0)
        {
            throw SpecJsonWrite.Error($"{type.Name}.WriteJson did not write one value");
        }

        writer.Flush();
        CheckSize();
    }

    private void CheckSize()
    {
        if (_written.WrittenCount > _maxBytes)
        {
            throw SpecJsonWrite.Error($"the document is larger than the {_maxBytes} bytes allowed").PlaceBelow("", null);
        }
    }

    /// <summary>Where writing has come to: what is written leads there.</summary>
    private string Place(Utf8JsonWriter writer)
    {
        writer.Flush();
        var reader = new Utf8JsonReader(Bytes, new JsonReaderOptions { MaxDepth = int.MaxValue, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        return new SpecJsonLocator().Find(ref reader, Bytes.Length);
    }
}
