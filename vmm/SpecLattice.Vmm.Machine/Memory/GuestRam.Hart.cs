using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpecLattice.Vmm.Machine.Memory;

// The hart's way in: naturally aligned accesses of 1, 2, 4 or 8 bytes, which therefore never cross a page. The host is
// little-endian like the guest; .NET runs on nothing else that matters here, and the machine checks it when it is made.
// Aligned pieces of an array are read and written whole, so harts see each other's stores as the manual demands.
public sealed partial class GuestRam
{
    /// <summary>Reads a word. The caller has seen to the alignment; without it, a piece might lie across the end of a chunk.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryLoad<T>(ulong offset, out T value)
        where T : unmanaged
    {
        if (offset > Size - (ulong)Unsafe.SizeOf<T>())
        {
            value = default;
            return false;
        }

        var chunk = ChunkOf(offset);
        value = chunk is null ? default : Unsafe.As<byte, T>(ref At(chunk, offset));
        return true;
    }

    /// <summary>The words around a place that exists, for reading many of them; empty while the host backs them with nothing.</summary>
    internal ReadOnlySpan<uint> WordsAround(ulong offset, out ulong start)
    {
        start = offset & ~(ulong)ChunkMask;
        return ChunkOf(offset) is { } chunk
            ? MemoryMarshal.Cast<byte, uint>(chunk.AsSpan(0, (int)Math.Min(ChunkSize, Size - start)))
            : [];
    }

    /// <summary>Writes a word and marks its page. The caller has seen to the alignment.</summary>
    /// <returns>False where there is no such word, or the host has no memory left to back it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryStore<T>(ulong offset, T value)
        where T : unmanaged
    {
        if (offset > Size - (ulong)Unsafe.SizeOf<T>())
        {
            return false;
        }

        var chunk = ChunkOf(offset) ?? AllocateIfPossible(offset >> ChunkShift);
        if (chunk is null)
        {
            return false;
        }

        Unsafe.As<byte, T>(ref At(chunk, offset)) = value;
        _dirty.Mark(offset >> PageShift);
        return true;
    }

    /// <summary>Replaces a word if it has not changed, in one step as seen from other harts, and marks its page. The word exists and is aligned.</summary>
    internal bool CompareExchange(ulong offset, uint expected, uint value)
    {
        var chunk = ChunkOf(offset) ?? Allocate(offset >> ChunkShift);
        var done = Interlocked.CompareExchange(ref Unsafe.As<byte, uint>(ref At(chunk, offset)), value, expected) == expected;
        _dirty.Mark(offset >> PageShift);
        return done;
    }

    /// <summary>Replaces a word if it has not changed, in one step as seen from other harts, and marks its page. The word exists and is aligned.</summary>
    internal bool CompareExchange(ulong offset, ulong expected, ulong value)
    {
        var chunk = ChunkOf(offset) ?? Allocate(offset >> ChunkShift);
        var done = Interlocked.CompareExchange(ref Unsafe.As<byte, ulong>(ref At(chunk, offset)), value, expected) == expected;
        _dirty.Mark(offset >> PageShift);
        return done;
    }

    private byte[]? AllocateIfPossible(ulong index)
    {
        try
        {
            return Allocate(index);
        }
        catch (OutOfMemoryException)
        {
            return null;
        }
    }

    // The offset is inside RAM, so its chunk is inside the table, and the rest of it inside the chunk.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte[]? ChunkOf(ulong offset) => Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_chunks), (nint)(offset >> ChunkShift));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref byte At(byte[] chunk, ulong offset) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(chunk), (nint)(offset & ChunkMask));
}
