using System.Globalization;
using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Machine.State.V1;

namespace SpecLattice.Vmm.Machine.Riscv;

internal sealed partial class RiscvHart
{
    private const int RegisterCount = 31;

    /// <summary>Where the hart keeps its state.</summary>
    public StateSlot Slot => StateKinds.RiscvHart.Slot(number.ToString(CultureInfo.InvariantCulture), Export, Check, Import);

    public RiscvHartState Export() => new()
    {
        Parked = Parked,
        Waiting = Waiting,
        Faulted = _faulted,
        Pc = _pc,
        Registers = [.. _registers.AsSpan(1)],
        Instret = _instret,
        Mstatus = _mstatus | Mstatus.Mpp,
        Mie = _mie,
        Mtvec = _mtvec,
        Mscratch = _mscratch,
        Mepc = _mepc,
        Mcause = _mcause,
        Mtval = _mtval,
    };

    /// <summary>Refuses a state that no hart can be in.</summary>
    /// <remarks>A <c>pc</c> outside RAM is not refused: a guest can jump there, and faults when it next runs.</remarks>
    public static void Check(RiscvHartState state, string place)
    {
        if (state.Registers.Count != RegisterCount)
        {
            throw new MachineStateException($"{place}/registers", $"expected {RegisterCount} registers");
        }

        CheckBits(state.Pc, ~3UL, $"{place}/pc");
        CheckBits(state.Mtvec, ~3UL, $"{place}/mtvec");
        CheckBits(state.Mepc, ~3UL, $"{place}/mepc");
        CheckBits(state.Mie, Mip.All, $"{place}/mie");
        CheckBits(state.Mstatus, Mstatus.Mie | Mstatus.Mpie | Mstatus.Mpp, $"{place}/mstatus");
        if ((state.Mstatus & Mstatus.Mpp) != Mstatus.Mpp)
        {
            throw new MachineStateException($"{place}/mstatus", "names a privilege mode other than machine mode");
        }

        if (state.Parked && (state.Waiting || state.Faulted))
        {
            throw new MachineStateException($"{place}/parked", "a parked hart neither waits nor has faulted");
        }
    }

    /// <summary>Replaces everything by a state that was checked.</summary>
    public void Import(RiscvHartState state)
    {
        for (var i = 0; i < RegisterCount; i++)
        {
            _registers[i + 1] = state.Registers[i];
        }

        _reservation = null;
        _parked = state.Parked;
        Waiting = state.Waiting;
        _faulted = state.Faulted;
        _pc = state.Pc;
        _instret = state.Instret;
        _mstatus = state.Mstatus & ~Mstatus.Mpp;
        _mie = state.Mie;
        _mtvec = state.Mtvec;
        _mscratch = state.Mscratch;
        _mepc = state.Mepc;
        _mcause = state.Mcause;
        _mtval = state.Mtval;
    }

    private static void CheckBits(ulong value, ulong allowed, string place)
    {
        if ((value & ~allowed) != 0)
        {
            throw new MachineStateException(place, $"has bits 0x{value & ~allowed:x} that the register does not have");
        }
    }
}
