namespace SpecLattice.Vmm.Machine.State.V1;

/// <summary>The host's side of a socket device: the connections, and what waits for room in the guest's receive queue.</summary>
[Spec("virtio-socket", 1)]
public sealed partial record VirtioSocketState
{
    /// <summary>The guest's context id.</summary>
    public required ulong GuestCid { get; init; }

    /// <summary>The connections.</summary>
    public required SpecList<SocketConnectionState> Connections { get; init; }

    /// <summary>Packets for the guest, oldest first.</summary>
    public required SpecList<SocketPacketState> Outbox { get; init; }
}

/// <summary>A connection between the guest and the host.</summary>
[SpecPart(1)]
public sealed partial record SocketConnectionState
{
    /// <summary>The host's port.</summary>
    public required uint HostPort { get; init; }

    /// <summary>The guest's port.</summary>
    public required uint GuestPort { get; init; }

    /// <summary>The size of the guest's receive buffer.</summary>
    public required uint GuestBuffer { get; init; }

    /// <summary>How many bytes the guest has taken out of its receive buffer, modulo 2^32.</summary>
    public required uint GuestForwarded { get; init; }

    /// <summary>How many bytes were sent to the guest, modulo 2^32.</summary>
    public required uint Sent { get; init; }

    /// <summary>How many bytes came from the guest, modulo 2^32.</summary>
    public required uint Received { get; init; }

    /// <summary>Bytes for the guest that wait for room in its receive buffer, in base64.</summary>
    [Sensitive]
    public required string Unsent { get; init; }
}

/// <summary>A packet to the guest.</summary>
[SpecPart(1)]
public sealed partial record SocketPacketState
{
    /// <summary>The host's port.</summary>
    public required uint HostPort { get; init; }

    /// <summary>The guest's port.</summary>
    public required uint GuestPort { get; init; }

    /// <summary>What the packet does, as in the virtio specification.</summary>
    public required ushort Operation { get; init; }

    /// <summary>The bytes, in base64; empty but for data packets.</summary>
    [Sensitive]
    public required string Data { get; init; }
}
