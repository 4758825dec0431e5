namespace SpecLattice.Vmm.Machine.Board;

/// <summary>What a machine is doing.</summary>
public enum MachineStatus
{
    /// <summary>Not running: never started, or stopped at an instruction boundary.</summary>
    Paused,

    /// <summary>The harts run, or wait for an interrupt.</summary>
    Running,

    /// <summary>The guest did something that its own trap handler did not deal with, and cannot continue.</summary>
    Faulted,
}

/// <summary>Why a guest cannot continue.</summary>
/// <param name="Hart">The hart that faulted.</param>
/// <param name="Cause">The RISC-V exception code, as in <c>mcause</c>.</param>
/// <param name="ProgramCounter">The address of the instruction that faulted.</param>
/// <param name="Value">The address or instruction word that was wrong, as in <c>mtval</c>.</param>
/// <param name="Reason">The cause in words.</param>
public sealed record GuestFault(int Hart, ulong Cause, ulong ProgramCounter, ulong Value, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"hart {Hart}: {Reason} at 0x{ProgramCounter:x} (value 0x{Value:x})";
}

/// <summary>What a machine has done since it was made. Not part of its state: a migrated machine counts from zero.</summary>
public sealed record MachineCounters
{
    /// <summary>Instructions retired, up to the last time the harts looked up from their work (a few microseconds ago).</summary>
    public required ulong Instructions { get; init; }

    /// <summary>Loads from and stores to devices.</summary>
    public required ulong DeviceAccesses { get; init; }

    /// <summary>Bytes of host memory that back the guest's RAM.</summary>
    public required ulong AllocatedRamBytes { get; init; }

    /// <summary>Times that the guest reported a panic through its pvpanic device.</summary>
    public required ulong GuestPanics { get; init; }

    /// <summary>Times that the guest rang its doorbell, migrations included.</summary>
    public ulong DoorbellRings { get; init; }
}
