using System.Buffers;

namespace SpecLattice.Tests.Json;

/// <summary>Bytes in pieces, as they come from a network.</summary>
internal sealed class Segments : ReadOnlySequenceSegment<byte>
{
    public static ReadOnlySequence<byte> Split(byte[] bytes, int size)
    {
        var first = new Segments { Memory = bytes.AsMemory(0, Math.Min(size, bytes.Length)).ToArray() };
        Segments last = first;
        for (int at = size; at < bytes.Length; at += size)
        {
            var next = new Segments
            {
                Memory = bytes.AsMemory(at, Math.Min(size, bytes.Length - at)).ToArray(),
                RunningIndex = at,
            };
            last.Next = next;
            last = next;
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }
}
