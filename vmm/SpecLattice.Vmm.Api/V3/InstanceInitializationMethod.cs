namespace SpecLattice.Vmm.Api.V3;

/// <summary>Where an instance's VM comes from, at API versions 3 to 5.</summary>
[SpecPart(3)]
[SpecUnion(Tag = "method", Content = "value", UnknownMembers = UnknownMembers.Ignore)]
[Case<InitializeFromSpec>("Spec")]
[Case<V1.InitializeFromMigration>("MigrationTarget")]
public readonly partial struct InstanceInitializationMethod;

/// <summary>Make the VM from a spec of API versions 3 to 5.</summary>
[SpecPart(3, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record InitializeFromSpec
{
    /// <summary>The spec.</summary>
    public required InstanceSpec Spec { get; init; }
}
