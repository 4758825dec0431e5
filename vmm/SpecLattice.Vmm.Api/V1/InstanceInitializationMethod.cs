namespace SpecLattice.Vmm.Api.V1;

/// <summary>Where an instance's VM comes from, at API version 1.</summary>
[SpecPart(1)]
[SpecUnion(Tag = "method", Content = "value", UnknownMembers = UnknownMembers.Ignore)]
[Case<InitializeFromSpec>("Spec")]
[Case<InitializeFromMigration>("MigrationTarget")]
public readonly partial struct InstanceInitializationMethod;

/// <summary>Make the VM from a spec of API version 1.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record InitializeFromSpec
{
    /// <summary>The spec.</summary>
    public required InstanceSpec Spec { get; init; }
}

/// <summary>Fetch the VM from another server by live migration. The spec comes from there.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record InitializeFromMigration
{
    /// <summary>The migration's id, chosen by the caller.</summary>
    public required Guid MigrationId { get; init; }

    /// <summary>Where the other server listens.</summary>
    public required SocketAddress SrcAddr { get; init; }

    /// <summary>The components of the other server's spec that are replaced on arrival, by key: those that belong to a host.</summary>
    public required SpecMap<SpecKey, ReplacementComponent> ReplaceComponents { get; init; }
}
