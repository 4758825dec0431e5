using CsCheck;
using SpecLattice.Tests.Shared;
using SpecLattice.Vmm.Machine.Board;

namespace SpecLattice.Vmm.Tests.Machine;

public sealed class RiscvMemoryTests : IDisposable
{
    private const ulong Data = 0x10_0000; // inside RAM, away from the code
    private readonly SingleStep _step = new();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(3, 8)]
    public void A_store_changes_its_bytes_and_no_others(uint funct3, int size)
    {
        Gen.Select(Gen.ULong, Gen.Int[-256, 255], Gen.Int[0, 63]).Sample(
            (value, offset, slot) =>
            {
                var before = new byte[64];
                Array.Fill(before, (byte)0x5A);
                _step.Machine.Ram.Write(Data, before);
                var target = Data + (ulong)(slot / size * size);
                var bits = (uint)offset & 0xFFF;
                var word = 0x23 | ((bits & 31) << 7) | (funct3 << 12) | (SingleStep.A << 15) | (SingleStep.B << 20) | ((bits >> 5) << 25);
                _step.Execute(word, MemoryMap.RamBase + target - (ulong)offset, value);

                var after = new byte[64];
                _step.Machine.Ram.Read(Data, after);
                BitConverter.GetBytes(value).AsSpan(0, size).CopyTo(before.AsSpan((int)(target - Data)));
                Assert.Equal(before, after);
            },
            iter: Depth.Of(usual: 30, nightly: 5000),
            threads: 1);
    }

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(1, 2, true)]
    [InlineData(2, 4, true)]
    [InlineData(3, 8, true)]
    [InlineData(4, 1, false)]
    [InlineData(5, 2, false)]
    [InlineData(6, 4, false)]
    public void A_load_extends_as_its_name_says(uint funct3, int size, bool extendsSign)
    {
        Gen.Select(Gen.ULong, Gen.Int[-2048, 2047]).Sample(
            (value, offset) =>
            {
                _step.Machine.Ram.WriteUInt64(Data, value);
                var word = 0x03 | (SingleStep.Rd << 7) | (funct3 << 12) | (SingleStep.A << 15) | ((uint)offset << 20);
                var hart = _step.Execute(word, MemoryMap.RamBase + Data - (ulong)offset, 0);
                var unused = 64 - (8 * size);
                Assert.Equal(extendsSign ? (ulong)((long)(value << unused) >> unused) : value << unused >> unused, hart.X(SingleStep.Rd));
            },
            iter: Depth.Of(usual: 30, nightly: 5000),
            threads: 1);
    }

    [Theory]
    [InlineData(0x03, 1, 1)] // lh
    [InlineData(0x03, 2, 2)] // lw
    [InlineData(0x03, 3, 4)] // ld
    [InlineData(0x23, 1, 1)] // sh
    [InlineData(0x23, 2, 2)] // sw
    [InlineData(0x23, 3, 7)] // sd
    public void A_misaligned_access_traps_and_changes_nothing(uint opcode, uint funct3, ulong off)
    {
        var address = MemoryMap.RamBase + Data + off;
        var before = _step.Machine.Ram.ReadUInt64(Data);
        var source = opcode == 0x23 ? SingleStep.B << 20 : 0U; // where a store names its source, a load has its offset
        var hart = _step.Execute(opcode | (funct3 << 12) | (SingleStep.A << 15) | source, address, ulong.MaxValue);
        AssertFault(hart, cause: opcode == 0x03 ? 4UL : 6UL, address);
        Assert.Equal(before, _step.Machine.Ram.ReadUInt64(Data));
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(MemoryMap.RamBase - 8)]
    [InlineData(MemoryMap.RamBase + (4 << 20))]
    [InlineData(ulong.MaxValue - 7)]
    [InlineData(MemoryMap.UartBase)] // registers are bytes
    [InlineData(MemoryMap.PvpanicBase)]
    public void An_access_to_nothing_traps(ulong address)
    {
        AssertFault(_step.Execute(0x03 | (3 << 12) | (SingleStep.A << 15) | (SingleStep.Rd << 7), address, 0), cause: 5, address);
        AssertFault(_step.Execute(0x23 | (3 << 12) | (SingleStep.A << 15) | (SingleStep.B << 20), address, 0), cause: 7, address);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(16)]
    [InlineData(20)]
    [InlineData(24)]
    [InlineData(28)]
    public void Atomics_combine_and_return_the_old_value(uint operation)
    {
        Gen.Select(Gen.ULong, Gen.OneOf(Gen.ULong, Gen.OneOf(0UL, 1UL, ulong.MaxValue, 1UL << 63, 1UL << 31))).Sample(
            (memory, operand) =>
            {
                var shape = 0x2FU | (SingleStep.Rd << 7) | (SingleStep.A << 15) | (SingleStep.B << 20) | (operation << 27);
                _step.Machine.Ram.WriteUInt64(Data, memory);
                var wide = _step.Execute(shape | (3 << 12), MemoryMap.RamBase + Data, operand);
                Assert.Equal(memory, wide.X(SingleStep.Rd));
                Assert.Equal(Model(operation, memory, operand, (long)memory < (long)operand), _step.Machine.Ram.ReadUInt64(Data));

                _step.Machine.Ram.WriteUInt64(Data, memory);
                var narrow = _step.Execute(shape | (2 << 12), MemoryMap.RamBase + Data, operand);
                Assert.Equal((ulong)(int)memory, narrow.X(SingleStep.Rd));
                var expected = (uint)Model(operation, (uint)memory, (uint)operand, (int)memory < (int)operand);
                Assert.Equal((memory & 0xFFFF_FFFF_0000_0000) | expected, _step.Machine.Ram.ReadUInt64(Data));
            },
            iter: Depth.Of(usual: 30, nightly: 5000),
            threads: 1);
    }

    [Fact]
    public void A_conditional_store_succeeds_once_after_a_reservation()
    {
        const uint LoadReserved = 0x2F | (SingleStep.Rd << 7) | (3 << 12) | (SingleStep.A << 15) | (2U << 27);
        const uint StoreConditional = 0x2F | (SingleStep.Rd << 7) | (3 << 12) | (SingleStep.A << 15) | (SingleStep.B << 20) | (3U << 27);
        var machine = _step.Machine;
        machine.Ram.WriteUInt64(Data, 7);
        machine.Poke(4, StoreConditional, StoreConditional);
        Assert.Equal(7UL, _step.Execute(LoadReserved, MemoryMap.RamBase + Data, 9).X(SingleStep.Rd));
        machine.Step(1);
        Assert.Equal(0UL, machine.Hart().X(SingleStep.Rd));
        Assert.Equal(9UL, machine.Ram.ReadUInt64(Data));
        machine.Step(1);
        Assert.Equal(1UL, machine.Hart().X(SingleStep.Rd));
    }

    [Fact]
    public void A_reservation_does_not_survive_an_import()
    {
        const uint LoadReserved = 0x2F | (SingleStep.Rd << 7) | (3 << 12) | (SingleStep.A << 15) | (2U << 27);
        const uint StoreConditional = 0x2F | (SingleStep.Rd << 7) | (3 << 12) | (SingleStep.A << 15) | (SingleStep.B << 20) | (3U << 27);
        var machine = _step.Machine;
        machine.Ram.WriteUInt64(Data, 7);
        machine.Poke(4, StoreConditional);
        _step.Execute(LoadReserved, MemoryMap.RamBase + Data, 9);
        machine.ImportState(machine.ExportState());
        machine.Step(1);
        Assert.Equal(1UL, machine.Hart().X(SingleStep.Rd));
        Assert.Equal(7UL, machine.Ram.ReadUInt64(Data));
    }

    [Theory]
    [InlineData(2, 4)] // 32 bits, misaligned
    [InlineData(3, 4)] // 64 bits, misaligned
    public void Atomics_trap_when_misaligned(uint funct3, ulong size)
    {
        var address = MemoryMap.RamBase + Data + (size / 2);
        AssertFault(_step.Execute(0x2FU | (funct3 << 12) | (SingleStep.A << 15), address, 0), cause: 6, address);
    }

    [Fact]
    public void Atomics_do_not_reach_devices()
    {
        AssertFault(_step.Execute(0x2FU | (2 << 12) | (SingleStep.A << 15), MemoryMap.UartBase, 0), cause: 7, MemoryMap.UartBase);
    }

    public void Dispose() => _step.Dispose();

    private static ulong Model(uint operation, ulong old, ulong operand, bool oldIsLess) => operation switch
    {
        0 => old + operand,
        1 => operand,
        4 => old ^ operand,
        8 => old | operand,
        12 => old & operand,
        16 => oldIsLess ? old : operand,
        20 => oldIsLess ? operand : old,
        24 => old < operand ? old : operand,
        _ => old < operand ? operand : old,
    };

    private static void AssertFault(SpecLattice.Vmm.Machine.State.V1.RiscvHartState hart, ulong cause, ulong value)
    {
        Assert.True(hart.Faulted);
        Assert.Equal((cause, MemoryMap.RamBase, value), (hart.Mcause, hart.Mepc, hart.Mtval));
        Assert.Equal(MemoryMap.RamBase, hart.Pc);
    }
}
