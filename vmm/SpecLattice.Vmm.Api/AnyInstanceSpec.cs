namespace SpecLattice.Vmm.Api;

/// <summary>The spec of an instance, in any version. What the server is sent, keeps and shows, and what a migration carries.</summary>
[SpecSum("instance-spec")]
public abstract partial record AnyInstanceSpec;
