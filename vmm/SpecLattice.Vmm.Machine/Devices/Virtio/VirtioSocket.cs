using System.Buffers.Binary;
using System.Runtime.InteropServices;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Machine.Devices.Pci;
using SpecLattice.Vmm.Machine.Memory;

namespace SpecLattice.Vmm.Machine.Devices.Virtio;

/// <summary>
/// A virtio socket device. On the host's side there is one service, on <see cref="EchoPort"/>: it sends back what it gets. So a connection is all in the
/// machine's state, and continues after a migration.
/// </summary>
internal sealed partial class VirtioSocket : VirtioDevice
{
    /// <summary>The host's port that sends back what it gets.</summary>
    public const uint EchoPort = 7;

    private const int ReceiveQueue = 0;
    private const int TransmitQueue = 1;
    private const ushort QueueSize = 64;
    private const ulong HostCid = 2;
    private const int MaxConnections = 64;
    private const int MaxWaiting = 256;
    private const uint HostBuffer = 64 * 1024;
    private const int MaxDataBytes = 4096;

    private static readonly PciKind Kind = new(Vendor: 0x1AF4, Device: 0x1053, Class: 0x078000, Subsystem: 19);

    private readonly ulong _guestCid;
    private readonly Dictionary<(uint HostPort, uint GuestPort), SocketConnection> _connections = [];
    private readonly Queue<SocketPacket> _outbox = new();

    public VirtioSocket(string id, PciPath path, PciBus bus, GuestRam ram, ulong guestCid)
        : base(id, path, bus, ram, Kind, features: 0, QueueSize, QueueSize, QueueSize) => _guestCid = guestCid;

    protected override byte ConfigurationByte(int offset) => offset < 8 ? (byte)(_guestCid >> (8 * offset)) : (byte)0;

    protected override void Work(int queue)
    {
        // While the guest takes nothing, nothing more is taken from it: that bounds what waits here.
        for (var i = 0; i < QueueSize && _outbox.Count < MaxWaiting && Take(TransmitQueue) is { } request; i++)
        {
            Receive(request);
            GiveBack(TransmitQueue, request, 0);
            Deliver();
        }

        Deliver();
    }

    protected override void Forget()
    {
        _connections.Clear();
        _outbox.Clear();
    }

    private void Receive(DescriptorChain request)
    {
        Span<byte> bytes = stackalloc byte[SocketHeader.Bytes];
        if (!request.TryRead(0, bytes) || SocketHeader.Read(bytes) is not { TargetCid: HostCid } header || header.SourceCid != _guestCid)
        {
            return; // for nobody here
        }

        var key = (header.TargetPort, header.SourcePort);
        if (header.Operation == SocketOperation.Request && header.Type == SocketHeader.Stream)
        {
            Connect(key, header);
            return;
        }

        if (header.Operation == SocketOperation.Reset)
        {
            _connections.Remove(key);
            return;
        }

        if (header.Type != SocketHeader.Stream || !_connections.TryGetValue(key, out var connection))
        {
            Say(key, SocketOperation.Reset);
            return;
        }

        (connection.GuestBuffer, connection.GuestForwarded) = (header.Buffer, header.Forwarded);
        switch (header.Operation)
        {
            case SocketOperation.Data:
                Echo(connection, request, header.Length);
                break;
            case SocketOperation.CreditUpdate:
                Send(connection);
                break;
            case SocketOperation.CreditRequest:
                Say(key, SocketOperation.CreditUpdate);
                break;
            default:
                // A shutdown, or what no guest should send: over.
                _connections.Remove(key);
                Say(key, SocketOperation.Reset);
                break;
        }
    }

    private void Connect((uint HostPort, uint GuestPort) key, SocketHeader header)
    {
        if (key.HostPort != EchoPort || _connections.Count >= MaxConnections || _connections.ContainsKey(key))
        {
            _connections.Remove(key);
            Say(key, SocketOperation.Reset);
            return;
        }

        _connections.Add(key, new SocketConnection(key.HostPort, key.GuestPort) { GuestBuffer = header.Buffer, GuestForwarded = header.Forwarded });
        Say(key, SocketOperation.Response);
    }

    private void Echo(SocketConnection connection, DescriptorChain request, uint length)
    {
        if (length > MaxDataBytes || connection.Unsent.Count + length > HostBuffer)
        {
            // More than it was told that there is room for.
            _connections.Remove((connection.HostPort, connection.GuestPort));
            Say((connection.HostPort, connection.GuestPort), SocketOperation.Reset);
            return;
        }

        var data = new byte[length];
        if (request.TryRead(SocketHeader.Bytes, data))
        {
            connection.Received += length;
            connection.Unsent.AddRange(data);
            Send(connection);
        }
    }

    /// <summary>Sends as much as the guest has room for.</summary>
    private void Send(SocketConnection connection)
    {
        while (connection.Unsent.Count > 0 && connection.Credit > 0 && _outbox.Count < 2 * MaxWaiting)
        {
            var length = (int)Math.Min(Math.Min(connection.Credit, MaxDataBytes), (uint)connection.Unsent.Count);
            _outbox.Enqueue(new SocketPacket(
                connection.HostPort, connection.GuestPort, SocketOperation.Data, CollectionsMarshal.AsSpan(connection.Unsent)[..length].ToArray()));
            connection.Unsent.RemoveRange(0, length);
            connection.Sent += (uint)length;
        }
    }

    private void Say((uint HostPort, uint GuestPort) key, SocketOperation operation) =>
        _outbox.Enqueue(new SocketPacket(key.HostPort, key.GuestPort, operation, []));

    private void Deliver()
    {
        Span<byte> header = stackalloc byte[SocketHeader.Bytes];
        while (_outbox.Count > 0 && Take(ReceiveQueue) is { } request)
        {
            var packet = _outbox.Dequeue();
            var connection = _connections.GetValueOrDefault((packet.HostPort, packet.GuestPort));
            var room = request.WritableBytes;
            if (room < SocketHeader.Bytes + (ulong)packet.Data.Length)
            {
                // The buffer is too small for it: the stream has lost something, so it ends.
                GiveBack(ReceiveQueue, request, 0);
                _connections.Remove((packet.HostPort, packet.GuestPort));
                continue;
            }

            new SocketHeader(
                HostCid, _guestCid, packet.HostPort, packet.GuestPort, (uint)packet.Data.Length, SocketHeader.Stream, packet.Operation, 0,
                HostBuffer, connection?.Received ?? 0).Write(header);
            request.TryWrite(0, header);
            request.TryWrite(SocketHeader.Bytes, packet.Data);
            GiveBack(ReceiveQueue, request, (uint)(SocketHeader.Bytes + packet.Data.Length));
        }
    }
}
