using System.Buffers.Binary;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Devices.Pci;
using SpecLattice.Vmm.Machine.Memory;

namespace SpecLattice.Vmm.Machine.Devices.Virtio;

/// <summary>
/// A virtio device on PCI (version 1 of the specification, split virtqueues, no MSI-X). Everything that the guest asks for is done before its
/// notification returns.
/// </summary>
internal abstract partial class VirtioDevice : PciFunction, IRegisterDevice
{
    /// <summary>The feature that says that the driver follows version 1 of the specification. A driver may also leave it.</summary>
    protected const ulong Version1 = 1UL << 32;

    private const int MaxQueues = 4;
    private const int ConfigurationOffset = 0x3000;
    private const byte DriverReady = 0x04;
    private const byte FeaturesOk = 0x08;
    private const byte NeedsReset = 0x40;
    private const byte QueueInterrupt = 0x01;
    private const byte ConfigurationInterrupt = 0x02;

    private static readonly RegisterMap<VirtioDevice> Registers = new(ConfigurationOffset)
    {
        { 0x00, 4, "device_feature_select", device => device._deviceFeatureSelect, (device, value) => device._deviceFeatureSelect = (uint)value },
        { 0x04, 4, "device_feature", device => Half(device._features, device._deviceFeatureSelect), null },
        { 0x08, 4, "driver_feature_select", device => device._driverFeatureSelect, (device, value) => device._driverFeatureSelect = (uint)value },
        { 0x0C, 4, "driver_feature", device => Half(device.NegotiatedFeatures, device._driverFeatureSelect), (device, value) => device.Negotiate((uint)value) },
        { 0x10, 2, "config_msix_vector", _ => 0xFFFF, null },
        { 0x12, 2, "num_queues", device => (ulong)device.Queues.Length, null },
        { 0x14, 1, "device_status", device => device._status, (device, value) => device.SetStatus((byte)value) },
        { 0x15, 1, "config_generation", null, null },
        { 0x16, 2, "queue_select", device => device._queueSelect, (device, value) => device._queueSelect = (ushort)value },
        { 0x18, 2, "queue_size", device => device.Selected?.Size ?? 0, (device, value) => device.SetUp(queue => queue.CanHaveSize(value), queue => queue.Size = (ushort)value) },
        { 0x1A, 2, "queue_msix_vector", _ => 0xFFFF, null },
        { 0x1C, 2, "queue_enable", device => device.Selected is { Enabled: true } ? 1UL : 0, (device, value) => device.SetUp(_ => value == 1, queue => queue.Enabled = true) },
        { 0x1E, 2, "queue_notify_off", device => device.Selected is null ? 0UL : device._queueSelect, null },
        { 0x20, 8, "queue_desc", device => device.Selected?.DescriptorTable ?? 0, (device, value) => device.SetUp(_ => value % 16 == 0, queue => queue.DescriptorTable = value) },
        { 0x28, 8, "queue_driver", device => device.Selected?.AvailableRing ?? 0, (device, value) => device.SetUp(_ => value % 2 == 0, queue => queue.AvailableRing = value) },
        { 0x30, 8, "queue_device", device => device.Selected?.UsedRing ?? 0, (device, value) => device.SetUp(_ => value % 4 == 0, queue => queue.UsedRing = value) },
        { 0x1000, 2, MaxQueues, 4, "notify", null, (device, queue, _) => device.Notify(queue) },
        { 0x2000, 1, "interrupt_status", device => device.TakeInterruptStatus(), null },
    };

    private readonly ulong _features;
    private uint _deviceFeatureSelect;
    private uint _driverFeatureSelect;
    private byte _status;
    private ushort _queueSelect;
    private byte _interruptStatus;

    /// <summary>Attaches a virtio device.</summary>
    /// <param name="id">The device's id.</param>
    /// <param name="path">Where it is attached.</param>
    /// <param name="bus">The buses.</param>
    /// <param name="ram">The guest's RAM.</param>
    /// <param name="kind">What it says that it is.</param>
    /// <param name="features">The features that it offers, besides version 1 of the specification.</param>
    /// <param name="queues">The sizes of its queues.</param>
    protected VirtioDevice(string id, PciPath path, PciBus bus, GuestRam ram, PciKind kind, ulong features, params ReadOnlySpan<ushort> queues)
        : base(id, path, bus, kind, hasRegisters: true)
    {
        _features = features | Version1;
        foreach (var size in queues)
        {
            Queues = [.. Queues, new VirtQueue(ram, size)];
        }

        Describe(1, 0x0000, 0x38); // the common registers
        Describe(2, 0x1000, MaxQueues * 4, multiplier: 4); // notifications
        Describe(3, 0x2000, 1); // the interrupt status
        Describe(4, ConfigurationOffset, 0x100); // the device's own
    }

    public override IRegisterDevice Window => this;

    public ulong RegisterBytes => MemoryMap.PciWindowBytes;

    /// <summary>The queues.</summary>
    protected VirtQueue[] Queues { get; } = [];

