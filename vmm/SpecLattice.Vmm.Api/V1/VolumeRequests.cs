using System.Text.Json.Serialization;

namespace SpecLattice.Vmm.Api.V1;

/// <summary>The body of <c>PUT /instance/disk/{id}/vcr</c>: how to construct the disk's Crucible volume from now on.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record InstanceVcrReplace
{
    /// <summary>The new construction request, as JSON in a string. It can hold encryption keys.</summary>
    [Sensitive]
    public required string VcrJson { get; init; }
}

/// <summary>What became of a request to replace a disk's volume construction.</summary>
[SpecPart(1)]
[JsonConverter(typeof(ReplaceResultJsonConverter))]
public enum ReplaceResult
{
    /// <summary>The replacement has begun.</summary>
    Started,

    /// <summary>The same replacement had begun before.</summary>
    StartedAlready,

    /// <summary>The same replacement is already done.</summary>
    CompletedAlready,

    /// <summary>There is nothing to replace.</summary>
    Missing,

    /// <summary>The new request is the same as the old one.</summary>
    VcrMatches,
}

/// <summary>The answer to <c>GET /instance/disk/{id}/status</c> at API versions 1 to 4.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record VolumeStatus
{
    /// <summary>Whether the volume is active.</summary>
    public required bool Active { get; init; }
}
