using System.Buffers;
using System.Text.Json;

namespace SpecLattice;

/// <summary>A <see cref="Utf8JsonWriter"/> for values inside of a document that is written fast, and its buffer. A thread keeps one.</summary>
internal sealed class FastScratch
{
    [ThreadStatic]
    private static FastScratch? _kept;

    private readonly ArrayBufferWriter<byte> _buffer = new();

    private FastScratch() => Writer = new Utf8JsonWriter(_buffer, SpecJson.WriterOptions(indented: false));

    public Utf8JsonWriter Writer { get; }

    /// <summary>Takes the thread's writer, or a new one where it is in use.</summary>
    public static FastScratch Take()
    {
        FastScratch kept = _kept ?? new FastScratch();
        _kept = null;
        return kept;
    }

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> End()
    {
        Writer.Flush();
        return _buffer.WrittenSpan;
    }

    /// <summary>Gives the writer back. One that failed is not given back.</summary>
    public void Return()
    {
        // Clears what was written.
        _buffer.Clear();
        Writer.Reset();
        _kept = this;
    }
}
