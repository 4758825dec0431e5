using CsCheck;
using SpecLattice.Tests.Shared;
using SpecLattice.Vmm.Guests.Assembly;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Riscv;
using SpecLattice.Vmm.Machine.State.V1;

namespace SpecLattice.Vmm.Tests.Machine;

public sealed class RiscvControlTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Branches_compare_as_their_name_says(uint funct3)
    {
        using var step = new SingleStep();
        var operands = Gen.OneOf(Gen.ULong, Gen.OneOf(0UL, 1UL, ulong.MaxValue, 1UL << 63));
        Gen.Select(operands, operands, Gen.Bool).Sample(
            (a, other, same) =>
            {
                var b = same ? a : other;
                bool[] taken = [a == b, a != b, false, false, (long)a < (long)b, (long)a >= (long)b, a < b, a >= b];

                // Branch 8 bytes on.
                var hart = step.Execute(0x463 | (funct3 << 12) | (SingleStep.A << 15) | (SingleStep.B << 20), a, b);
                Assert.Equal(MemoryMap.RamBase + (taken[funct3] ? 8UL : 4), hart.Pc);
            },
            iter: Depth.Of(usual: 100, nightly: 5000),
            threads: 1);
    }

    [Fact]
    public void Jalr_clears_the_lowest_bit_and_may_overwrite_its_base()
    {
        using var step = new SingleStep();
        var hart = step.Execute(0x67 | (SingleStep.A << 7) | (SingleStep.A << 15) | (0xFFDU << 20), MemoryMap.RamBase + 0x104, 0); // jalr x10, -3(x10)
        Assert.Equal(MemoryMap.RamBase + 0x100, hart.Pc);
        Assert.Equal(MemoryMap.RamBase + 4, hart.X(SingleStep.A));
    }

    [Fact]
    public void A_jump_to_a_misaligned_address_traps_at_the_jump_and_leaves_the_link_alone()
    {
        using var step = new SingleStep();
        var hart = step.Execute(0x67 | (SingleStep.Rd << 7) | (SingleStep.A << 15), MemoryMap.RamBase + 0x102, 0);
        Assert.True(hart.Faulted);
        Assert.Equal((0UL, MemoryMap.RamBase, MemoryMap.RamBase + 0x102), (hart.Mcause, hart.Mepc, hart.Mtval));
        Assert.Equal(0xBADUL, hart.X(SingleStep.Rd));
    }

    [Fact]
    public void Running_out_of_RAM_is_an_instruction_access_fault()
    {
        using var machine = Guests.Machine(code => code.Li(Register.T0, 0x1000).Jalr(Register.Zero, 0, Register.T0));
        machine.Step(100);
        Assert.Equal(new GuestFault(0, 1, 0x1000, 0x1000, "instruction access fault"), machine.Fault);
        Assert.Equal(MachineStatus.Faulted, machine.Status);
    }

    [Fact]
    public void An_environment_call_goes_to_the_handler_and_back()
    {
        using var machine = Guests.Machine(code => code
            .La(Register.T0, "handler")
            .Csrw(Csr.Mtvec, Register.T0)
            .Li(Register.T0, 0x8)
            .Csrw(Csr.Mstatus, Register.T0)
            .Ecall()
            .Label("after")
            .Li(Register.A1, 42)
            .Label("stop").J("stop")
            .Label("handler")
            .Csrr(Register.A2, Csr.Mcause)
            .Csrr(Register.A3, Csr.Mstatus)
            .Csrr(Register.A4, Csr.Mepc)
            .Addi(Register.A4, Register.A4, 4)
            .Csrw(Csr.Mepc, Register.A4)
            .Mret());
        machine.Step(100);
        var hart = machine.Hart();
        Assert.Equal(42UL, hart.X(Register.A1));
        Assert.Equal(11UL, hart.X(Register.A2));
        Assert.Equal(0x1880UL, hart.X(Register.A3)); // interrupts off, their old state saved
        Assert.Equal(0x1888UL, hart.Mstatus);
        Assert.Equal(MachineStatus.Paused, machine.Status);
    }

    [Theory]
    [InlineData(0x0000_0000U)]
    [InlineData(0xFFFF_FFFFU)]
    [InlineData(0x0200_1013U | (1U << 26))] // slli with a bit that RV64 does not have
    [InlineData(0x0200_101BU)] // slliw by 32
    [InlineData(0x1020_0073U)] // sret: there is no supervisor
    [InlineData(0x0000_2063U)] // a branch that compares nothing
    [InlineData(0x0000_1067U)] // jalr with a function
    [InlineData(0x0000_0001U)] // a compressed instruction
    [InlineData(0xF140_1073U)] // csrw to a read-only register
    [InlineData(0x1000_302FU | (1U << 20))] // lr.d with a second source
    public void An_illegal_instruction_without_a_handler_stops_the_guest(uint word)
    {
        using var step = new SingleStep();
        var hart = step.Execute(word, 0, 0);
        Assert.True(hart.Faulted);
        Assert.Equal((2UL, (ulong)word), (hart.Mcause, hart.Mtval));
        Assert.Throws<InvalidOperationException>(step.Machine.Run);
    }

    [Fact]
    public void A_handler_that_starts_with_a_trap_stops_the_guest()
    {
        using var machine = Guests.Machine(code => code.La(Register.T0, "bad").Csrw(Csr.Mtvec, Register.T0).Word(0).Label("bad").Word(0));
        Assert.Equal(5, machine.Step(1000));
        Assert.Equal(MachineStatus.Faulted, machine.Status);
    }

    [Fact]
    public void A_non_maskable_interrupt_reaches_the_boot_hart_s_handler_with_all_others_off_and_returns()
    {
        using var machine = Guests.Machine(code => code
            .Li(Register.S1, (long)MemoryMap.UartBase)
            .Csrr(Register.T0, Csr.Mhartid)
            .Bnez(Register.T0, "wait")
            .La(Register.T0, "handler")
            .Csrw(Csr.Mtvec, Register.T0)
            .Label("wait").Wfi().Addi(Register.A0, Register.A0, 1).J("wait")
            .Label("handler")
            .Csrr(Register.A1, Csr.Mcause)
            .Li(Register.T1, '!')
            .Sb(Register.T1, 0, Register.S1)
            .Mret());
        machine.Step(1000);
        Assert.Equal("", machine.FindConsole(1)!.Read(0).Text);
        for (var presses = 1; presses <= 3; presses++)
        {
            machine.InjectNmi();
            machine.Step(1000);
            Assert.Equal(new string('!', presses), machine.FindConsole(1)!.Read(0).Text);
            var hart = machine.Hart();
            Assert.Equal((Cause.NonMaskableInterrupt, (ulong)presses), (hart.X(Register.A1), hart.X(Register.A0)));
        }

        Assert.Null(machine.Fault);
    }

    [Fact]
    public void A_guest_without_a_handler_takes_no_non_maskable_interrupt()
    {
        using var machine = Guests.Machine(code => code.Label("count").Addi(Register.A0, Register.A0, 1).J("count"));
        machine.InjectNmi();
        machine.Step(1000);
        Assert.Null(machine.Fault);
        Assert.True(machine.Hart().X(Register.A0) > 100);
    }

    [Theory]
    [InlineData(Csr.Mstatus, ulong.MaxValue, 0x1888UL)]
    [InlineData(Csr.Mie, ulong.MaxValue, 0x888UL)]
    [InlineData(Csr.Mtvec, ulong.MaxValue, ulong.MaxValue - 3)]
    [InlineData(Csr.Mepc, ulong.MaxValue, ulong.MaxValue - 3)]
    [InlineData(Csr.Mscratch, 0x0123_4567_89AB_CDEFUL, 0x0123_4567_89AB_CDEFUL)]
    [InlineData(Csr.Mcause, 7UL, 7UL)]
    [InlineData(Csr.Mip, ulong.MaxValue, 0UL)]
    internal void Registers_keep_only_the_bits_they_have(Csr csr, ulong written, ulong expected)
    {
        using var machine = Guests.Machine(code => code
            .Li(Register.T0, (long)written)
            .Csrw(csr, Register.T0)
            .Csrr(Register.A0, csr)
            .Label("stop").J("stop"));
        machine.Step(100);
        Assert.Equal(expected, machine.Hart().X(Register.A0));
        machine.ImportState(machine.ExportState()); // whatever a guest can write, an import accepts
    }

    [Fact]
    public void The_instruction_counter_counts_retired_instructions()
    {
        using var machine = Guests.Machine(code => code
            .Nop()
            .Nop()
            .Csrr(Register.A0, Csr.Minstret)
            .Csrw(Csr.Minstret, Register.Zero)
            .Csrr(Register.A1, Csr.Minstret)
            .Label("stop").J("stop"));
        machine.Step(10);
        Assert.Equal((2UL, 0UL, 6UL), (machine.Hart().X(Register.A0), machine.Hart().X(Register.A1), machine.Hart().Instret));
    }

    [Fact]
    public void A_waiting_guest_uses_no_instructions_and_an_interrupt_wakes_it()
    {
        using var machine = Guests.Machine(code => code
            .La(Register.T0, "handler")
            .Csrw(Csr.Mtvec, Register.T0)
            .Li(Register.S0, (long)MemoryMap.UartAddress(1))
            .Li(Register.T0, 1)
            .Sb(Register.T0, 1, Register.S0) // interrupt on received data
            .Li(Register.T0, 0x800)
            .Csrw(Csr.Mie, Register.T0)
            .Li(Register.T0, 8)
            .Csrw(Csr.Mstatus, Register.T0)
            .Label("wait").Wfi().J("wait")
            .Label("handler")
            .Lbu(Register.T1, 0, Register.S0)
            .Sb(Register.T1, 0, Register.S0) // echo
            .Mret());
        machine.Run();
        Guests.WaitUntil(() => machine.PeekState().Get<RiscvHartState>("0").Waiting, "the guest waits");
        var instructions = machine.Counters.Instructions;
        Thread.Sleep(50);
        Assert.Equal(instructions, machine.Counters.Instructions);
        Assert.True(machine.IsRunning);

        var console = machine.FindConsole(1)!;
        Assert.Equal(1, console.Send("x"u8));
        Guests.WaitUntil(() => console.TotalBytes == 1, "the guest answers");
        Assert.Equal("x", console.Read(0).Text);
        machine.Pause();
        Assert.Equal(MachineStatus.Paused, machine.Status);
    }

    [Fact]
    public void An_interrupt_that_is_pending_at_the_export_arrives_after_the_import()
    {
        static void Echo(Assembler code) => code
            .La(Register.T0, "handler")
            .Csrw(Csr.Mtvec, Register.T0)
            .Li(Register.S0, (long)MemoryMap.UartAddress(1))
            .Li(Register.T0, 1)
            .Sb(Register.T0, 1, Register.S0)
            .Li(Register.T0, 0x800)
            .Csrw(Csr.Mie, Register.T0)
            .Li(Register.T0, 8)
            .Csrw(Csr.Mstatus, Register.T0)
            .Label("wait").Wfi().J("wait")
            .Label("handler")
            .Lbu(Register.T1, 0, Register.S0)
            .Sb(Register.T1, 0, Register.S0)
            .Mret();
        using var source = Guests.Machine(Echo);
        source.Step(1000);
        Assert.True(source.Hart().Waiting);
        Assert.Equal(1, source.FindConsole(1)!.Send("!"u8));

        using var target = Guests.Machine(Echo);
        target.ImportState(source.ExportState());
        target.Step(1000);
        Assert.Equal("!", target.FindConsole(1)!.Read(0).Text);
    }
}
