using SpecLattice.Vmm.Machine.Memory;

namespace SpecLattice.Vmm.Machine.Devices.Virtio;

/// <summary>A request in a virtqueue: pieces of the guest's memory, those that the device reads before those that it writes. All of them are inside RAM.</summary>
/// <param name="ram">The guest's RAM.</param>
/// <param name="head">The number of the first descriptor.</param>
internal sealed class DescriptorChain(GuestRam ram, ushort head)
{
    private readonly List<(ulong Offset, uint Length)> _readable = [];
    private readonly List<(ulong Offset, uint Length)> _writable = [];

    /// <summary>The number of the first descriptor.</summary>
    public ushort Head => head;

    /// <summary>The bytes that the device may read.</summary>
    public ulong ReadableBytes { get; private set; }

    /// <summary>The bytes that the device may write.</summary>
    public ulong WritableBytes { get; private set; }

    /// <summary>Appends a piece.</summary>
    /// <returns>False where a readable piece follows a writable one.</returns>
    public bool TryAdd(ulong offset, uint length, bool writable)
    {
        if (writable)
        {
            _writable.Add((offset, length));
            WritableBytes += length;
            return true;
        }

        _readable.Add((offset, length));
        ReadableBytes += length;
        return _writable.Count == 0;
    }

    /// <summary>Reads bytes.</summary>
    /// <returns>False where there are not that many.</returns>
    public bool TryRead(ulong start, Span<byte> destination)
    {
        foreach (var (offset, length) in Cut(_readable, start, (ulong)destination.Length))
        {
            ram.Read(offset, destination[..(int)length]);
            destination = destination[(int)length..];
        }

        return destination.IsEmpty;
    }

    /// <summary>Writes bytes.</summary>
    /// <returns>False where there is not that much room.</returns>
    public bool TryWrite(ulong start, ReadOnlySpan<byte> source)
    {
        foreach (var (offset, length) in Cut(_writable, start, (ulong)source.Length))
        {
            ram.Write(offset, source[..(int)length]);
            source = source[(int)length..];
        }

        return source.IsEmpty;
    }

    /// <summary>The pieces of RAM that a part of the bytes lies in.</summary>
    private static IEnumerable<(ulong Offset, ulong Length)> Cut(List<(ulong Offset, uint Length)> pieces, ulong start, ulong count)
    {
        foreach (var (offset, length) in pieces)
        {
            if (start >= length)
            {
                start -= length;
                continue;
            }

            var cut = Math.Min(length - start, count);
            if (cut == 0)
            {
                break;
            }

            yield return (offset + start, cut);
            count -= cut;
            start = 0;
        }
    }
}
