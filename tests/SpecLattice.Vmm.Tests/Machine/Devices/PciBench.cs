using System.Buffers.Binary;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Guests.Programs;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Devices;
using SpecLattice.Vmm.Machine.Devices.Pci;
using SpecLattice.Vmm.Machine.Memory;

namespace SpecLattice.Vmm.Tests.Machine.Devices;

/// <summary>PCI devices by themselves, with RAM and buses, and a test in the place of the guest.</summary>
internal sealed class PciBench
{
    public PciBench()
    {
        Lines = new InterruptLines();
        Bus = new PciBus(Lines, extended: false);
        Ram = new GuestRam(4 * GuestRam.Mebibyte);
    }

    public static PciPath Path { get; } = new(0, 4, 0);

    public InterruptLines Lines { get; }

    public PciBus Bus { get; }

    public GuestRam Ram { get; }

    /// <summary>The address of a PCI function's configuration space.</summary>
    public static ulong ConfigurationAddress(PciPath path) => MemoryMap.PciConfigurationBase + ((ulong)MemoryMap.Number(path) << 12);

    /// <summary>Writes to RAM, by guest-physical address.</summary>
    public void Put(ulong address, params ReadOnlySpan<byte> bytes) => Ram.Write(address - MemoryMap.RamBase, bytes);

    public void Put16(ulong address, ushort value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        Put(address, bytes);
    }

    public byte[] Get(ulong address, int length)
    {
        var bytes = new byte[length];
        Ram.Read(address - MemoryMap.RamBase, bytes);
        return bytes;
    }

    public ushort Get16(ulong address) => BinaryPrimitives.ReadUInt16LittleEndian(Get(address, 2));

    /// <summary>Brings a virtio device up, with a queue of 8 at each address.</summary>
    public static void SetUp(IRegisterDevice device, ulong features, params ReadOnlySpan<ulong> queues)
    {
        device.Set(0x14, 1, 0);
        device.Set(0x14, 1, 3);
        for (ulong half = 0; half < 2; half++)
        {
            device.Set(0x08, 4, half);
            device.Set(0x0C, 4, (features >> (int)(32 * half)) & uint.MaxValue);
        }

        device.Set(0x14, 1, 0x0B);
        for (var queue = 0; queue < queues.Length; queue++)
        {
            device.Set(0x16, 2, (ulong)queue);
            device.Set(0x18, 2, 8);
            device.Set(0x20, 8, queues[queue]);
            device.Set(0x28, 8, queues[queue] + VirtioDriver.AvailableOffset);
            device.Set(0x30, 8, queues[queue] + VirtioDriver.UsedOffset);
            device.Set(0x1C, 2, 1);
        }

        device.Set(0x14, 1, 0x0F);
    }

    public void Describe(ulong queue, int number, ulong address, uint length, ushort flags, ushort next = 0)
    {
        var table = new byte[(number + 1) * 16];
        VirtioDriver.Describe(table, number, address, length, flags, next);
        Put(queue + ((ulong)number * 16), table.AsSpan(number * 16));
    }

    /// <summary>Makes a descriptor available.</summary>
    public void Offer(ulong queue, ushort head)
    {
        var index = Get16(queue + VirtioDriver.AvailableOffset + 2);
        Put16(queue + VirtioDriver.AvailableOffset + 4 + ((ulong)(index % 8) * 2), head);
        Put16(queue + VirtioDriver.AvailableOffset + 2, (ushort)(index + 1));
    }

    /// <summary>How many requests the device has given back.</summary>
    public ushort UsedOf(ulong queue) => Get16(queue + VirtioDriver.UsedOffset + 2);
}
