namespace SpecLattice.Vmm.Api.V1;

/// <summary>A component that replaces its namesake when an instance arrives by migration. Every API version uses this one.</summary>
[SpecPart(1)]
[SpecUnion(Tag = "component", Content = "spec", Naming = SpecNaming.AsWritten)]
[Case<MigrationFailureInjector>]
[Case<CrucibleStorageBackend>]
[Case<VirtioNetworkBackend>]
public readonly partial struct ReplacementComponent;
