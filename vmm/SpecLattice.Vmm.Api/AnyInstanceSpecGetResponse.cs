namespace SpecLattice.Vmm.Api;

/// <summary>The answer to a request for the spec of the instance, in any version.</summary>
[SpecSum("instance-spec-get-response")]
public abstract partial record AnyInstanceSpecGetResponse;
