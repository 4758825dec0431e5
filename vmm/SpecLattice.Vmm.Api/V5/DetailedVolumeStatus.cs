namespace SpecLattice.Vmm.Api.V5;

/// <summary>The answer to <c>GET /instance/disk/{id}/status</c> since API version 5.</summary>
/// <remarks>It shares nothing with <see cref="V1.VolumeStatus"/>, so it is not a version of that but a type of its own.</remarks>
[SpecPart(5, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record DetailedVolumeStatus
{
    /// <summary>What the volume is made of, and how each part is.</summary>
    public required VolumeInfo VolumeInfo { get; init; }
}

/// <summary>A part of a Crucible volume: a volume of parts, or one set of servers.</summary>
[SpecPart(5)]
[SpecUnion]
[Case<VolumeTree>("volume")]
[Case<UpstairsInfo>("upstairs")]
public readonly partial struct VolumeInfo;

/// <summary>A volume made of parts.</summary>
[SpecPart(5, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record VolumeTree
{
    /// <summary>The parts, in order.</summary>
    public required SpecList<VolumeInfo> SubVolumes { get; init; }

    /// <summary>What is read where the parts hold nothing yet; null for nothing.</summary>
    public VolumeInfo? ReadOnlyParent { get; init; }
}
