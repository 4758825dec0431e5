namespace SpecLattice.Vmm.Api.V1;

/// <summary>An instance's spec as API version 1 shows it: in an envelope, once there is one.</summary>
[SpecPart(1)]
[SpecUnion(Tag = "type", Content = "value", Naming = SpecNaming.AsWritten, UnknownMembers = UnknownMembers.Ignore)]
[UnitCase("WaitingForMigrationSource")]
[Case<VersionedInstanceSpec>("Present")]
public readonly partial struct InstanceSpecStatus;
