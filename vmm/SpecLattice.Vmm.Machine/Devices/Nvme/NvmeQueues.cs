using System.Buffers.Binary;

namespace SpecLattice.Vmm.Machine.Devices.Nvme;

/// <summary>A submission queue.</summary>
internal sealed class SubmissionQueue(ushort id, ulong address, uint size, ushort completion)
{
    public ushort Id => id;

    public ulong Base => address;

    public uint Size => size;

    /// <summary>The completion queue that its commands complete on.</summary>
    public ushort Completion => completion;

    /// <summary>The next entry that the controller takes.</summary>
    public uint Head { get; set; }

    /// <summary>The next entry that the guest fills.</summary>
    public uint Tail { get; set; }

    public bool IsEmpty => Head == Tail;
}

/// <summary>A completion queue.</summary>
internal sealed class CompletionQueue(ushort id, ulong address, uint size, bool interrupts)
{
    private const int EntryBytes = 16;

    public ushort Id => id;

    public ulong Base => address;

    public uint Size => size;

    public bool InterruptsEnabled => interrupts;

    /// <summary>The next entry that the guest takes.</summary>
    public uint Head { get; set; }

    /// <summary>The next entry that the controller fills.</summary>
    public uint Tail { get; set; }

    /// <summary>The phase tag of the next entry: it tells new entries from old ones.</summary>
    public bool Phase { get; set; } = true;

    public bool IsEmpty => Head == Tail;

    public bool IsFull => (Tail + 1) % size == Head;

    /// <summary>Adds an entry.</summary>
    /// <returns>False where the queue is not in RAM.</returns>
    public bool TryAdd(GuestMemory memory, SubmissionQueue queue, ushort command, NvmeResult result)
    {
        Span<byte> entry = stackalloc byte[EntryBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(entry, result.Value);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], 0);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[8..], (ushort)queue.Head);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[10..], queue.Id);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[12..], command);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[14..], (ushort)(((int)result.Status << 1) | (Phase ? 1 : 0)));
        var at = address + ((ulong)Tail * EntryBytes);

        // Guests look at the last word first: it must be the last one to be there.
        if (!memory.TryWrite(at, entry[..12]))
        {
            return false;
        }

        Thread.MemoryBarrier();
        if (!memory.TryWrite(at + 12, entry[12..]))
        {
            return false;
        }

        Tail = (Tail + 1) % size;
        Phase ^= Tail == 0;
        return true;
    }
}

/// <summary>A command: an entry of a submission queue.</summary>
internal readonly struct NvmeCommand
{
    /// <summary>The size of an entry.</summary>
    public const int Bytes = 64;

    public NvmeCommand(ReadOnlySpan<byte> entry)
    {
        Opcode = entry[0];
        Flags = entry[1];
        Id = BinaryPrimitives.ReadUInt16LittleEndian(entry[2..]);
        Namespace = BinaryPrimitives.ReadUInt32LittleEndian(entry[4..]);
        Prp1 = BinaryPrimitives.ReadUInt64LittleEndian(entry[24..]);
        Prp2 = BinaryPrimitives.ReadUInt64LittleEndian(entry[32..]);
        Word10 = BinaryPrimitives.ReadUInt32LittleEndian(entry[40..]);
        Word11 = BinaryPrimitives.ReadUInt32LittleEndian(entry[44..]);
        Word12 = BinaryPrimitives.ReadUInt32LittleEndian(entry[48..]);
    }

    public byte Opcode { get; }

    /// <summary>How the data is described: 0 for pages.</summary>
    public byte Flags { get; }

    public ushort Id { get; }

    public uint Namespace { get; }

    public ulong Prp1 { get; }

    public ulong Prp2 { get; }

    public uint Word10 { get; }

    public uint Word11 { get; }

    public uint Word12 { get; }
}

/// <summary>How a command ended.</summary>
/// <param name="Status">The status.</param>
/// <param name="Value">What the command gives.</param>
internal readonly record struct NvmeResult(NvmeStatus Status, uint Value = 0)
{
    public static implicit operator NvmeResult(NvmeStatus status) => new(status);
}

/// <summary>The status of a command: the type in the bits from 8 on, the code below, as in the specification.</summary>
internal enum NvmeStatus
{
    Success = 0x000,
    InvalidOpcode = 0x001,
    InvalidField = 0x002,
    DataTransferError = 0x004,
    InternalError = 0x006,
    InvalidNamespace = 0x00B,
    InvalidPrpOffset = 0x013,
    LbaOutOfRange = 0x080,
    InvalidCompletionQueue = 0x100,
    InvalidQueueId = 0x101,
    InvalidQueueSize = 0x102,
    TooManyEventRequests = 0x105,
    InvalidLogPage = 0x109,
    InvalidQueueDeletion = 0x10C,
    FeatureNotSaveable = 0x10D,
    AttemptedWriteToReadOnly = 0x182,
}
