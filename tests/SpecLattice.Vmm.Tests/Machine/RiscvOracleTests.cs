using System.Diagnostics;
using CsCheck;
using SpecLattice.Vmm.Guests.Assembly;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Embedded;
using SpecLattice.Vmm.Machine.Riscv;

namespace SpecLattice.Vmm.Tests.Machine;

/// <summary>The interpreter against QEMU, and the assembler against GNU as: implementations by other people.</summary>
public sealed class RiscvOracleTests
{
    private const int Base = 8; // x8 points into the data, and no instruction changes it
    private const ulong Data = RiscvOracle.DataAddress - MemoryMap.RamBase;

    private static readonly Gen<uint> AnyRegister = Gen.UInt[0, 31];

    private static readonly Gen<uint> Destination = Gen.UInt[0, 31].Where(register => register != Base);

    private static readonly Gen<uint> Immediate = Gen.UInt[0, 0xFFF];

    private static readonly Gen<uint> Arithmetic = Gen.OneOf(
        // register with register: additions, shifts, comparisons, logic, multiplications and divisions; 64 and 32 bits
        Gen.Select(Destination, AnyRegister, AnyRegister, Gen.UInt[0, 7], Gen.OneOf(0U, 1U), (rd, a, b, funct3, funct7) =>
            0x33 | (rd << 7) | (funct3 << 12) | (a << 15) | (b << 20) | (funct7 << 25)),
        Gen.Select(Destination, AnyRegister, AnyRegister, Gen.OneOf(0U, 5U), Gen.OneOf(0x33U, 0x3BU), (rd, a, b, funct3, opcode) =>
            opcode | (rd << 7) | (funct3 << 12) | (a << 15) | (b << 20) | (0x20U << 25)),
        Gen.Select(Destination, AnyRegister, AnyRegister, Gen.OneOf(0U, 1U, 5U), (rd, a, b, funct3) =>
            0x3B | (rd << 7) | (funct3 << 12) | (a << 15) | (b << 20)),
        Gen.Select(Destination, AnyRegister, AnyRegister, Gen.OneOf(0U, 4U, 5U, 6U, 7U), (rd, a, b, funct3) =>
            0x3B | (rd << 7) | (funct3 << 12) | (a << 15) | (b << 20) | (1U << 25)),

        // register with number
        Gen.Select(Destination, AnyRegister, Immediate, Gen.OneOf(0U, 2U, 3U, 4U, 6U, 7U), (rd, a, number, funct3) =>
            0x13 | (rd << 7) | (funct3 << 12) | (a << 15) | (number << 20)),
        Gen.Select(Destination, AnyRegister, Gen.UInt[0, 63], Gen.OneOf(0x1U, 0x5U, 0x405U), (rd, a, distance, shift) =>
            0x13 | (rd << 7) | ((shift & 7) << 12) | (a << 15) | (distance << 20) | ((shift >> 10) << 30)),
        Gen.Select(Destination, AnyRegister, Immediate, (rd, a, number) => 0x1B | (rd << 7) | (a << 15) | (number << 20)),
        Gen.Select(Destination, AnyRegister, Gen.UInt[0, 31], Gen.OneOf(0x1U, 0x5U, 0x405U), (rd, a, distance, shift) =>
            0x1B | (rd << 7) | ((shift & 7) << 12) | (a << 15) | (distance << 20) | ((shift >> 10) << 30)),
        Gen.Select(Destination, Gen.UInt, (rd, upper) => 0x37 | (rd << 7) | (upper & 0xFFFF_F000)));

    private static readonly Gen<uint> Memory = Gen.OneOf(
        // loads and stores of every width; the last word of the page is the oracle's
        Gen.Select(Destination, Gen.UInt[0, 6], Gen.Int[-256, 254], (rd, funct3, slot) =>
            0x03 | (rd << 7) | (funct3 << 12) | ((uint)Base << 15) | ((uint)(slot * 8) << 20)),
        Gen.Select(AnyRegister, Gen.UInt[0, 3], Gen.Int[-256, 254], (source, funct3, slot) =>
            0x23 | (((uint)(slot * 8) & 31) << 7) | (funct3 << 12) | ((uint)Base << 15) | (source << 20) | (((uint)(slot * 8) >> 5) << 25)),

        // atomics on the word that x8 points to
        Gen.Select(Destination, AnyRegister, Gen.OneOf(2U, 3U), Gen.OneOf(0U, 1U, 4U, 8U, 12U, 16U, 20U, 24U, 28U), (rd, source, funct3, operation) =>
            0x2F | (rd << 7) | (funct3 << 12) | ((uint)Base << 15) | (source << 20) | (operation << 27)));

