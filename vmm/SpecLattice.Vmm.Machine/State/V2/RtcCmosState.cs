namespace SpecLattice.Vmm.Machine.State.V2;

/// <summary>A CMOS real-time clock. Whether its interrupt line is raised is worked out from the rest.</summary>
[Spec("rtc-cmos", 2)]
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

    /// <summary>The alarm; null where the guest has never set one.</summary>
    [Added]
    public RtcAlarmState? Alarm { get; init; }
}

/// <summary>A real-time clock's alarm.</summary>
[SpecPart(2)]
public sealed partial record RtcAlarmState
{
    /// <summary>The alarm's seconds as the guest wrote them; 0xC0 and above match any.</summary>
    public required byte Seconds { get; init; }

    /// <summary>The alarm's minutes as the guest wrote them; 0xC0 and above match any.</summary>
    public required byte Minutes { get; init; }

    /// <summary>The alarm's hours as the guest wrote them; 0xC0 and above match any.</summary>
    public required byte Hours { get; init; }

    /// <summary>Whether the alarm has gone off and the guest has not read register C since.</summary>
    public required bool Pending { get; init; }

    /// <summary>Up to which second, since 1970, the alarm has been looked at.</summary>
    public required long CheckedUntil { get; init; }
}
