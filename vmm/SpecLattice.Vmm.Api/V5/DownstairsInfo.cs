using System.Text.Json.Serialization;

namespace SpecLattice.Vmm.Api.V5;

/// <summary>A Crucible server.</summary>
[SpecPart(5, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record DownstairsInfo
{
    /// <summary>The id of its region; null where it is not known yet.</summary>
    public Guid? RegionId { get; init; }

    /// <summary>Where it is reached; null where it is not known.</summary>
    public string? TargetAddr { get; init; }

    /// <summary>Where it is reached for repairs; null where it is not known.</summary>
    public string? RepairAddr { get; init; }

    /// <summary>How it is.</summary>
    public required DownstairsInfoStatus State { get; init; }
}

/// <summary>How a Crucible server is.</summary>
[SpecPart(5)]
[SpecUnion(Tag = "type", UnknownMembers = UnknownMembers.Ignore)]
[Case<DownstairsConnecting>("connecting")]
[UnitCase("Active")]
[UnitCase("LiveRepair")]
[UnitCase("Stopping")]
public readonly partial struct DownstairsInfoStatus;

/// <summary>A connection is being made.</summary>
[SpecPart(5, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record DownstairsConnecting
{
    /// <summary>How far it has come.</summary>
    public required DownstairsInfoNegotiationStatus State { get; init; }

    /// <summary>Why it is made.</summary>
    public required DownstairsInfoConnectionMode Mode { get; init; }
}

/// <summary>How far a connection to a Crucible server has come.</summary>
[SpecPart(5)]
[JsonConverter(typeof(DownstairsInfoNegotiationStatusJsonConverter))]
public enum DownstairsInfoNegotiationStatus
{
    /// <summary>Waiting for the connection.</summary>
    WaitConnect,

    /// <summary>The two sides compare what they can do.</summary>
    Negotiating,

    /// <summary>Waiting for enough other servers.</summary>
    WaitQuorum,

    /// <summary>The servers are being brought to the same state.</summary>
    Reconcile,

    /// <summary>Ready to be repaired.</summary>
    LiveRepairReady,
}

/// <summary>Why a connection to a Crucible server is made.</summary>
[SpecPart(5)]
[JsonConverter(typeof(DownstairsInfoConnectionModeJsonConverter))]
public enum DownstairsInfoConnectionMode
{
    /// <summary>For the first time.</summary>
    New,

    /// <summary>After it was away.</summary>
    Offline,

    /// <summary>After it failed.</summary>
    Faulted,

    /// <summary>In place of another.</summary>
    Replaced,
}
