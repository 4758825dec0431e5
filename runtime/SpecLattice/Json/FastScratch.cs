using System.Buffers;
using System.Text.Json;

namespace SpecLattice;

/// <summary>A <see cref="Utf8JsonWriter"/> for values inside of a document that is written fast, and its buffer. A thread keeps one.</summary>
internal sealed class FastScratch
{
    [ThreadStatic]
    private static FastScratch? _kept;

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly int _maxDepth;

    private FastScratch(int maxDepth)
    {
        _maxDepth = maxDepth;
        Writer = new Utf8JsonWriter(_buffer, SpecJson.WriterOptions(indented: false) with { MaxDepth = maxDepth });
    }

    public Utf8JsonWriter Writer { get; }

    /// <summary>Takes the thread's writer, or a new one where it is in use or has another limit.</summary>
    public static FastScratch Take(int maxDepth)
    {
        FastScratch? kept = _kept;
        _kept = null;
        return kept?._maxDepth == maxDepth ? kept : new FastScratch(maxDepth);
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
