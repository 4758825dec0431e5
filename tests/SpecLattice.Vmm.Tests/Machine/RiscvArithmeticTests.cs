using System.Numerics;
using CsCheck;
using SpecLattice.Tests.Shared;
using SpecLattice.Vmm.Machine.Board;

namespace SpecLattice.Vmm.Tests.Machine;

/// <summary>
/// Every computing instruction against a model that works with unbounded integers and rounds at the end, as the manual puts it.
/// </summary>
public sealed class RiscvArithmeticTests : IDisposable
{
    private delegate BigInteger Model(BigInteger a, BigInteger b);

    private static readonly Gen<ulong> Operand = Gen.OneOf(
        Gen.ULong,
        Gen.Int[-70, 70].Select(i => (ulong)i),
        Gen.OneOf(
            0UL, 1UL, ulong.MaxValue, 1UL << 63, (1UL << 63) - 1, (1UL << 63) + 1, 1UL << 31, (1UL << 31) - 1, 1UL << 32, 0xFFFF_FFFF, 0xFFFF_FFFF_8000_0000));

    // opcode, funct3, funct7
    private static readonly Dictionary<string, (uint Opcode, uint Funct3, uint Funct7, Model Model)> RegisterForms = new()
    {
        ["add"] = (0x33, 0, 0x00, (a, b) => a + b),
        ["sub"] = (0x33, 0, 0x20, (a, b) => a - b),
        ["sll"] = (0x33, 1, 0x00, (a, b) => a << Low(b, 6)),
        ["slt"] = (0x33, 2, 0x00, (a, b) => Signed(a, 64) < Signed(b, 64) ? 1 : 0),
        ["sltu"] = (0x33, 3, 0x00, (a, b) => a < b ? 1 : 0),
        ["xor"] = (0x33, 4, 0x00, (a, b) => a ^ b),
        ["srl"] = (0x33, 5, 0x00, (a, b) => a >> Low(b, 6)),
        ["sra"] = (0x33, 5, 0x20, (a, b) => Signed(a, 64) >> Low(b, 6)),
        ["or"] = (0x33, 6, 0x00, (a, b) => a | b),
        ["and"] = (0x33, 7, 0x00, (a, b) => a & b),
        ["mul"] = (0x33, 0, 0x01, (a, b) => a * b),
        ["mulh"] = (0x33, 1, 0x01, (a, b) => (Signed(a, 64) * Signed(b, 64)) >> 64),
        ["mulhsu"] = (0x33, 2, 0x01, (a, b) => (Signed(a, 64) * b) >> 64),
        ["mulhu"] = (0x33, 3, 0x01, (a, b) => (a * b) >> 64),
        ["div"] = (0x33, 4, 0x01, (a, b) => b.IsZero ? -1 : BigInteger.Divide(Signed(a, 64), Signed(b, 64))),
        ["divu"] = (0x33, 5, 0x01, (a, b) => b.IsZero ? -1 : a / b),
        ["rem"] = (0x33, 6, 0x01, (a, b) => b.IsZero ? a : BigInteger.Remainder(Signed(a, 64), Signed(b, 64))),
        ["remu"] = (0x33, 7, 0x01, (a, b) => b.IsZero ? a : a % b),
        ["addw"] = (0x3B, 0, 0x00, (a, b) => Signed(a + b, 32)),
        ["subw"] = (0x3B, 0, 0x20, (a, b) => Signed(a - b, 32)),
        ["sllw"] = (0x3B, 1, 0x00, (a, b) => Signed(a << Low(b, 5), 32)),
        ["srlw"] = (0x3B, 5, 0x00, (a, b) => Signed(Unsigned(a, 32) >> Low(b, 5), 32)),
        ["sraw"] = (0x3B, 5, 0x20, (a, b) => Signed(a, 32) >> Low(b, 5)),
        ["mulw"] = (0x3B, 0, 0x01, (a, b) => Signed(a * b, 32)),
        ["divw"] = (0x3B, 4, 0x01, (a, b) => Unsigned(b, 32).IsZero ? -1 : Signed(BigInteger.Divide(Signed(a, 32), Signed(b, 32)), 32)),
        ["divuw"] = (0x3B, 5, 0x01, (a, b) => Unsigned(b, 32).IsZero ? -1 : Signed(Unsigned(a, 32) / Unsigned(b, 32), 32)),
        ["remw"] = (0x3B, 6, 0x01, (a, b) => Unsigned(b, 32).IsZero ? Signed(a, 32) : Signed(BigInteger.Remainder(Signed(a, 32), Signed(b, 32)), 32)),
        ["remuw"] = (0x3B, 7, 0x01, (a, b) => Unsigned(b, 32).IsZero ? Signed(a, 32) : Signed(Unsigned(a, 32) % Unsigned(b, 32), 32)),
    };

    // The second operand is the immediate, sign-extended from 12 bits.
    private static readonly Dictionary<string, (uint Opcode, uint Funct3, Model Model)> ImmediateForms = new()
    {
        ["addi"] = (0x13, 0, (a, b) => a + b),
        ["slti"] = (0x13, 2, (a, b) => Signed(a, 64) < b ? 1 : 0),
        ["sltiu"] = (0x13, 3, (a, b) => a < Unsigned(b, 64) ? 1 : 0),
        ["xori"] = (0x13, 4, (a, b) => a ^ b),
        ["ori"] = (0x13, 6, (a, b) => a | b),
        ["andi"] = (0x13, 7, (a, b) => a & b),
        ["addiw"] = (0x1B, 0, (a, b) => Signed(a + b, 32)),
    };

