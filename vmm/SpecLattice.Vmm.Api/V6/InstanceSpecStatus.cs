namespace SpecLattice.Vmm.Api.V6;

/// <summary>An instance's spec as API version 6 shows it, once there is one.</summary>
[SpecPart(6)]
[SpecUnion(Tag = "type", Content = "value", Naming = SpecNaming.AsWritten, UnknownMembers = UnknownMembers.Ignore)]
[UnitCase("WaitingForMigrationSource")]
[Case<InstanceSpec>("Present")]
public readonly partial struct InstanceSpecStatus;
