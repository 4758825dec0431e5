namespace SpecLattice.Vmm.Machine.State.V1;

/// <summary>The machine's clock. It is paused while the machine is paused.</summary>
[Spec("vm-clock", 1)]
public sealed partial record VmClockState
{
    /// <summary>How long the machine has run, in nanoseconds, migrations included.</summary>
    public required ulong GuestNanoseconds { get; init; }

    /// <summary>
    /// The host's time of day at the pause, in nanoseconds since 1970: what passes until the machine continues elsewhere is made up for.
    /// </summary>
    public required long PausedAtUnixNanoseconds { get; init; }
}

/// <summary>The timers and software interrupts of the harts.</summary>
[Spec("riscv-timer", 1)]
public sealed partial record RiscvTimerState
{
    /// <summary>By hart: the time, in ticks of 100 ns, from which on the timer interrupt is pending.</summary>
    public required SpecList<ulong> Compare { get; init; }

    /// <summary>By hart: whether the software interrupt is pending.</summary>
    public required SpecList<bool> SoftwareInterrupts { get; init; }
}

/// <summary>The interrupt controller. Which lines are raised is worked out from the devices.</summary>
[Spec("interrupt-controller", 1)]
public sealed partial record InterruptControllerState
{
    /// <summary>By hart: the lines that interrupt it, one bit each.</summary>
    public required SpecList<ulong> Enables { get; init; }
}

/// <summary>The doorbell: how often the guest rang it.</summary>
[Spec("doorbell", 1)]
public sealed partial record DoorbellState
{
    /// <summary>How often the guest rang.</summary>
    public required ulong Rings { get; init; }

    /// <summary>What it wrote the last time.</summary>
    public required ulong LastValue { get; init; }
}

/// <summary>Where RAM and the devices are. Nothing of it can change: a machine that has them elsewhere cannot continue with this guest.</summary>
[Spec("memory-map", 1)]
public sealed partial record MemoryMapState
{
    /// <summary>The guest-physical address of the first byte of RAM.</summary>
    public required ulong RamBase { get; init; }

    /// <summary>The size of RAM in bytes.</summary>
    public required ulong RamBytes { get; init; }

    /// <summary>The devices' registers, by address. Those of PCI devices move, and are with the devices.</summary>
    public required SpecList<MemoryRegionState> Regions { get; init; }
}

/// <summary>The registers of a device.</summary>
[SpecPart(1)]
public sealed partial record MemoryRegionState
{
    /// <summary>The guest-physical address of the first byte.</summary>
    public required ulong Address { get; init; }

    /// <summary>The number of bytes.</summary>
    public required ulong Bytes { get; init; }

    /// <summary>The device's id.</summary>
    public required string Device { get; init; }
}
