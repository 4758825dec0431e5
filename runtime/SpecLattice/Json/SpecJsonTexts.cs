using System.Buffers;
using System.Text;
using System.Text.Json;
using SpecLattice.CompilerServices;

namespace SpecLattice;

/// <summary>The texts of a map's keys or a set's elements: different values that are written alike could not be read again.</summary>
internal sealed class SpecJsonTexts : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _writer;
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);

    public SpecJsonTexts() => _writer = new Utf8JsonWriter(_buffer, SpecJson.WriterOptions(indented: false));

    /// <summary>Adds a key.</summary>
    /// <returns>False where another key has the same text.</returns>
    public bool AddKey<T>(T key, WriteKey<T> write)
    {
        _writer.WriteStartObject();
        write(_writer, key);
        return Add();
    }

    /// <summary>Adds an element.</summary>
    /// <returns>False where another element has the same text.</returns>
    public bool AddValue<T>(T value, WriteValue<T> write)
    {
        write(_writer, value);
        return Add();
    }

    public void Dispose() => _writer.Dispose();

    private bool Add()
    {
        _writer.Flush();
        bool isNew = _texts.Add(Encoding.UTF8.GetString(_buffer.WrittenSpan));
        _buffer.ResetWrittenCount();
        _writer.Reset();
        return isNew;
    }
}
