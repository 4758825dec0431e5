namespace SpecLattice.Vmm.Api.V3;

/// <summary>An instance's spec as API versions 3 to 5 show it, once there is one.</summary>
[SpecPart(3)]
[SpecUnion(Tag = "type", Content = "value", Naming = SpecNaming.AsWritten, UnknownMembers = UnknownMembers.Ignore)]
[UnitCase("WaitingForMigrationSource")]
[Case<InstanceSpec>("Present")]
public readonly partial struct InstanceSpecStatus;
