using System.Collections.Immutable;
using SpecLattice.Vmm.Machine.State.V1;
using V2 = SpecLattice.Vmm.Machine.State.V2;

namespace SpecLattice.Vmm.Machine.State;

/// <summary>Every kind of device state that this build knows.</summary>
public static class StateKinds
{
    internal static readonly StateKind<VersionedRiscvHartState, RiscvHartState> RiscvHart = new(sum => sum.ToLatest());
    internal static readonly StateKind<VersionedRiscvTimerState, RiscvTimerState> RiscvTimer = new(sum => sum.ToLatest());
    internal static readonly StateKind<VersionedInterruptControllerState, InterruptControllerState> InterruptController = new(sum => sum.ToLatest());
    internal static readonly StateKind<VersionedVmClockState, VmClockState> VmClock = new(sum => sum.ToLatest());
    internal static readonly StateKind<VersionedMemoryMapState, MemoryMapState> MemoryMap = new(sum => sum.ToLatest());
    internal static readonly StateKind<VersionedUart16550State, V2.Uart16550State> Uart16550 = new(sum => sum.ToLatest());
    internal static readonly StateKind<VersionedConsoleBufferState, V2.ConsoleBufferState> ConsoleBuffer = new(sum => sum.ToLatest());
    internal static readonly StateKind<VersionedPvpanicState, PvpanicState> Pvpanic = new(sum => sum.ToLatest());
    internal static readonly StateKind<VersionedRtcCmosState, V2.RtcCmosState> RtcCmos = new(sum => sum.ToLatest());
    internal static readonly StateKind<VersionedDoorbellState, DoorbellState> Doorbell = new(sum => sum.ToLatest());
    internal static readonly StateKind<VersionedPciDeviceState, PciDeviceState> PciDevice = new(sum => sum.ToLatest());
    internal static readonly StateKind<VersionedPciVirtioState, V2.PciVirtioState> PciVirtio = new(sum => sum.ToLatest());
    internal static readonly StateKind<VersionedNvmeControllerState, V2.NvmeControllerState> NvmeController = new(sum => sum.ToLatest());
    internal static readonly StateKind<VersionedVirtioSocketState, VirtioSocketState> VirtioSocket = new(sum => sum.ToLatest());
    internal static readonly StateKind<VersionedVirtioNicState, VirtioNicState> VirtioNic = new(sum => sum.ToLatest());
    internal static readonly StateKind<VersionedInMemoryBlockBackendState, InMemoryBlockBackendState> InMemoryBlockBackend = new(sum => sum.ToLatest());
    internal static readonly StateKind<VersionedBlockFileState, BlockFileState> BlockFile = new(sum => sum.ToLatest());

    /// <summary>The kind that goes with the server rather than with the devices: the consoles' history.</summary>
    public static StateKind ConsoleHistory => ConsoleBuffer;

    /// <summary>All of them.</summary>
    public static ImmutableArray<StateKind> All { get; } =
    [
        RiscvHart, RiscvTimer, InterruptController, VmClock, MemoryMap, Uart16550, ConsoleBuffer, Pvpanic, RtcCmos, Doorbell,
        PciDevice, PciVirtio, NvmeController, VirtioSocket, VirtioNic, InMemoryBlockBackend, BlockFile,
    ];
}
