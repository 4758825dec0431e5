namespace SpecLattice.Vmm.Api;

/// <summary>A request to make an instance, in any version.</summary>
[SpecSum("instance-ensure-request")]
public abstract partial record AnyInstanceEnsureRequest;
