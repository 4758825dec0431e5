namespace SpecLattice.Vmm.Api.V2;

/// <summary>Where an instance's VM comes from, at API version 2.</summary>
[SpecPart(2)]
[SpecUnion(Tag = "method", Content = "value", UnknownMembers = UnknownMembers.Ignore)]
[Case<InitializeFromSpec>("Spec")]
[Case<V1.InitializeFromMigration>("MigrationTarget")]
public readonly partial struct InstanceInitializationMethod;

/// <summary>Make the VM from a spec of API version 2.</summary>
[SpecPart(2, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record InitializeFromSpec
{
    /// <summary>The spec.</summary>
    public required InstanceSpec Spec { get; init; }
}
