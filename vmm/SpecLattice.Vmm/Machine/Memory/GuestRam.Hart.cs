using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpecLattice.Vmm.Machine.Memory;

// The hart's way in: naturally aligned accesses of 1, 2, 4 or 8 bytes, which therefore never cross a page. The host is
// little-endian like the guest; .NET runs on nothing else that matters here, and the machine checks it when it is made.
public sealed partial class GuestRam
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryLoad<T>(ulong offset, out T value)
        where T : unmanaged
    {
        if (offset > Size - (ulong)Unsafe.SizeOf<T>())
        {
            value = default;
            return false;
        }

        var chunk = _chunks[offset >> ChunkShift];
        value = chunk is null ? default : MemoryMarshal.Read<T>(chunk.AsSpan((int)(offset & ChunkMask)));
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryStore<T>(ulong offset, T value)
        where T : unmanaged
    {
        if (offset > Size - (ulong)Unsafe.SizeOf<T>())
        {
            return false;
        }

        var chunk = _chunks[offset >> ChunkShift] ?? Allocate(offset >> ChunkShift);
        MemoryMarshal.Write(chunk.AsSpan((int)(offset & ChunkMask)), in value);
        _dirty.Mark((long)(offset >> PageShift));
        return true;
    }
}
