using System.Buffers.Binary;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Memory;

namespace SpecLattice.Vmm.Machine.Devices;

/// <summary>RAM as devices reach it: by guest-physical address. What is not all in RAM is refused.</summary>
/// <param name="ram">The guest's RAM.</param>
internal sealed class GuestMemory(GuestRam ram)
{
    /// <summary>Whether a piece is all in RAM. Never overflows.</summary>
    public bool Contains(ulong address, ulong length) => address >= MemoryMap.RamBase && ram.Contains(address - MemoryMap.RamBase, length);

    public bool TryRead(ulong address, Span<byte> destination) =>
        Contains(address, (ulong)destination.Length) && ram.TryRead(address - MemoryMap.RamBase, destination);

    public bool TryWrite(ulong address, ReadOnlySpan<byte> source) =>
        Contains(address, (ulong)source.Length) && ram.TryWrite(address - MemoryMap.RamBase, source);

    public bool TryReadUInt32(ulong address, out uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        var found = TryRead(address, bytes);
        value = found ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : 0;
        return found;
    }

    public bool TryReadUInt64(ulong address, out ulong value)
    {
        Span<byte> bytes = stackalloc byte[8];
        var found = TryRead(address, bytes);
        value = found ? BinaryPrimitives.ReadUInt64LittleEndian(bytes) : 0;
        return found;
    }

    public bool TryWriteUInt32(ulong address, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return TryWrite(address, bytes);
    }
}
