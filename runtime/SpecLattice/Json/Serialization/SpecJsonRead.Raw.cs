using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace SpecLattice.Serialization;

/// <content>Values kept as they are.</content>
public static partial class SpecJsonRead
{
    /// <summary>Reads a value of any kind and keeps its bytes, spaces included.</summary>
    /// <param name="reader">The reader, on the value's first token; is left on its last.</param>
    /// <returns>A copy of the bytes.</returns>
    /// <exception cref="SpecJsonException">They are not valid UTF-8, so that nobody could be handed them as text.</exception>
    public static ReadOnlyMemory<byte> RawValue(ref Utf8JsonReader reader)
    {
        long start = reader.TokenStartIndex;
        byte[] raw = RawBytes(ref reader);
        return Utf8.IsValid(raw) ? raw : throw At(start, "expected valid Unicode, found invalid UTF-8");
    }

    /// <summary>Reads a value of any kind but null and keeps it as it is.</summary>
    /// <param name="reader">The reader, on the value's first token; is left on its last.</param>
    /// <returns>The value.</returns>
    /// <exception cref="SpecJsonException">It is null, or text in it is not valid Unicode.</exception>
    public static SpecJsonValue JsonValue(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.Null or JsonTokenType.None)
        {
            throw Unexpected(ref reader, "a JSON value other than null");
        }

        long start = reader.TokenStartIndex;
        byte[] raw = RawBytes(ref reader);
        return Utf8.IsValid(raw) ? SpecJsonValue.Own(raw, start) : throw At(start, "expected valid Unicode, found invalid UTF-8");
    }

    private static byte[] RawBytes(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return RawScalar(ref reader);
        }

        return reader.Position.GetObject() is null ? RawOfSpan(ref reader) : RawOfSequence(ref reader);
    }

    private static byte[] RawScalar(ref Utf8JsonReader reader)
    {
        byte[] text = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan.ToArray();
        return reader.TokenType == JsonTokenType.String ? [(byte)'"', .. text, (byte)'"'] : text;
    }

    /// <summary>Where the reader reads one span, tokens are slices of it, and so is all that is between two of them.</summary>
    private static byte[] RawOfSpan(ref Utf8JsonReader reader)
    {
        ref byte first = ref MemoryMarshal.GetReference(reader.ValueSpan);
        long start = reader.TokenStartIndex;
        Skip(ref reader);
        int length = checked((int)(reader.BytesConsumed - start));
        ref byte last = ref MemoryMarshal.GetReference(reader.ValueSpan);
        return Unsafe.AreSame(ref Unsafe.Add(ref first, length - 1), ref last)
            ? MemoryMarshal.CreateReadOnlySpan(ref first, length).ToArray()
            : throw new InvalidOperationException("the reader's tokens are not where its document is");
    }

    /// <summary>Where the reader reads a sequence, its positions tell the bytes between them.</summary>
    private static byte[] RawOfSequence(ref Utf8JsonReader reader)
    {
        // The first position is already behind the bracket.
        byte bracket = reader.TokenType == JsonTokenType.StartObject ? (byte)'{' : (byte)'[';
        SequencePosition start = reader.Position;
        Skip(ref reader);
        SequencePosition end = reader.Position;
        ReadOnlySequence<byte> rest = start.GetObject() switch
        {
            ReadOnlySequenceSegment<byte> segment
                => new(segment, start.GetInteger(), (ReadOnlySequenceSegment<byte>)end.GetObject()!, end.GetInteger()),
            byte[] array => new(array, start.GetInteger(), end.GetInteger() - start.GetInteger()),
            MemoryManager<byte> manager => new(manager.Memory[start.GetInteger()..end.GetInteger()]),
            _ => throw new InvalidOperationException("the reader's document is of an unknown kind"),
        };
        byte[] raw = new byte[rest.Length + 1];
        raw[0] = bracket;
        rest.CopyTo(raw.AsSpan(1));
        return raw;
    }
}
