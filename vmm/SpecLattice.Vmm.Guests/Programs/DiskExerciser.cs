using System.Collections.Immutable;
using SpecLattice.Vmm.Guests.Assembly;
using SpecLattice.Vmm.Machine.Board;
using static SpecLattice.Vmm.Machine.Riscv.Register;

namespace SpecLattice.Vmm.Guests.Programs;

/// <summary>
/// The part of a guest that works on a disk, in such a way that all of what it wrote can be checked at any instruction (<see cref="DiskOracle"/>).
/// </summary>
/// <remarks>
/// It uses the last S sectors of a disk that holds zeros there. For n = 1, 2, 3, ... it does, in this order:
/// <list type="number">
/// <item>writes sector n mod S: its 64 words are 64n + i;</item>
/// <item>reads sector (7n + 3) mod S, and checks that it holds what the last write to it has left there: that of m, or zeros;</item>
/// <item>adds m to a sum in RAM;</item>
/// <item>stores n in RAM.</item>
/// </list>
/// Where a check fails it stores n as the failure, and stops.
/// </remarks>
internal abstract class DiskExerciser
{
    /// <summary>The most sectors that it uses.</summary>
    public const int MaxSectors = 64;

    /// <summary>The number of words in a sector.</summary>
    public const int Words = 64;

    /// <summary>Where n is in the disk's memory.</summary>
    public const ulong CountOffset = 0x400;

    /// <summary>Where the sum is in the disk's memory.</summary>
    public const ulong SumOffset = 0x408;

    private const ulong BufferOffset = 0x3800;

    protected DiskExerciser(int index, DiskConfiguration disk, ulong bytes)
    {
        (Index, Disk) = (index, disk);
        Sectors = (uint)Math.Min(MaxSectors, bytes / 512);
        FirstSector = (bytes / 512) - Sectors;
    }

    /// <summary>The disk.</summary>
    public DiskConfiguration Disk { get; }

    /// <summary>The number of sectors that it uses.</summary>
    public uint Sectors { get; }

    /// <summary>The first of them.</summary>
    public ulong FirstSector { get; }

    /// <summary>The offset of the disk's memory in RAM.</summary>
    public ulong Offset => GuestLayout.Disks + ((ulong)Index * GuestLayout.DiskBytes);

    /// <summary>The address of the disk's memory.</summary>
    protected ulong Memory => MemoryMap.RamBase + Offset;

    /// <summary>The address of the buffer that is transferred.</summary>
    protected ulong Buffer => Memory + BufferOffset;

    /// <summary>Which of the program's disks it is.</summary>
    protected int Index { get; }

    /// <summary>Finds out what a program can do with a machine's disks: one of each kind, that it can write to.</summary>
    public static ImmutableArray<DiskExerciser> For(MachineConfiguration configuration)
    {
        var found = ImmutableArray.CreateBuilder<DiskExerciser>();
        foreach (var disk in configuration.Devices.OfType<DiskConfiguration>())
        {
            var bytes = disk.Backend.FindBytes();
            if (disk.Backend.IsReadOnly || bytes < 1024 || found.Any(other => other.Disk.GetType() == disk.GetType()))
            {
                continue;
            }

            if (disk is VirtioDiskConfiguration)
            {
                found.Add(new VirtioDiskExerciser(found.Count, disk, bytes));
            }
            else if (disk.Backend is not FileBackendConfiguration { BlockBytes: not 512 })
            {
                found.Add(new NvmeDiskExerciser(found.Count, disk, bytes));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>What is in the disk's memory at the start.</summary>
    public abstract ImmutableArray<GuestSegment> Segments { get; }

    /// <summary>Emits what sets the disk up.</summary>
    public abstract void EmitSetUp(Assembler code);

    /// <summary>The label of a disk's routine for one n.</summary>
    public static string StepLabel(int index) => $"disk{index}_step";

    /// <summary>Emits the routine for one n, to be called: uses all registers from s4 on, a and t.</summary>
    public void EmitStep(Assembler code)
    {
        code.Label(StepLabel(Index));
        code.Mv(S10, Ra);
        code.Li(S4, (long)Memory);
        code.Ld(S5, (long)CountOffset, S4);
        code.Addi(S5, S5, 1); // s5: n
        code.Li(S6, Sectors); // s6: S
        code.Li(S7, (long)Buffer); // s7: the buffer
        EmitFill(code);
        code.Remu(A0, S5, S6);
        code.Li(A1, 1);
        code.Call($"disk{Index}_transfer");
        code.Li(T0, 7);
        code.Mul(A0, S5, T0);
        code.Addi(A0, A0, 3);
        code.Remu(A0, A0, S6); // a0: the sector to read
        code.Mv(S8, A0);
        code.Li(A1, 0);
        code.Call($"disk{Index}_transfer");
        EmitCheck(code);
        code.Ld(T0, (long)SumOffset, S4);
        code.Add(T0, T0, S9);
        code.Sd(T0, (long)SumOffset, S4);
        code.Sd(S5, (long)CountOffset, S4);
        code.Mv(Ra, S10);
        code.Ret();
        code.Label($"disk{Index}_fail");
        code.Li(T0, (long)(MemoryMap.RamBase + GuestLayout.Failure));
        code.Sd(S5, 0, T0);
        code.Label($"disk{Index}_stop").J($"disk{Index}_stop");
        EmitTransfer(code);
    }

    /// <summary>Emits the routine that transfers sector a0 (of those used): into the buffer when a1 is 0, out of it when it is 1.</summary>
    protected abstract void EmitTransfer(Assembler code);

    private void EmitFill(Assembler code)
    {
        code.Slli(T0, S5, 6);
        code.Mv(T1, S7);
        code.Addi(T2, S7, Words * 8);
        code.Label($"disk{Index}_fill");
        code.Sd(T0, 0, T1);
        code.Addi(T0, T0, 1);
        code.Addi(T1, T1, 8);
        code.Bltu(T1, T2, $"disk{Index}_fill");
    }

    /// <summary>Leaves in s9 the m that the buffer holds, as it must.</summary>
    private void EmitCheck(Assembler code)
    {
        code.Remu(T0, S5, S6);
        code.Sub(T1, T0, S8); // t1: how far back the last write to the sector lies
        code.Bgeu(T0, S8, $"disk{Index}_back");
        code.Add(T1, T1, S6);
        code.Label($"disk{Index}_back");
        code.Li(S9, 0);
        code.Li(T4, 0); // t4: the step from word to word
        code.Bgeu(T1, S5, $"disk{Index}_never");
        code.Sub(S9, S5, T1);
        code.Li(T4, 1);
        code.Label($"disk{Index}_never");
        code.Slli(T0, S9, 6);
        code.Mv(T1, S7);
        code.Addi(T2, S7, Words * 8);
        code.Label($"disk{Index}_compare");
        code.Ld(T3, 0, T1);
        code.Bne(T3, T0, $"disk{Index}_fail");
        code.Add(T0, T0, T4);
        code.Addi(T1, T1, 8);
        code.Bltu(T1, T2, $"disk{Index}_compare");
    }
}
