using System.Buffers.Binary;

namespace SpecLattice.Vmm.Machine.Devices.Virtio;

/// <summary>The header of a packet of a socket device.</summary>
internal readonly record struct SocketHeader(
    ulong SourceCid, ulong TargetCid, uint SourcePort, uint TargetPort, uint Length, ushort Type, SocketOperation Operation, uint Flags, uint Buffer, uint Forwarded)
{
    public const int Bytes = 44;

    /// <summary>The only type of socket here: a stream.</summary>
    public const ushort Stream = 1;

    public static SocketHeader Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..]),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[20..]),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[24..]),
        BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]),
        (SocketOperation)BinaryPrimitives.ReadUInt16LittleEndian(bytes[30..]),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[32..]),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[36..]),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[40..]));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, SourceCid);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], TargetCid);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[16..], SourcePort);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[20..], TargetPort);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[24..], Length);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[28..], Type);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[30..], (ushort)Operation);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[32..], Flags);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[36..], Buffer);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[40..], Forwarded);
    }
}

/// <summary>What a packet of a socket device does.</summary>
internal enum SocketOperation : ushort
{
    Invalid = 0,
    Request = 1,
    Response = 2,
    Reset = 3,
    Shutdown = 4,
    Data = 5,
    CreditUpdate = 6,
    CreditRequest = 7,
}

/// <summary>A packet that waits for room in the guest's receive queue.</summary>
internal sealed record SocketPacket(uint HostPort, uint GuestPort, SocketOperation Operation, byte[] Data);

/// <summary>A connection between the guest and the host.</summary>
internal sealed class SocketConnection(uint hostPort, uint guestPort)
{
    public uint HostPort => hostPort;

    public uint GuestPort => guestPort;

    /// <summary>The size of the guest's receive buffer.</summary>
    public uint GuestBuffer { get; set; }

    /// <summary>How many bytes the guest has taken out of its receive buffer, modulo 2^32.</summary>
    public uint GuestForwarded { get; set; }

    /// <summary>How many bytes were sent to the guest, modulo 2^32.</summary>
    public uint Sent { get; set; }

    /// <summary>How many bytes came from the guest, modulo 2^32.</summary>
    public uint Received { get; set; }

    /// <summary>Bytes for the guest that wait for room in its receive buffer.</summary>
    public List<byte> Unsent { get; } = [];

    /// <summary>How many bytes the guest has room for. A guest that says nonsense has none.</summary>
    public uint Credit
    {
        get
        {
            var underWay = Sent - GuestForwarded;
            return underWay < GuestBuffer ? GuestBuffer - underWay : 0;
        }
    }
}
