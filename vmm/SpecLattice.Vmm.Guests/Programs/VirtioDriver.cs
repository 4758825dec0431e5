using System.Buffers.Binary;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Guests.Assembly;
using SpecLattice.Vmm.Machine.Board;
using static SpecLattice.Vmm.Machine.Riscv.Register;

namespace SpecLattice.Vmm.Guests.Programs;

/// <summary>The part of a guest that sets up a virtio device.</summary>
internal static class VirtioDriver
{
    /// <summary>The number of descriptors of each queue.</summary>
    public const int QueueSize = 8;

    private const ulong NotificationOffset = 0x1000;

    /// <summary>Where a queue's parts are, from the start of its memory: 256 bytes are enough for all of them.</summary>
    public const ulong AvailableOffset = 0x80;

    /// <summary>Where the used ring is.</summary>
    public const ulong UsedOffset = 0xA0;

    /// <summary>The address to write a queue's number to.</summary>
    public static ulong NotificationAddress(PciPath path, int queue) => MemoryMap.PciMemoryAddress(path) + NotificationOffset + ((ulong)queue * 4);

    /// <summary>Resets the device, takes features and gives it its queues.</summary>
    /// <param name="code">The program.</param>
    /// <param name="path">Where the device is attached.</param>
    /// <param name="features">The features to take.</param>
    /// <param name="queues">The addresses of the queues' memory.</param>
    public static void SetUp(Assembler code, PciPath path, ulong features, params ReadOnlySpan<ulong> queues)
    {
        var registers = MemoryMap.PciMemoryAddress(path);
        code.Put(1, registers + 0x14, 0);
        code.Put(1, registers + 0x14, 0x03);
        for (var half = 0; half < 2; half++)
        {
            code.Put(4, registers + 0x08, (ulong)half);
            code.Put(4, registers + 0x0C, (uint)(features >> (32 * half)));
        }

        code.Put(1, registers + 0x14, 0x0B);
        for (var queue = 0; queue < queues.Length; queue++)
        {
            code.Put(2, registers + 0x16, (ulong)queue);
            code.Put(2, registers + 0x18, QueueSize);
            code.Put(8, registers + 0x20, queues[queue]);
            code.Put(8, registers + 0x28, queues[queue] + AvailableOffset);
            code.Put(8, registers + 0x30, queues[queue] + UsedOffset);
            code.Put(2, registers + 0x1C, 1);
        }

        code.Put(1, registers + 0x14, 0x0F);
    }

    /// <summary>Makes a descriptor.</summary>
    public static void Describe(Span<byte> table, int number, ulong address, uint length, ushort flags, ushort next = 0)
    {
        var at = table[(number * 16)..];
        BinaryPrimitives.WriteUInt64LittleEndian(at, address);
        BinaryPrimitives.WriteUInt32LittleEndian(at[8..], length);
        BinaryPrimitives.WriteUInt16LittleEndian(at[12..], flags);
        BinaryPrimitives.WriteUInt16LittleEndian(at[14..], next);
    }

    /// <summary>
    /// Makes a descriptor available, tells the device, and waits until it is used. The queue's memory is at a0, the descriptor's number in a1, the address for the
    /// notification in a2, the queue's number in a3. Uses t0 to t3.
    /// </summary>
    public static void EmitSubmit(Assembler code, string label)
    {
        code.Label(label);
        code.Lhu(T0, (long)AvailableOffset + 2, A0); // t0: the index
        code.Andi(T1, T0, QueueSize - 1);
        code.Slli(T1, T1, 1);
        code.Add(T1, T1, A0);
        code.Sh(A1, (long)AvailableOffset + 4, T1);
        code.Addi(T0, T0, 1);
        code.Fence();
        code.Sh(T0, (long)AvailableOffset + 2, A0);
        code.Fence();
        code.Sh(A3, 0, A2);
        code.Slli(T0, T0, 48);
        code.Srli(T0, T0, 48);
        code.Label($"{label}_wait");
        code.Lhu(T1, (long)UsedOffset + 2, A0);
        code.Bne(T0, T1, $"{label}_wait");
        code.Ret();
    }
}
