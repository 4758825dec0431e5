using CsCheck;
using SpecLattice.Vmm.Machine;
using SpecLattice.Vmm.Machine.Riscv;

namespace SpecLattice.Vmm.Tests.Machine;

public sealed class HostileGuestTests
{
    /// <summary>Words that are instructions more often than not: any bits around one of the known opcodes.</summary>
    private static readonly Gen<uint> Word = Gen.OneOf(
        Gen.UInt,
        Gen.Select(
            Gen.UInt,
            Gen.OneOf(0x03U, 0x0FU, 0x13U, 0x17U, 0x1BU, 0x23U, 0x2FU, 0x33U, 0x37U, 0x3BU, 0x63U, 0x67U, 0x6FU, 0x73U),
            (bits, opcode) => (bits & ~0x7FU) | opcode),
        Gen.OneOf(0x0000_0073U, 0x0010_0073U, 0x3020_0073U, 0x1050_0073U));

    private static readonly Gen<ulong> Number = Gen.OneOf(
        Gen.ULong,
        Gen.OneOf(0UL, 8UL, ulong.MaxValue, MemoryMap.UartBase, MemoryMap.PvpanicBase),
        Gen.OneOf(MemoryMap.RamBase, MemoryMap.RamBase + 0x1000, MemoryMap.RamBase + (4 << 20) - 8));

    /// <summary>Whatever a guest does, it is the guest that stops: 2,000 programs of random words, with traps delivered and not.</summary>
    [Fact]
    public void Random_programs_never_throw_out_of_the_machine()
    {
        using var machine = Guests.Machine(code => code.Nop());
        long executed = 0;
        var faults = 0;
        Gen.Select(Word.Array[64], Number.Array[31], Gen.Bool, Gen.Byte.Array[0, 20]).Sample(
            (words, registers, handler, input) =>
            {
                machine.Poke(0, words);
                machine.Change(hart => hart with
                {
                    Pc = MemoryMap.RamBase,
                    Registers = SpecList.From(registers),
                    Faulted = false,
                    Waiting = false,
                    Mtvec = handler ? MemoryMap.RamBase + 128 : 0,
                    Mie = 0x800,
                });
                machine.FindConsole(1)!.Send(input);
                var steps = machine.Step(2000);
                Assert.InRange(steps, 0, 2000);
                executed += steps;
                faults += machine.Status == MachineStatus.Faulted ? 1 : 0;
                Assert.Equal(machine.Status == MachineStatus.Faulted, machine.Fault is not null);

                // Whatever state a guest can reach, another machine accepts.
                machine.ImportState(machine.ExportState());
            },
            iter: 2000,
            threads: 1);
        Assert.InRange(executed, 10_000, long.MaxValue);
        Assert.InRange(faults, 100, 1999);
    }

    [Fact]
    public void A_guest_that_traps_for_ever_can_be_paused()
    {
        using var machine = Guests.Machine(code => code
            .La(Register.T0, "handler")
            .Csrw(Csr.Mtvec, Register.T0)
            .Label("handler")
            .Nop()
            .Word(0));
        machine.Run();
        Guests.WaitUntil(() => machine.Counters.Instructions > 100_000, "the guest traps");
        machine.Pause();
        Assert.Equal(MachineStatus.Paused, machine.Status);
        Assert.Equal(2UL, machine.Hart().Mcause);
    }

    [Fact]
    public void A_guest_can_overwrite_the_instruction_that_comes_next()
    {
        // sw a0, 0(t0) puts "addi a1, zero, 7" over the word behind it.
        using var machine = Guests.Machine(code => code
            .Li(Register.A0, 0x0070_0593)
            .La(Register.T0, "patched")
            .Sw(Register.A0, 0, Register.T0)
            .Label("patched").Word(0)
            .Label("stop").J("stop"));
        machine.Step(20);
        Assert.Equal(7UL, machine.Hart().X(Register.A1));
    }
}
