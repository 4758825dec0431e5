using System.Buffers.Binary;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Memory;
using SpecLattice.Vmm.Machine.State.V1;

namespace SpecLattice.Vmm.Machine.Devices.Virtio;

/// <summary>A split virtqueue in the guest's memory. Nothing in it is trusted: what cannot be is <see cref="QueueOutcome.Broken"/>.</summary>
internal sealed class VirtQueue
{
    private const int DescriptorBytes = 16;
    private const ushort HasNext = 1;
    private const ushort IsWritable = 2;
    private const ushort IsIndirect = 4;
    private readonly GuestRam _ram;
    private readonly ushort _maxDescriptors;
    private ushort _nextAvailable;
    private ushort _nextUsed;

    /// <summary>Makes a queue that is not in use.</summary>
    /// <param name="ram">The guest's RAM.</param>
    /// <param name="maxDescriptors">The largest size.</param>
    public VirtQueue(GuestRam ram, ushort maxDescriptors) => (_ram, _maxDescriptors, Size) = (ram, maxDescriptors, maxDescriptors);

    public ushort Size { get; set; }

    public bool Enabled { get; set; }

    public ulong DescriptorTable { get; set; }

    public ulong AvailableRing { get; set; }

    public ulong UsedRing { get; set; }

    /// <summary>Whether a number of descriptors can be: a power of two that is not too large.</summary>
    public bool CanHaveSize(ulong size) => size <= _maxDescriptors && ulong.IsPow2(size);

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        Size = _maxDescriptors;
        Enabled = false;
        DescriptorTable = AvailableRing = UsedRing = 0;
        _nextAvailable = _nextUsed = 0;
    }

    /// <summary>Takes the next request.</summary>
    public QueueOutcome TryTake(out DescriptorChain? chain)
    {
        chain = null;
        if (!Enabled)
        {
            return QueueOutcome.Empty;
        }

        if (!TryReadWord(AvailableRing, 2, out var index))
        {
            return QueueOutcome.Broken;
        }

        var waiting = (ushort)(index - _nextAvailable);
        if (waiting == 0)
        {
            return QueueOutcome.Empty;
        }

        if (waiting > Size || !TryReadWord(AvailableRing, 4 + ((ulong)(_nextAvailable % Size) * 2), out var head))
        {
            return QueueOutcome.Broken;
        }

        chain = Follow(head);
        if (chain is null)
        {
            return QueueOutcome.Broken;
        }

        _nextAvailable++;
        return QueueOutcome.Taken;
    }

    /// <summary>Puts a request that was taken last back to where it was.</summary>
    public void PutBack() => _nextAvailable--;

    /// <summary>Gives a request back to the guest.</summary>
    /// <param name="chain">The request.</param>
    /// <param name="written">The number of bytes written to it.</param>
    /// <param name="wantsInterrupt">Whether the guest wants to be told.</param>
    /// <returns>False where the used ring is not in RAM.</returns>
    public bool TryGiveBack(DescriptorChain chain, uint written, out bool wantsInterrupt)
    {
        Span<byte> entry = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(entry, chain.Head);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], written);
        Span<byte> index = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(index, (ushort)(_nextUsed + 1));
        wantsInterrupt = false;
        if (!TryPlace(UsedRing, 4 + ((ulong)(_nextUsed % Size) * 8), 8, out var at) || !_ram.TryWrite(at, entry)
            || !TryPlace(UsedRing, 2, 2, out at))
        {
            return false;
        }

        // The entry must be there before the index says so.
        Thread.MemoryBarrier();
        _ram.Write(at, index);
        _nextUsed++;
        wantsInterrupt = !TryReadWord(AvailableRing, 0, out var flags) || (flags & 1) == 0;
        return true;
    }

    public VirtioQueueState Export() => new()
    {
        Size = Size,
        Enabled = Enabled,
        DescriptorTable = DescriptorTable,
        AvailableRing = AvailableRing,
        UsedRing = UsedRing,
        NextAvailable = _nextAvailable,
        NextUsed = _nextUsed,
    };

    public void Import(VirtioQueueState state)
    {
        (Size, Enabled) = (state.Size, state.Enabled);
        (DescriptorTable, AvailableRing, UsedRing) = (state.DescriptorTable, state.AvailableRing, state.UsedRing);
        (_nextAvailable, _nextUsed) = (state.NextAvailable, state.NextUsed);
    }

    /// <summary>Follows the descriptors; null where they loop, lead out of the table or out of RAM, or ask for what was not offered.</summary>
    private DescriptorChain? Follow(ushort head)
    {
        Span<byte> descriptor = stackalloc byte[DescriptorBytes];
        var chain = new DescriptorChain(_ram, head);
        var next = head;
        for (var count = 0; count < Size; count++)
        {
            if (next >= Size || !TryPlace(DescriptorTable, (ulong)next * DescriptorBytes, DescriptorBytes, out var at) || !_ram.TryRead(at, descriptor))
            {
                return null;
            }

            var length = BinaryPrimitives.ReadUInt32LittleEndian(descriptor[8..]);
            var flags = BinaryPrimitives.ReadUInt16LittleEndian(descriptor[12..]);
            if ((flags & IsIndirect) != 0 || !TryPlace(BinaryPrimitives.ReadUInt64LittleEndian(descriptor), 0, length, out var piece)
                || !chain.TryAdd(piece, length, (flags & IsWritable) != 0))
            {
                return null;
            }

            if ((flags & HasNext) == 0)
            {
                return chain;
            }

            next = BinaryPrimitives.ReadUInt16LittleEndian(descriptor[14..]);
        }

        return null; // more descriptors than the table has: a loop
    }

    private bool TryReadWord(ulong ring, ulong offset, out ushort value)
    {
        Span<byte> bytes = stackalloc byte[2];
        var found = TryPlace(ring, offset, 2, out var at) && _ram.TryRead(at, bytes);
        value = found ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : (ushort)0;
        return found;
    }

    /// <summary>The RAM offset of a piece of the guest's memory; false where it is not all in RAM. Never overflows.</summary>
    private bool TryPlace(ulong address, ulong offset, ulong length, out ulong place)
    {
        place = address - MemoryMap.RamBase + offset;
        return address >= MemoryMap.RamBase && _ram.Contains(address - MemoryMap.RamBase, offset) && _ram.Contains(place, length);
    }
}

/// <summary>What became of an attempt to take a request.</summary>
internal enum QueueOutcome
{
    /// <summary>There is none.</summary>
    Empty,

    /// <summary>There was one.</summary>
    Taken,

    /// <summary>The queue makes no sense: the device needs a reset.</summary>
    Broken,
}
