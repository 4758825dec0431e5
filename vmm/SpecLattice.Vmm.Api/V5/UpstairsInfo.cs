using System.Text.Json.Serialization;

namespace SpecLattice.Vmm.Api.V5;

/// <summary>The client side of a set of Crucible servers.</summary>
[SpecPart(5, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record UpstairsInfo
{
    /// <summary>How it is.</summary>
    public required UpstairsInfoStatus State { get; init; }

    /// <summary>Its id.</summary>
    public required Guid UpstairsId { get; init; }

    /// <summary>The id of its session.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>Its generation.</summary>
    public required ulong Generation { get; init; }

    /// <summary>Whether it can only be read.</summary>
    public required bool ReadOnly { get; init; }

    /// <summary>Whether it is encrypted.</summary>
    public required bool Encrypted { get; init; }

    /// <summary>Whether a server is being repaired.</summary>
    public required bool LiveRepairInProgress { get; init; }

    /// <summary>Whether the servers are being brought to the same state.</summary>
    public required bool ReconcileInProgress { get; init; }

    /// <summary>The size of a block; null where it is not known yet.</summary>
    public ulong? BlockSize { get; init; }

    /// <summary>The servers.</summary>
    public required SpecList<DownstairsInfo> Targets { get; init; }
}

/// <summary>How the client side of a set of Crucible servers is.</summary>
[SpecPart(5)]
[JsonConverter(typeof(UpstairsInfoStatusJsonConverter))]
public enum UpstairsInfoStatus
{
    /// <summary>It is being made.</summary>
    Initializing,

    /// <summary>It was told to become active.</summary>
    GoActive,

    /// <summary>It is active.</summary>
    Active,

    /// <summary>It is being closed.</summary>
    Deactivating,

    /// <summary>It cannot be used.</summary>
    Disabled,
}
