using System.Collections.Immutable;
using SpecLattice.Vmm.Guests.Assembly;
using SpecLattice.Vmm.Machine.Board;
using static SpecLattice.Vmm.Machine.Riscv.Register;

namespace SpecLattice.Vmm.Guests.Programs;

/// <summary>Works on a virtio disk.</summary>
internal sealed class VirtioDiskExerciser(int index, DiskConfiguration disk, ulong bytes) : DiskExerciser(index, disk, bytes)
{
    private const ulong CanFlush = 1UL << 9;
    private const ulong HeaderOffset = 0x200;
    private const ulong StatusOffset = 0x210;

    public override ImmutableArray<GuestSegment> Segments
    {
        get
        {
            var table = new byte[48];
            VirtioDriver.Describe(table, 0, Memory + HeaderOffset, 16, flags: 1, next: 1);
            VirtioDriver.Describe(table, 1, Buffer, 512, flags: 1, next: 2);
            VirtioDriver.Describe(table, 2, Memory + StatusOffset, 1, flags: 2);
            return [new GuestSegment(Memory, [.. table])];
        }
    }

    public override void EmitSetUp(Assembler code) => VirtioDriver.SetUp(code, Disk.Path, CanFlush, Memory);

    protected override void EmitTransfer(Assembler code)
    {
        code.Label($"disk{Index}_transfer");
        code.Mv(S11, Ra);
        code.Li(T0, (long)Memory);
        code.Sw(A1, (long)HeaderOffset, T0);
        code.Li(T1, (long)FirstSector);
        code.Add(A0, A0, T1);
        code.Sd(A0, (long)HeaderOffset + 8, T0);
        code.Li(T1, 0xFF);
        code.Sb(T1, (long)StatusOffset, T0);
        code.Slli(T1, A1, 1); // the buffer is for the device to write, unless the guest does
        code.Li(T2, 3);
        code.Sub(T2, T2, T1);
        code.Sh(T2, 16 + 12, T0);
        code.Mv(A0, T0);
        code.Li(A1, 0);
        code.Li(A2, (long)VirtioDriver.NotificationAddress(Disk.Path, 0));
        code.Li(A3, 0);
        code.Call($"disk{Index}_submit");
        code.Lbu(T1, (long)StatusOffset, A0);
        code.Bnez(T1, $"disk{Index}_fail");
        code.Li(T0, (long)(MemoryMap.PciMemoryAddress(Disk.Path) + 0x2000));
        code.Lbu(T0, 0, T0); // acknowledge the interrupt
        code.Mv(Ra, S11);
        code.Ret();
        VirtioDriver.EmitSubmit(code, $"disk{Index}_submit");
    }
}