    /// <summary>A branch over the next instruction, taken or not.</summary>
    private static readonly Gen<uint> Branch = Gen.Select(
        AnyRegister, AnyRegister, Gen.OneOf(0U, 1U, 4U, 5U, 6U, 7U), (a, b, funct3) => 0x463 | (funct3 << 12) | (a << 15) | (b << 20));

    private static readonly Gen<uint> Word = Gen.Frequency((6, Arithmetic), (3, Memory), (1, Branch));

    private static readonly Gen<ulong> Number = Gen.OneOf(
        Gen.ULong, Gen.ULong[0, 64], Gen.UInt.Select(value => (ulong)value), Gen.OneOf(0UL, 1UL, ulong.MaxValue, 1UL << 63, 1UL << 31, (1UL << 31) - 1, 0xFFFF_FFFF_8000_0000));

    [Fact]
    public void Random_programs_leave_the_same_registers_and_memory_as_on_QEMU()
    {
        Assert.SkipUnless(RiscvOracle.IsThere, "qemu-riscv64 is not installed (Debian: qemu-user)");
        Gen.Select(Word.Array[400], Number.Array[31], Gen.Byte.Array[RiscvOracle.DataBytes]).Sample(
            (words, registers, data) =>
            {
                words[^1] = 0x13; // where a branch at the end leads to
                registers[Base - 1] = RiscvOracle.DataAddress + 2048;
                var (theirRegisters, theirData) = RiscvOracle.Run([.. words, 0x13], registers, data);

                using var machine = EmbeddedMachine.Create(Guests.Small with { MemoryMib = 8 });
                var (ourRegisters, ourData) = RunHere(machine, [.. words, 0x13], registers, data);
                Assert.Equal(theirRegisters, ourRegisters);
                Assert.Equal(theirData[..^8], ourData[..^8]);
            },
            iter: 40,
            threads: 1);
    }

