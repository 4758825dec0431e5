using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Machine.Devices.Pci;
using SpecLattice.Vmm.Machine.Memory;
using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Machine.State.V1;

namespace SpecLattice.Vmm.Machine.Devices.Virtio;

/// <summary>A virtio network card on a loopback: each frame that the guest sends comes back to it.</summary>
internal sealed class VirtioNic : VirtioDevice
{
    private const int ReceiveQueue = 0;
    private const int TransmitQueue = 1;
    private const ushort QueueSize = 64;
    private const int MaxWaiting = 64;
    private const int MaxFrameBytes = 1518;
    private const int AddressBytes = 6;
    private const ulong HasAddress = 1UL << 5;
    private const ulong HasStatus = 1UL << 16;
    private const byte LinkUp = 1;

    private static readonly PciKind Kind = new(Vendor: 0x1AF4, Device: 0x1041, Class: 0x020000, Subsystem: 1);

    private readonly Queue<byte[]> _incoming = new();
    private readonly byte[] _address = new byte[AddressBytes];

    public VirtioNic(string id, PciPath path, PciBus bus, GuestRam ram, Guid interfaceId)
        : base(id, path, bus, ram, Kind, HasAddress | HasStatus, QueueSize, QueueSize)
    {
        // A locally administered address that is the same on every server.
        Span<byte> bytes = stackalloc byte[16];
        interfaceId.TryWriteBytes(bytes);
        bytes[10..].CopyTo(_address);
        _address[0] = (byte)((_address[0] & 0xFC) | 0x02);
    }

    public override IEnumerable<StateSlot> Slots => [StateKinds.VirtioNic.Slot(Id, Export, Check, Import), .. base.Slots];

    /// <summary>The size of the header before each frame.</summary>
    private int HeaderBytes => (NegotiatedFeatures & Version1) != 0 ? 12 : 10;

    protected override byte ConfigurationByte(int offset) => offset switch
    {
        < AddressBytes => _address[offset],
        AddressBytes => LinkUp,
        _ => 0,
    };

    protected override void Work(int queue)
    {
        if (queue == TransmitQueue)
        {
            for (var i = 0; i < QueueSize && Take(TransmitQueue) is { } request; i++)
            {
                Send(request);
                GiveBack(TransmitQueue, request, 0);
            }
        }

        Deliver();
    }

    protected override void Forget() => _incoming.Clear();

    /// <summary>Sends a frame round. What is not a frame, and what there is no room for, is dropped, as on any network.</summary>
    private void Send(DescriptorChain request)
    {
        var header = (ulong)HeaderBytes;
        if (request.ReadableBytes <= header || request.ReadableBytes - header > MaxFrameBytes || _incoming.Count >= MaxWaiting)
        {
            return;
        }

        var frame = new byte[request.ReadableBytes - header];
        if (request.TryRead(header, frame))
        {
            _incoming.Enqueue(frame);
        }
    }

    private void Deliver()
    {
        Span<byte> header = stackalloc byte[12];
        header.Clear();
        header[10] = 1; // one buffer
        var headerBytes = HeaderBytes;
        while (_incoming.Count > 0 && Take(ReceiveQueue) is { } request)
        {
            var frame = _incoming.Dequeue();
            var fits = request.WritableBytes >= (ulong)(headerBytes + frame.Length)
                && request.TryWrite(0, header[..headerBytes]) && request.TryWrite((ulong)headerBytes, frame);
            GiveBack(ReceiveQueue, request, fits ? (uint)(headerBytes + frame.Length) : 0);
        }
    }

    private VirtioNicState Export()
    {
        lock (Gate)
        {
            return new VirtioNicState { Incoming = SpecList.From(_incoming.Select(Convert.ToBase64String)) };
        }
    }

    private static void Check(VirtioNicState state, string place)
    {
        Require(state.Incoming.Count <= MaxWaiting, $"{place}/incoming", $"{state.Incoming.Count} frames, expected at most {MaxWaiting}");
        for (var i = 0; i < state.Incoming.Count; i++)
        {
            Require(Bytes.Decode(state.Incoming[i], MaxFrameBytes) is { Length: > 0 }, $"{place}/incoming/{i}", $"no frame of 1 to {MaxFrameBytes} bytes in base64");
        }
    }

    private void Import(VirtioNicState state)
    {
        lock (Gate)
        {
            _incoming.Clear();
            foreach (var frame in state.Incoming)
            {
                _incoming.Enqueue(Bytes.Decode(frame, MaxFrameBytes)!);
            }
        }
    }
}
