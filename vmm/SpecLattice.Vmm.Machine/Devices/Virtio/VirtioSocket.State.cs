using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Machine.State.V1;

namespace SpecLattice.Vmm.Machine.Devices.Virtio;

/// <content>The state.</content>
internal sealed partial class VirtioSocket
{
    /// <summary>A packet may be answered by one more, for each connection.</summary>
    private const int MaxOutbox = (2 * MaxWaiting) + QueueSize;

    public override IEnumerable<StateSlot> Slots => [StateKinds.VirtioSocket.Slot(Id, Export, Check, Import), .. base.Slots];

    private VirtioSocketState Export()
    {
        lock (Gate)
        {
            return new VirtioSocketState
            {
                GuestCid = _guestCid,
                Connections = SpecList.From(_connections.OrderBy(pair => pair.Key).Select(pair => pair.Value).Select(connection => new SocketConnectionState
                {
                    HostPort = connection.HostPort,
                    GuestPort = connection.GuestPort,
                    GuestBuffer = connection.GuestBuffer,
                    GuestForwarded = connection.GuestForwarded,
                    Sent = connection.Sent,
                    Received = connection.Received,
                    Unsent = Convert.ToBase64String([.. connection.Unsent]),
                })),
                Outbox = SpecList.From(_outbox.Select(packet => new SocketPacketState
                {
                    HostPort = packet.HostPort,
                    GuestPort = packet.GuestPort,
                    Operation = (ushort)packet.Operation,
                    Data = Convert.ToBase64String(packet.Data),
                })),
            };
        }
    }

    private void Check(VirtioSocketState state, string place)
    {
        Require(state.GuestCid == _guestCid, $"{place}/guest_cid", $"{state.GuestCid}, expected {_guestCid}");
        Require(state.Connections.Count <= MaxConnections, $"{place}/connections", $"{state.Connections.Count} of them, expected at most {MaxConnections}");
        Require(state.Outbox.Count <= MaxOutbox, $"{place}/outbox", $"{state.Outbox.Count} packets, expected at most {MaxOutbox}");
        var seen = new HashSet<(uint, uint)>();
        for (var i = 0; i < state.Connections.Count; i++)
        {
            var connection = state.Connections[i];
            Require(connection.HostPort == EchoPort, $"{place}/connections/{i}/host_port", "nobody serves that port here");
            Require(seen.Add((connection.HostPort, connection.GuestPort)), $"{place}/connections/{i}/guest_port", "appears twice");
            Require(Bytes.Decode(connection.Unsent, (int)HostBuffer) is not null, $"{place}/connections/{i}/unsent", $"no base64 of at most {HostBuffer} bytes");
        }

        for (var i = 0; i < state.Outbox.Count; i++)
        {
            var packet = state.Outbox[i];
            Require(packet.Operation is >= 1 and <= 7, $"{place}/outbox/{i}/operation", "is none");
            Require(Bytes.Decode(packet.Data, MaxDataBytes) is not null, $"{place}/outbox/{i}/data", $"no base64 of at most {MaxDataBytes} bytes");
        }
    }

    private void Import(VirtioSocketState state)
    {
        lock (Gate)
        {
            _connections.Clear();
            _outbox.Clear();
            foreach (var connection in state.Connections)
            {
                var restored = new SocketConnection(connection.HostPort, connection.GuestPort)
                {
                    GuestBuffer = connection.GuestBuffer,
                    GuestForwarded = connection.GuestForwarded,
                    Sent = connection.Sent,
                    Received = connection.Received,
                };
                restored.Unsent.AddRange(Bytes.Decode(connection.Unsent, (int)HostBuffer)!);
                _connections.Add((connection.HostPort, connection.GuestPort), restored);
            }

            foreach (var packet in state.Outbox)
            {
                _outbox.Enqueue(new SocketPacket(packet.HostPort, packet.GuestPort, (SocketOperation)packet.Operation, Bytes.Decode(packet.Data, MaxDataBytes)!));
            }
        }
    }
}