    [Fact]
    public void The_assembler_makes_the_words_that_GNU_as_makes()
    {
        const string As = "/usr/bin/riscv64-unknown-elf-as";
        const string Copy = "/usr/bin/riscv64-unknown-elf-objcopy";
        Assert.SkipUnless(File.Exists(As) && File.Exists(Copy), "GNU as for RISC-V is not installed (Debian: binutils-riscv64-unknown-elf)");
        (Action<Assembler> Write, string Text)[] cases =
        [
            (code => code.Lui(Register.A0, 0x12345), "lui a0, 0x12345"),
            (code => code.Addi(Register.A0, Register.A1, -2048), "addi a0, a1, -2048"),
            (code => code.Addiw(Register.T6, Register.S11, 2047), "addiw t6, s11, 2047"),
            (code => code.Andi(Register.A0, Register.A1, 15), "andi a0, a1, 15"),
            (code => code.Ori(Register.A0, Register.A1, -1), "ori a0, a1, -1"),
            (code => code.Slli(Register.A0, Register.A1, 63), "slli a0, a1, 63"),
            (code => code.Srli(Register.A0, Register.A1, 1), "srli a0, a1, 1"),
            (code => code.Add(Register.A0, Register.A1, Register.A2), "add a0, a1, a2"),
            (code => code.Sub(Register.A0, Register.A1, Register.A2), "sub a0, a1, a2"),
            (code => code.Xor(Register.A0, Register.A1, Register.A2), "xor a0, a1, a2"),
            (code => code.Or(Register.A0, Register.A1, Register.A2), "or a0, a1, a2"),
            (code => code.And(Register.A0, Register.A1, Register.A2), "and a0, a1, a2"),
            (code => code.Sltu(Register.A0, Register.A1, Register.A2), "sltu a0, a1, a2"),
            (code => code.Mul(Register.A0, Register.A1, Register.A2), "mul a0, a1, a2"),
            (code => code.Divu(Register.A0, Register.A1, Register.A2), "divu a0, a1, a2"),
            (code => code.Remu(Register.A0, Register.A1, Register.A2), "remu a0, a1, a2"),
            (code => code.Lb(Register.A0, -1, Register.A1), "lb a0, -1(a1)"),
            (code => code.Lbu(Register.A0, 1, Register.A1), "lbu a0, 1(a1)"),
            (code => code.Lhu(Register.A0, 2, Register.A1), "lhu a0, 2(a1)"),
            (code => code.Lw(Register.A0, 4, Register.A1), "lw a0, 4(a1)"),
            (code => code.Lwu(Register.A0, 4, Register.A1), "lwu a0, 4(a1)"),
            (code => code.Ld(Register.A0, 8, Register.A1), "ld a0, 8(a1)"),
            (code => code.Sb(Register.A0, -1, Register.A1), "sb a0, -1(a1)"),
            (code => code.Sh(Register.A0, 2, Register.A1), "sh a0, 2(a1)"),
            (code => code.Sw(Register.A0, 2044, Register.A1), "sw a0, 2044(a1)"),
            (code => code.Sd(Register.A0, -2048, Register.A1), "sd a0, -2048(a1)"),
            (code => code.Jalr(Register.Ra, 4, Register.A1), "jalr ra, 4(a1)"),
            (code => code.AmoaddD(Register.A0, Register.A1, Register.A2), "amoadd.d a0, a1, (a2)"),
            (code => code.AmoswapW(Register.A0, Register.A1, Register.A2), "amoswap.w a0, a1, (a2)"),
            (code => code.LrD(Register.A0, Register.A1), "lr.d a0, (a1)"),
            (code => code.ScD(Register.A0, Register.A1, Register.A2), "sc.d a0, a1, (a2)"),
            (code => code.Csrrw(Register.A0, Csr.Mscratch, Register.A1), "csrrw a0, mscratch, a1"),
            (code => code.Csrr(Register.A0, Csr.Mcause), "csrr a0, mcause"),
            (code => code.Fence(), "fence"),
            (code => code.FenceI(), "fence.i"),
            (code => code.Ecall(), "ecall"),
            (code => code.Mret(), "mret"),
            (code => code.Wfi(), "wfi"),
            (code => code.Label("x0").Nop().Beq(Register.A0, Register.A1, "x0"), "x0: nop\n beq a0, a1, x0"),
            (code => code.Label("x1").Nop().Bne(Register.A0, Register.A1, "x1"), "x1: nop\n bne a0, a1, x1"),
            (code => code.Label("x2").Nop().Bltu(Register.A0, Register.A1, "x2"), "x2: nop\n bltu a0, a1, x2"),
            (code => code.Bgeu(Register.A0, Register.A1, "x3").Nop().Label("x3"), "bgeu a0, a1, x3\n nop\n x3:"),
            (code => code.Jal(Register.Ra, "x4").Nop().Label("x4"), "jal ra, x4\n nop\n x4:"),
        ];
        var own = new Assembler(0);
        foreach (var (write, _) in cases)
        {
            write(own);
        }

        var folder = Directory.CreateTempSubdirectory("speclattice-");
        try
        {
            var (text, linked, bytes) = (Path.Combine(folder.FullName, "a.s"), Path.Combine(folder.FullName, "a.o"), Path.Combine(folder.FullName, "a.bin"));
            File.WriteAllText(text, string.Join('\n', cases.Select(item => item.Text)) + "\n");
            Run(As, "-march=rv64ima_zicsr_zifencei", "-o", linked, text);
            Run(Copy, "-O", "binary", "-j", ".text", linked, bytes);
            Assert.Equal(Convert.ToHexString(File.ReadAllBytes(bytes)), Convert.ToHexString(own.Assemble().AsSpan()));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        static void Run(string program, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, errors);
        }
    }

    private static (ulong[] Registers, byte[] Data) RunHere(EmbeddedMachine machine, uint[] words, ulong[] registers, byte[] data)
    {
        machine.Load(new()
        {
            Name = "oracle",
            EntryPoint = MemoryMap.RamBase,
            Segments = [new(MemoryMap.RamBase, [.. words.SelectMany(BitConverter.GetBytes)]), new(MemoryMap.RamBase + Data, [.. data])],
        });
        machine.Change(hart => hart with { Registers = SpecList.From(registers) });
        while (machine.Hart().Pc < MemoryMap.RamBase + ((ulong)words.Length * 4) && machine.Fault is null)
        {
            machine.Step(1);
        }

        Assert.Null(machine.Fault);
        var left = new byte[RiscvOracle.DataBytes];
        machine.Ram.Read(Data, left);
        return ([.. machine.Hart().Registers], left);
    }
}
