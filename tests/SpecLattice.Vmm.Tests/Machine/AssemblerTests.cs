using System.Buffers.Binary;
using CsCheck;
using SpecLattice.Vmm.Guests.Assembly;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Riscv;

namespace SpecLattice.Vmm.Tests.Machine;

public sealed class AssemblerTests
{
    // The words are those that GNU as makes of the same text.
    [Fact]
    public void Instructions_are_encoded_as_by_other_assemblers()
    {
        (Action<Assembler> Write, uint Word)[] cases =
        [
            (code => code.Nop(), 0x0000_0013),
            (code => code.Addi(Register.Sp, Register.Sp, -16), 0xFF01_0113),
            (code => code.Sd(Register.Ra, 8, Register.Sp), 0x0011_3423),
            (code => code.Ret(), 0x0000_8067),
            (code => code.Lui(Register.A0, 0x12345), 0x1234_5537),
            (code => code.Mul(Register.A0, Register.A1, Register.A2), 0x02C5_8533),
            (code => code.Remu(Register.A0, Register.A1, Register.A2), 0x02C5_F533),
            (code => code.Divu(Register.A0, Register.A1, Register.A2), 0x02C5_D533),
            (code => code.Ld(Register.A5, -24, Register.S0), 0xFE84_3783),
            (code => code.Sb(Register.A0, 0, Register.A1), 0x00A5_8023),
            (code => code.Sw(Register.A0, 4, Register.A1), 0x00A5_A223),
            (code => code.Addiw(Register.A0, Register.A0, 1), 0x0015_051B),
            (code => code.Slli(Register.A0, Register.A0, 32), 0x0205_1513),
            (code => code.Srli(Register.A0, Register.A0, 32), 0x0205_5513),
            (code => code.Csrw(Csr.Mtvec, Register.T0), 0x3052_9073),
            (code => code.Csrr(Register.A0, Csr.Mhartid), 0xF140_2573),
            (code => code.Wfi(), 0x1050_0073),
            (code => code.Mret(), 0x3020_0073),
        ];
        foreach (var (write, word) in cases)
        {
            Assert.Equal($"{word:x8}", $"{Words(write)[0]:x8}");
        }

        Assert.Equal(0xFE07_9EE3, Words(code => code.Label("back").Nop().Bnez(Register.A5, "back"))[1]);
        Assert.Equal(0xFFDF_F06F, Words(code => code.Label("back").Nop().J("back"))[1]);
        Assert.Equal(0x0080_00EFU, Words(code => code.Call("on").Nop().Label("on"))[0]);
    }

    [Fact]
    public void Li_loads_every_number()
    {
        var numbers = Gen.OneOf(
            Gen.Long,
            Gen.Int.Select(i => (long)i),
            Gen.Long[-5000, 5000],
            Gen.Select(Gen.Int[0, 63], Gen.Long[-3, 3], (shift, near) => (1L << shift) + near),
            Gen.OneOf(long.MinValue, long.MaxValue, int.MaxValue, int.MinValue, 0x7FFF_F800, 0x7FFF_FFFF_FFFF_F800));
        numbers.Sample(
            number =>
            {
                using var machine = Guests.Machine(code => code.Li(Register.A0, number).Label("stop").J("stop"));
                machine.Step(20);
                Assert.Equal(number, (long)machine.Hart().X(Register.A0));
            },
            iter: 300,
            threads: 1);
    }

    [Fact]
    public void Jumps_branches_and_addresses_reach_their_labels()
    {
        Gen.Select(Gen.Int[0, 1020], Gen.Bool).Sample(
            (gap, backwards) =>
            {
                using var machine = Guests.Machine(code =>
                {
                    code.Li(Register.A0, 0);
                    code.J("start");
                    if (backwards)
                    {
                        Target(code);
                        Gap(code, gap);
                    }

                    code.Label("start").La(Register.A1, "target").Beqz(Register.Zero, "target");
                    if (!backwards)
                    {
                        Gap(code, gap);
                        Target(code);
                    }
                });
                machine.Step(10);
                var hart = machine.Hart();
                Assert.Equal(1UL, hart.X(Register.A0));
                Assert.Equal(hart.Pc - 4, hart.X(Register.A1));
            },
            iter: 100,
            threads: 1);

        static void Target(Assembler code) => code.Label("target").Li(Register.A0, 1).Label("stop").J("stop");
        static void Gap(Assembler code, int words)
        {
            for (var i = 0; i < words; i++)
            {
                code.Word(0);
            }
        }
    }

    [Fact]
    public void Mistakes_are_refused()
    {
        var undefined = Assert.Throws<InvalidOperationException>(() => Words(code => code.J("nowhere")));
        Assert.Contains("`nowhere` is not defined", undefined.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Words(code => code.Label("a").Label("a")));
        Assert.Throws<InvalidOperationException>(() => Words(code => code.Addi(Register.A0, Register.A0, 2048)));
        Assert.Throws<InvalidOperationException>(() => Words(code => code.Sd(Register.A0, -2049, Register.A0)));
        Assert.Throws<InvalidOperationException>(() => Words(code => Far(code.Beqz(Register.A0, "far"), 1024).Label("far")));
        Assert.NotEmpty(Words(code => Far(code.Beqz(Register.A0, "far"), 1022).Label("far")));

        static Assembler Far(Assembler code, int words)
        {
            for (var i = 0; i < words; i++)
            {
                code.Nop();
            }

            return code;
        }
    }

    private static uint[] Words(Action<Assembler> write)
    {
        var code = new Assembler(MemoryMap.RamBase);
        write(code);
        var bytes = code.Assemble();
        var words = new uint[bytes.Length / 4];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(i * 4, 4));
        }

        return words;
    }
}