    /// <summary>The features that the driver has taken.</summary>
    protected ulong NegotiatedFeatures { get; private set; }

    /// <summary>Whether the driver is ready and nothing is broken.</summary>
    protected bool IsReady => (_status & (DriverReady | NeedsReset)) == DriverReady && MayAccessMemory;

    private VirtQueue? Selected => _queueSelect < Queues.Length ? Queues[_queueSelect] : null;

    public bool TryRead(ulong offset, int size, out ulong value)
    {
        lock (Gate)
        {
            if (offset < ConfigurationOffset)
            {
                return Registers.TryRead(this, offset, size, out value);
            }

            Span<byte> bytes = stackalloc byte[8];
            bytes.Clear();
            for (var i = 0; i < size; i++)
            {
                bytes[i] = ConfigurationByte((int)offset - ConfigurationOffset + i);
            }

            value = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            return true;
        }
    }

    public bool TryWrite(ulong offset, int size, ulong value)
    {
        lock (Gate)
        {
            return offset >= ConfigurationOffset || Registers.TryWrite(this, offset, size, value);
        }
    }

    /// <summary>A byte of the device's own configuration; zero where there is nothing.</summary>
    protected abstract byte ConfigurationByte(int offset);

    /// <summary>Works on a queue that the driver has said there is something in. The device is ready.</summary>
    protected abstract void Work(int queue);

    /// <summary>Forgets everything that the driver has set up.</summary>
    protected virtual void Forget()
    {
    }

    /// <summary>Takes the next request of a queue. A queue that makes no sense stops the device until it is reset.</summary>
    /// <returns>The request; null where there is none.</returns>
    protected DescriptorChain? Take(int queue)
    {
        if (!IsReady)
        {
            return null;
        }

        var outcome = Queues[queue].TryTake(out var chain);
        if (outcome == QueueOutcome.Broken)
        {
            Break();
        }

        return chain;
    }

    /// <summary>Gives a request back to the guest.</summary>
    protected void GiveBack(int queue, DescriptorChain chain, uint written)
    {
        if (!Queues[queue].TryGiveBack(chain, written, out var wantsInterrupt))
        {
            Break();
        }
        else if (wantsInterrupt)
        {
            Raise(QueueInterrupt);
        }
    }

    /// <summary>Says that the device can do nothing until it is reset.</summary>
    protected void Break()
    {
        _status |= NeedsReset;
        Raise(ConfigurationInterrupt);
    }

    private static ulong Half(ulong features, uint select) => select switch
    {
        0 => (uint)features,
        1 => features >> 32,
        _ => 0,
    };

    private void Describe(byte type, uint offset, uint length, uint? multiplier = null)
    {
        Span<byte> body = stackalloc byte[multiplier is null ? 14 : 18];
        body.Clear();
        body[0] = (byte)(body.Length + 2);
        body[1] = type;
        BinaryPrimitives.WriteUInt32LittleEndian(body[6..], offset);
        BinaryPrimitives.WriteUInt32LittleEndian(body[10..], length);
        if (multiplier is { } factor)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(body[14..], factor);
        }

        Space.AddCapability(0x09, body);
    }

    /// <summary>Takes half of the driver's features; those that were not offered are dropped, and not at all once they are settled.</summary>
    private void Negotiate(uint value)
    {
        if (_driverFeatureSelect <= 1 && (_status & FeaturesOk) == 0)
        {
            var shift = (int)_driverFeatureSelect * 32;
            NegotiatedFeatures = ((NegotiatedFeatures & ~(0xFFFF_FFFFUL << shift)) | ((ulong)value << shift)) & _features;
        }
    }

    private void SetStatus(byte value)
    {
        if (value == 0)
        {
            Reset();
            return;
        }

        var wasReady = IsReady;
        _status = (byte)((value & 0x8F) | (_status & NeedsReset));
        if (!wasReady && IsReady)
        {
            for (var queue = 0; queue < Queues.Length; queue++)
            {
                Work(queue);
            }
        }
    }

    private void Reset()
    {
        _status = 0;
        NegotiatedFeatures = 0;
        _deviceFeatureSelect = _driverFeatureSelect = 0;
        _queueSelect = 0;
        foreach (var queue in Queues)
        {
            queue.Reset();
        }

        Forget();
        _interruptStatus = 0;
        Interrupt(false);
    }

    /// <summary>Changes the selected queue, as long as it is not in use.</summary>
    private void SetUp(Func<VirtQueue, bool> isLegal, Action<VirtQueue> change)
    {
        if (Selected is { Enabled: false } queue && isLegal(queue))
        {
            change(queue);
        }
    }

    private void Notify(int queue)
    {
        if (queue < Queues.Length && IsReady)
        {
            Work(queue);
        }
    }

    private byte TakeInterruptStatus()
    {
        var status = _interruptStatus;
        _interruptStatus = 0;
        Interrupt(false);
        return status;
    }

    private void Raise(byte reason)
    {
        _interruptStatus |= reason;
        Interrupt(true);
    }
}
