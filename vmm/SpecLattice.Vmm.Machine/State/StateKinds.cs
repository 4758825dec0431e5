using System.Collections.Immutable;
using SpecLattice.Serialization;
using SpecLattice.Vmm.Machine.State.V1;
using V2 = SpecLattice.Vmm.Machine.State.V2;

namespace SpecLattice.Vmm.Machine.State;

/// <summary>Every kind of device state that this build knows.</summary>
public static class StateKinds
{
    // Before the kinds: fields are initialized in the order in which they are declared.
    private static readonly ImmutableArray<StateKind>.Builder Added = ImmutableArray.CreateBuilder<StateKind>();

    internal static StateKind<VersionedRiscvHartState, RiscvHartState> RiscvHart { get; } = Add((VersionedRiscvHartState sum) => sum.ToLatest());

    internal static StateKind<VersionedRiscvTimerState, RiscvTimerState> RiscvTimer { get; } = Add((VersionedRiscvTimerState sum) => sum.ToLatest());

    internal static StateKind<VersionedInterruptControllerState, InterruptControllerState> InterruptController { get; } = Add((VersionedInterruptControllerState sum) => sum.ToLatest());

    internal static StateKind<VersionedVmClockState, VmClockState> VmClock { get; } = Add((VersionedVmClockState sum) => sum.ToLatest());

    internal static StateKind<VersionedMemoryMapState, MemoryMapState> MemoryMap { get; } = Add((VersionedMemoryMapState sum) => sum.ToLatest());

    internal static StateKind<VersionedUart16550State, V2.Uart16550State> Uart16550 { get; } = Add((VersionedUart16550State sum) => sum.ToLatest());

    internal static StateKind<VersionedConsoleBufferState, V2.ConsoleBufferState> ConsoleBuffer { get; } = Add((VersionedConsoleBufferState sum) => sum.ToLatest());

    internal static StateKind<VersionedPvpanicState, PvpanicState> Pvpanic { get; } = Add((VersionedPvpanicState sum) => sum.ToLatest());

    internal static StateKind<VersionedRtcCmosState, V2.RtcCmosState> RtcCmos { get; } = Add((VersionedRtcCmosState sum) => sum.ToLatest());

    internal static StateKind<VersionedDoorbellState, DoorbellState> Doorbell { get; } = Add((VersionedDoorbellState sum) => sum.ToLatest());

    internal static StateKind<VersionedPciDeviceState, PciDeviceState> PciDevice { get; } = Add((VersionedPciDeviceState sum) => sum.ToLatest());

    internal static StateKind<VersionedPciVirtioState, V2.PciVirtioState> PciVirtio { get; } = Add((VersionedPciVirtioState sum) => sum.ToLatest());

    internal static StateKind<VersionedNvmeControllerState, V2.NvmeControllerState> NvmeController { get; } = Add((VersionedNvmeControllerState sum) => sum.ToLatest());

    internal static StateKind<VersionedVirtioSocketState, VirtioSocketState> VirtioSocket { get; } = Add((VersionedVirtioSocketState sum) => sum.ToLatest());

    internal static StateKind<VersionedVirtioNicState, VirtioNicState> VirtioNic { get; } = Add((VersionedVirtioNicState sum) => sum.ToLatest());

    internal static StateKind<VersionedInMemoryBlockBackendState, InMemoryBlockBackendState> InMemoryBlockBackend { get; } = Add((VersionedInMemoryBlockBackendState sum) => sum.ToLatest());

    internal static StateKind<VersionedBlockFileState, BlockFileState> BlockFile { get; } = Add((VersionedBlockFileState sum) => sum.ToLatest());

    /// <summary>The kind that goes with the server rather than with the devices: the consoles' history.</summary>
    public static StateKind ConsoleHistory => ConsoleBuffer;

    /// <summary>All of them.</summary>
    public static ImmutableArray<StateKind> All { get; } = Added.ToImmutable();

    private static StateKind<TSum, TState> Add<TSum, TState>(Func<TSum, Conversion<TState>> toLatest)
        where TSum : notnull, ISpecSum<TSum>, ISpecJson<TSum>
        where TState : class, TSum
    {
        var kind = new StateKind<TSum, TState>(toLatest);
        Added.Add(kind);
        return kind;
    }
}
