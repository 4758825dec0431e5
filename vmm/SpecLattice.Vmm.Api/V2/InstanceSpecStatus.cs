namespace SpecLattice.Vmm.Api.V2;

/// <summary>An instance's spec as API version 2 shows it, once there is one, no longer in an envelope.</summary>
[SpecPart(2)]
[SpecUnion(Tag = "type", Content = "value", Naming = SpecNaming.AsWritten, UnknownMembers = UnknownMembers.Ignore)]
[UnitCase("WaitingForMigrationSource")]
[Case<InstanceSpec>("Present")]
public readonly partial struct InstanceSpecStatus;
