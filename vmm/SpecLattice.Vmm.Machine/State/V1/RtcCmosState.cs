namespace SpecLattice.Vmm.Machine.State.V1;

/// <summary>A CMOS real-time clock without an alarm.</summary>
[Spec("rtc-cmos", 1)]
public sealed partial record RtcCmosState
{
    /// <summary>The register that the guest has selected, 0 to 127.</summary>
    public required byte Index { get; init; }

    /// <summary>Register A without the bit that says that an update is under way.</summary>
    public required byte RegisterA { get; init; }

    /// <summary>Register B: formats and enabled interrupts.</summary>
    public required byte RegisterB { get; init; }

    /// <summary>What to add to the machine's clock to get the time of day, in seconds since 1970.</summary>
    public required long TimeOffsetSeconds { get; init; }

    /// <summary>The battery-backed bytes: registers 14 to 127.</summary>
    public required SpecList<byte> Nvram { get; init; }
}
