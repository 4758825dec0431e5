namespace SpecLattice.Vmm.Api.V1;

/// <summary>What an instance is called, and whose it is.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record InstanceProperties
{
    /// <summary>The instance's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The instance's name, for people.</summary>
    public required string Name { get; init; }

    /// <summary>What the instance is, in free text.</summary>
    public required string Description { get; init; }

    /// <summary>Where the instance's statistics belong.</summary>
    public required InstanceMetadata Metadata { get; init; }
}

/// <summary>Where an instance's statistics belong.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record InstanceMetadata
{
    /// <summary>The silo that the instance belongs to.</summary>
    public required Guid SiloId { get; init; }

    /// <summary>The project that the instance belongs to.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>The host (sled) that the instance runs on.</summary>
    public required Guid SledId { get; init; }

    /// <summary>The host's serial number.</summary>
    public required string SledSerial { get; init; }

    /// <summary>The host's hardware revision.</summary>
    public required uint SledRevision { get; init; }

    /// <summary>The host's model.</summary>
    public required string SledModel { get; init; }
}
