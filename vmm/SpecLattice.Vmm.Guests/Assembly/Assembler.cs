using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SpecLattice.Vmm.Machine.Riscv;

namespace SpecLattice.Vmm.Guests.Assembly;

/// <summary>Assembles guest programs: one method an instruction, named and with operands ordered as in assembly language.</summary>
/// <param name="origin">The address of the first instruction.</param>
internal sealed partial class Assembler(ulong origin)
{
    private readonly List<uint> _words = [];
    private readonly Dictionary<string, ulong> _labels = new(StringComparer.Ordinal);
    private readonly List<(int Index, string Label, Func<uint, long, uint> Patch)> _fixups = [];

    /// <summary>The address of the next instruction.</summary>
    public ulong Here => origin + ((ulong)_words.Count * 4);

    /// <summary>Gives the next instruction's address a name.</summary>
    public Assembler Label(string name)
    {
        if (!_labels.TryAdd(name, Here))
        {
            throw new ArgumentException($"the label `{name}` is defined twice", nameof(name));
        }

        return this;
    }

    /// <summary>Gives an address elsewhere a name, for <see cref="La"/>.</summary>
    public Assembler Define(string name, ulong address)
    {
        if (!_labels.TryAdd(name, address))
        {
            throw new ArgumentException($"the label `{name}` is defined twice", nameof(name));
        }

        return this;
    }

    /// <summary>Emits a word as it is.</summary>
    public Assembler Word(uint word)
    {
        _words.Add(word);
        return this;
    }

    /// <summary>The program, with all labels resolved.</summary>
    /// <exception cref="InvalidOperationException">A label is not defined, or too far away for the instruction that uses it.</exception>
    public ImmutableArray<byte> Assemble()
    {
        var words = _words.ToArray();
        foreach (var (index, label, patch) in _fixups)
        {
            if (!_labels.TryGetValue(label, out var target))
            {
                throw new InvalidOperationException($"the label `{label}` is not defined");
            }

            words[index] = patch(words[index], (long)(target - (origin + ((ulong)index * 4))));
        }

        var bytes = new byte[words.Length * 4];
        for (var i = 0; i < words.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * 4), words[i]);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(bytes);
    }

    private Assembler WithLabel(string label, uint word, Func<uint, long, uint> patch)
    {
        _fixups.Add((_words.Count, label, patch));
        return Word(word);
    }

    private Assembler R(uint opcode, uint funct3, uint funct7, Register rd, Register rs1, Register rs2) =>
        Word(opcode | ((uint)rd << 7) | (funct3 << 12) | ((uint)rs1 << 15) | ((uint)rs2 << 20) | (funct7 << 25));

    private Assembler I(uint opcode, uint funct3, Register rd, Register rs1, long immediate) =>
        Word(opcode | ((uint)rd << 7) | (funct3 << 12) | ((uint)rs1 << 15) | ((uint)Fit(immediate, 12, 0) << 20));

    private Assembler A(uint funct3, uint funct5, Register rd, Register rs1, Register rs2) => R(Opcode.Amo, funct3, funct5 << 2, rd, rs1, rs2);

    private Assembler System(uint funct3, Register rd, Register rs1, uint upper) =>
        Word(Opcode.System | ((uint)rd << 7) | (funct3 << 12) | ((uint)rs1 << 15) | (upper << 20));

    private Assembler Privileged(uint funct12) => System(Funct3.Priv, Register.Zero, Register.Zero, funct12);

    private Assembler S(uint funct3, Register rs2, long offset, Register rs1)
    {
        var bits = (uint)Fit(offset, 12, 0);
        return Word(Opcode.Store | ((bits & 31) << 7) | (funct3 << 12) | ((uint)rs1 << 15) | ((uint)rs2 << 20) | ((bits >> 5) << 25));
    }

    private Assembler B(uint funct3, Register rs1, Register rs2, string label) =>
        WithLabel(label, Opcode.Branch | (funct3 << 12) | ((uint)rs1 << 15) | ((uint)rs2 << 20), static (word, distance) =>
        {
            var bits = (uint)Fit(distance, 13, 1);
            return word | (((bits >> 12) & 1) << 31) | (((bits >> 5) & 63) << 25) | (((bits >> 1) & 15) << 8) | (((bits >> 11) & 1) << 7);
        });

    private static uint JumpBits(uint word, long distance)
    {
        var bits = (uint)Fit(distance, 21, 1);
        var upper = (((bits >> 20) & 1) << 31) | (((bits >> 1) & 0x3FF) << 21);
        return word | upper | (((bits >> 11) & 1) << 20) | (((bits >> 12) & 0xFF) << 12);
    }

    /// <summary>Checks that a number fits into a signed field whose lowest bits are implied zeros.</summary>
    private static long Fit(long value, int bits, int zeros)
    {
        var limit = 1L << (bits - 1);
        return value >= -limit && value < limit && (value & ((1L << zeros) - 1)) == 0
            ? value
            : throw new InvalidOperationException($"{value} does not fit into a signed {bits}-bit field with {zeros} implied zeros");
    }
}
