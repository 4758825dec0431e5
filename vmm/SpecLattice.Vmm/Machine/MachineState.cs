using SpecLattice.Vmm.Machine.State.V1;

namespace SpecLattice.Vmm.Machine;

/// <summary>
/// The state of a machine's harts and devices: everything a migration carries besides RAM. Each entry is a payload of its own family.
/// </summary>
/// <remarks>
/// What can be worked out from the rest (interrupt lines, pending bits, caches) is not in here: it is rebuilt on import.
/// </remarks>
public sealed record MachineState
{
    /// <summary>The harts, by number.</summary>
    public required SpecList<RiscvHartState> Harts { get; init; }

    /// <summary>The UARTs, by device id.</summary>
    public required SpecMap<string, Uart16550State> Uarts { get; init; }

    /// <summary>What the UARTs have written, by device id: the same ids as <see cref="Uarts"/>.</summary>
    public required SpecMap<string, ConsoleBufferState> Consoles { get; init; }

    /// <summary>The pvpanic device, or null when the machine has none.</summary>
    public PvpanicState? Pvpanic { get; init; }
}
