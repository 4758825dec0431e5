using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Machine.Devices.Block;
using SpecLattice.Vmm.Machine.Devices.Pci;
using SpecLattice.Vmm.Machine.Memory;

namespace SpecLattice.Vmm.Machine.Devices.Virtio;

/// <summary>A virtio disk.</summary>
internal sealed class VirtioBlock : VirtioDevice
{
    private const ushort QueueSize = 128;
    private const uint MaxBytes = 1 << 20;
    private const uint MaxSegments = QueueSize - 2;
    private const ulong SegmentsKnown = 1UL << 2;
    private const ulong IsReadOnly = 1UL << 5;
    private const ulong BlockSizeKnown = 1UL << 6;
    private const ulong CanFlush = 1UL << 9;
    private const int HeaderBytes = 16;
    private const int IdBytes = 20;

    private static readonly PciKind Kind = new(Vendor: 0x1AF4, Device: 0x1042, Class: 0x010000, Subsystem: 2);

    private readonly BlockBackend _backend;
    private readonly byte[] _configuration = new byte[24];

    public VirtioBlock(string id, PciPath path, PciBus bus, GuestRam ram, BlockBackend backend)
        : base(id, path, bus, ram, Kind, SegmentsKnown | BlockSizeKnown | CanFlush | (backend.IsReadOnly ? IsReadOnly : 0), QueueSize)
    {
        _backend = backend;
        BinaryPrimitives.WriteUInt64LittleEndian(_configuration, backend.Bytes / BlockBackend.SectorBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(_configuration.AsSpan(12), MaxSegments);
        BinaryPrimitives.WriteUInt32LittleEndian(_configuration.AsSpan(20), backend.BlockBytes);
    }

    private enum RequestType : uint
    {
        Read = 0,
        Write = 1,
        Flush = 4,
        GetId = 8,
    }

    private enum RequestStatus : byte
    {
        Done = 0,
        Failed = 1,
        Unsupported = 2,
    }

    protected override byte ConfigurationByte(int offset) => offset < _configuration.Length ? _configuration[offset] : (byte)0;

    protected override void Work(int queue)
    {
        // Requests that arrive meanwhile come with a notification of their own.
        for (var i = 0; i < QueueSize && Take(queue) is { } request; i++)
        {
            GiveBack(queue, request, Execute(request));
        }
    }

    /// <summary>Executes a request.</summary>
    /// <returns>How many bytes were written to it.</returns>
    private uint Execute(DescriptorChain request)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        if (request.WritableBytes == 0)
        {
            return 0; // there is no room to say what is wrong
        }

        var room = request.WritableBytes - 1;
        var status = RequestStatus.Failed;
        uint written = 0;
        if (request.TryRead(0, header))
        {
            var sector = BinaryPrimitives.ReadUInt64LittleEndian(header[8..]);
            (status, written) = (RequestType)BinaryPrimitives.ReadUInt32LittleEndian(header) switch
            {
                RequestType.Read => Read(request, sector, room),
                RequestType.Write => (Write(request, sector, request.ReadableBytes - HeaderBytes), 0U),
                RequestType.Flush => (_backend.TryFlush() ? RequestStatus.Done : RequestStatus.Failed, 0U),
                RequestType.GetId => GetId(request, room),
                _ => (RequestStatus.Unsupported, 0U),
            };
        }

        request.TryWrite(room, [(byte)status]);
        return written + 1;
    }

    private (RequestStatus Status, uint Written) Read(DescriptorChain request, ulong sector, ulong length)
    {
        if (!IsPlace(sector, length))
        {
            return (RequestStatus.Failed, 0);
        }

        var buffer = ArrayPool<byte>.Shared.Rent((int)length);
        try
        {
            var bytes = buffer.AsSpan(0, (int)length);
            var done = _backend.TryRead(sector * BlockBackend.SectorBytes, bytes) && request.TryWrite(0, bytes);
            return done ? (RequestStatus.Done, (uint)length) : (RequestStatus.Failed, 0);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private RequestStatus Write(DescriptorChain request, ulong sector, ulong length)
    {
        if (!IsPlace(sector, length))
        {
            return RequestStatus.Failed;
        }

        var buffer = ArrayPool<byte>.Shared.Rent((int)length);
        try
        {
            var bytes = buffer.AsSpan(0, (int)length);
            var done = request.TryRead(HeaderBytes, bytes) && _backend.TryWrite(sector * BlockBackend.SectorBytes, bytes);

            // A driver that cannot flush must not have to.
            done = done && ((NegotiatedFeatures & CanFlush) != 0 || _backend.TryFlush());
            return done ? RequestStatus.Done : RequestStatus.Failed;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private (RequestStatus Status, uint Written) GetId(DescriptorChain request, ulong room)
    {
        Span<byte> id = stackalloc byte[IdBytes];
        id.Clear();
        var bytes = Encoding.UTF8.GetBytes(Id);
        bytes.AsSpan(0, Math.Min(bytes.Length, IdBytes)).CopyTo(id);
        return room >= IdBytes && request.TryWrite(0, id) ? (RequestStatus.Done, (uint)IdBytes) : (RequestStatus.Failed, 0);
    }

    private bool IsPlace(ulong sector, ulong length) =>
        length is > 0 and <= MaxBytes && length % BlockBackend.SectorBytes == 0 && sector <= ulong.MaxValue / BlockBackend.SectorBytes
        && _backend.Contains(sector * BlockBackend.SectorBytes, length);
}