    private static readonly Dictionary<string, (uint Word, int Distances, Model Model)> ShiftForms = new()
    {
        ["slli"] = (0x0000_1013, 64, (a, b) => a << (int)b),
        ["srli"] = (0x0000_5013, 64, (a, b) => a >> (int)b),
        ["srai"] = (0x4000_5013, 64, (a, b) => Signed(a, 64) >> (int)b),
        ["slliw"] = (0x0000_101B, 32, (a, b) => Signed(a << (int)b, 32)),
        ["srliw"] = (0x0000_501B, 32, (a, b) => Signed(Unsigned(a, 32) >> (int)b, 32)),
        ["sraiw"] = (0x4000_501B, 32, (a, b) => Signed(a, 32) >> (int)b),
    };

    private readonly SingleStep _step = new();

    public static TheoryData<string> RegisterNames => [.. RegisterForms.Keys];

    public static TheoryData<string> ImmediateNames => [.. ImmediateForms.Keys];

    public static TheoryData<string> ShiftNames => [.. ShiftForms.Keys];

    [Theory]
    [MemberData(nameof(RegisterNames))]
    public void Register_forms_agree_with_the_model(string name)
    {
        var (opcode, funct3, funct7, model) = RegisterForms[name];
        var word = opcode | (SingleStep.Rd << 7) | (funct3 << 12) | (SingleStep.A << 15) | (SingleStep.B << 20) | (funct7 << 25);
        Gen.Select(Operand, Operand).Sample((a, b) => CheckResult(word, a, b, model(a, b)), iter: Depth.Of(usual: 50, nightly: 5000), threads: 1);
    }

    [Theory]
    [MemberData(nameof(ImmediateNames))]
    public void Immediate_forms_agree_with_the_model(string name)
    {
        var (opcode, funct3, model) = ImmediateForms[name];
        var immediates = Gen.OneOf(Gen.Int[-2048, 2047], Gen.OneOf(-2048, -1, 0, 1, 2047));
        Gen.Select(Operand, immediates).Sample(
            (a, immediate) =>
            {
                var word = opcode | (SingleStep.Rd << 7) | (funct3 << 12) | (SingleStep.A << 15) | ((uint)immediate << 20);
                CheckResult(word, a, 0, model(a, immediate));
            },
            iter: Depth.Of(usual: 50, nightly: 5000),
            threads: 1);
    }

    [Theory]
    [MemberData(nameof(ShiftNames))]
    public void Shifts_agree_with_the_model_at_every_distance(string name)
    {
        var (shape, distances, model) = ShiftForms[name];
        Operand.Sample(
            a =>
            {
                for (var distance = 0; distance < distances; distance++)
                {
                    var word = shape | (SingleStep.Rd << 7) | (SingleStep.A << 15) | ((uint)distance << 20);
                    CheckResult(word, a, 0, model(a, distance));
                }
            },
            iter: Depth.Of(usual: 5, nightly: 200),
            threads: 1);
    }

    [Theory]
    [InlineData(0x8000_0637, 0xFFFF_FFFF_8000_0000)] // lui x12, 0x80000
    [InlineData(0x7FFF_F637, 0x7FFF_F000)] // lui x12, 0x7ffff
    [InlineData(0xFFFF_F617, MemoryMap.RamBase - 0x1000)] // auipc x12, -1
    [InlineData(0x0000_1617, MemoryMap.RamBase + 0x1000)] // auipc x12, 1
    public void Upper_immediates_are_sign_extended(uint word, ulong expected)
    {
        Assert.Equal(expected, _step.Execute(word, 0, 0).X(SingleStep.Rd));
    }

    [Fact]
    public void Nothing_changes_x0()
    {
        foreach (var (opcode, funct3, funct7, _) in RegisterForms.Values)
        {
            // The second instruction reads x0: addi x12, x0, 0.
            _step.Machine.Poke(4, 0x0000_0613);
            _step.Execute(opcode | (funct3 << 12) | (SingleStep.A << 15) | (SingleStep.B << 20) | (funct7 << 25), 3, 5);
            Assert.Equal(1, _step.Machine.Step(1));
            Assert.Equal(0UL, _step.Machine.Hart().X(SingleStep.Rd));
        }
    }

    public void Dispose() => _step.Dispose();

    private static BigInteger Unsigned(BigInteger value, int bits) => value & ((BigInteger.One << bits) - 1);

    private static BigInteger Signed(BigInteger value, int bits)
    {
        var unsigned = Unsigned(value, bits);
        return unsigned >> (bits - 1) == 1 ? unsigned - (BigInteger.One << bits) : unsigned;
    }

    private static int Low(BigInteger value, int bits) => (int)Unsigned(value, bits);

    private void CheckResult(uint word, ulong a, ulong b, BigInteger expected)
    {
        var hart = _step.Execute(word, a, b);
        Assert.Equal((ulong)Unsigned(expected, 64), hart.X(SingleStep.Rd));
        Assert.Equal(MemoryMap.RamBase + 4, hart.Pc);
    }
}
