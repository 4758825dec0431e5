using System.Buffers.Binary;
using System.Collections.Immutable;
using SpecLattice.Vmm.Guests.Assembly;
using SpecLattice.Vmm.Machine.Board;
using static SpecLattice.Vmm.Machine.Riscv.Register;

namespace SpecLattice.Vmm.Guests.Programs;

/// <summary>Works on an NVMe disk: sets up the controller, makes a pair of I/O queues, and polls for completions.</summary>
internal sealed class NvmeDiskExerciser(int index, DiskConfiguration disk, ulong bytes) : DiskExerciser(index, disk, bytes)
{
    private const int Entries = 8;
    private const int EntryShift = 6;
    private const int CompletionShift = 4;
    private const ulong IoSubmission = 0;
    private const ulong AdminSubmission = 0x1000;
    private const ulong AdminCompletion = 0x2000;
    private const ulong IoCompletion = 0x3000;
    private const long TailOffset = 0x410;
    private const long HeadOffset = 0x418;
    private const long PhaseOffset = 0x420;

    /// <summary>The two commands that make the I/O queues, and the first phase tag to wait for.</summary>
    public override ImmutableArray<GuestSegment> Segments
    {
        get
        {
            var commands = new byte[2 << EntryShift];
            Command(commands, opcode: 0x05, id: 1, Memory + IoCompletion, word10: 1 | ((Entries - 1) << 16), word11: 1);
            Command(commands.AsSpan(1 << EntryShift), opcode: 0x01, id: 2, Memory + IoSubmission, word10: 1 | ((Entries - 1) << 16), word11: 1 | (1 << 16));
            return [new GuestSegment(Memory + AdminSubmission, [.. commands]), new GuestSegment(Memory + (ulong)PhaseOffset, [1])];
        }
    }

    private ulong Registers => MemoryMap.PciMemoryAddress(Disk.Path);

    public override void EmitSetUp(Assembler code)
    {
        code.Put(4, Registers + 0x24, (Entries - 1) | ((Entries - 1) << 16)); // AQA
        code.Put(8, Registers + 0x28, Memory + AdminSubmission);
        code.Put(8, Registers + 0x30, Memory + AdminCompletion);
        code.Put(4, Registers + 0x14, 0x0046_0001); // CC: entries of 64 and 16 bytes, enabled
        code.Li(T0, (long)Registers);
        code.Label($"disk{Index}_ready");
        code.Lw(T1, 0x1C, T0); // CSTS
        code.Andi(T1, T1, 1);
        code.Beqz(T1, $"disk{Index}_ready");
        code.Put(4, Registers + 0x1000, 2); // two admin commands
        code.Li(T0, (long)(Memory + AdminCompletion));
        code.Label($"disk{Index}_made");
        code.Lwu(T1, 16 + 12, T0); // the second completion
        code.Srli(T1, T1, 16);
        code.Beqz(T1, $"disk{Index}_made");
        code.Put(4, Registers + 0x1004, 2);
    }

    protected override void EmitTransfer(Assembler code)
    {
        code.Label($"disk{Index}_transfer");
        code.Li(T0, (long)Memory);
        code.Ld(T1, TailOffset, T0); // t1: the tail
        code.Slli(T2, T1, EntryShift);
        code.Add(T2, T2, T0); // t2: the entry
        code.Li(T3, 2);
        code.Sub(T3, T3, A1); // write is 1, read is 2
        code.Slli(T4, T1, 16);
        code.Or(T3, T3, T4);
        code.Sw(T3, 0, T2);
        code.Li(T3, 1);
        code.Sw(T3, 4, T2); // the namespace
        code.Li(T3, (long)Buffer);
        code.Sd(T3, 24, T2);
        code.Li(T3, (long)FirstSector);
        code.Add(A0, A0, T3);
        code.Sd(A0, 40, T2);
        code.Sw(Zero, 48, T2); // one block
        code.Addi(T1, T1, 1);
        code.Andi(T1, T1, Entries - 1);
        code.Sd(T1, TailOffset, T0);
        code.Fence();
        code.Li(T3, (long)(Registers + 0x1008));
        code.Sw(T1, 0, T3);
        EmitWait(code);
        code.Ret();
    }

    private void EmitWait(Assembler code)
    {
        code.Ld(T1, HeadOffset, T0); // t1: the head
        code.Ld(T2, PhaseOffset, T0); // t2: the phase tag of what is new
        code.Li(T3, (long)(Memory + IoCompletion));
        code.Slli(T4, T1, CompletionShift);
        code.Add(T3, T3, T4);
        code.Label($"disk{Index}_wait");
        code.Lwu(T4, 12, T3);
        code.Srli(T5, T4, 16);
        code.Andi(T5, T5, 1);
        code.Bne(T5, T2, $"disk{Index}_wait");
        code.Srli(T4, T4, 17);
        code.Bnez(T4, $"disk{Index}_fail");
        code.Addi(T1, T1, 1);
        code.Andi(T1, T1, Entries - 1);
        code.Sd(T1, HeadOffset, T0);
        code.Bnez(T1, $"disk{Index}_same");
        code.Li(T4, 1);
        code.Sub(T2, T4, T2);
        code.Sd(T2, PhaseOffset, T0);
        code.Label($"disk{Index}_same");
        code.Li(T3, (long)(Registers + 0x100C));
        code.Sw(T1, 0, T3);
    }

    private static void Command(Span<byte> entry, byte opcode, ushort id, ulong prp1, uint word10, uint word11)
    {
        entry[0] = opcode;
        BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], id);
        BinaryPrimitives.WriteUInt64LittleEndian(entry[24..], prp1);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[40..], word10);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[44..], word11);
    }
}
