namespace SpecLattice.Vmm.Api.V1;

/// <summary>The body of <c>PUT /instance</c> at API version 1: make this instance, unless it is there already.</summary>
[Spec("instance-ensure-request", 1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record InstanceEnsureRequest
{
    /// <summary>The instance's properties.</summary>
    public required InstanceProperties Properties { get; init; }

    /// <summary>Where the instance's VM comes from.</summary>
    public required InstanceInitializationMethod Init { get; init; }
}

/// <summary>The answer to <c>PUT /instance</c>.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record InstanceEnsureResponse
{
    /// <summary>The migration that brings the instance here; null where it is made from a spec.</summary>
    public InstanceMigrateInitiateResponse? Migrate { get; init; }
}

/// <summary>A migration that has begun.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record InstanceMigrateInitiateResponse
{
    /// <summary>The migration's id.</summary>
    public required Guid MigrationId { get; init; }
}
