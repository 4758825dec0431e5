using SpecLattice.Vmm.Migration.Wire.Scalars;

namespace SpecLattice.Vmm.Migration.Wire.V1;

/// <summary>What the source does next: send memory, or hand over state.</summary>
[SpecPart(1)]
[SpecUnion(Tag = "phase", Naming = SpecNaming.AsWritten)]
[Case<RamPush>]
[Case<RamPushDirty>]
[Case<DevicePhase>("Device")]
[Case<ServerPhase>("Server")]
public readonly partial struct Phase;

/// <summary>Memory follows, and the guest runs.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record RamPush
{
    /// <summary>Which time memory is sent, from 1.</summary>
    [SpecDefault(0)]
    public int Round { get; init; }
}

/// <summary>Memory follows, and the guest is paused: the last of it.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record RamPushDirty
{
    /// <summary>Which time memory is sent, counted on from <see cref="RamPush.Round"/>.</summary>
    [SpecDefault(0)]
    public int Round { get; init; }
}

/// <summary>The state of the devices.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record DevicePhase
{
    /// <summary>The pieces.</summary>
    [SpecDefault(Member = nameof(SpecList<>.Empty))]
    public SpecList<DevicePayload> Payloads { get; init; } = SpecList<DevicePayload>.Empty;
}

/// <summary>The state that belongs to the server rather than to a device: the consoles' history.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record ServerPhase
{
    /// <summary>The pieces.</summary>
    [SpecDefault(Member = nameof(SpecList<>.Empty))]
    public SpecList<DevicePayload> Payloads { get; init; } = SpecList<DevicePayload>.Empty;
}

/// <summary>One piece of device state.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record DevicePayload
{
    /// <summary>What kind of state it is: its family.</summary>
    public required PeerName Kind { get; init; }

    /// <summary>Which device it belongs to, among those of its kind.</summary>
    public required PeerName Id { get; init; }

    /// <summary>The state in the envelope of its family, which names its version.</summary>
    public required AnyDeviceState Value { get; init; }
}
