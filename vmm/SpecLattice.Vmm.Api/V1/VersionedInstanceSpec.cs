namespace SpecLattice.Vmm.Api.V1;

/// <summary>
/// The envelope in which API version 1 shows an instance spec: <c>{"version":"V0","spec":{...}}</c>. Its only case is the spec
/// of API version 1, which the envelope calls <c>V0</c>; version 2 removed the envelope. Not to be confused with
/// <see cref="AnyInstanceSpec"/>, the sum of all versions.
/// </summary>
[SpecPart(1)]
[SpecUnion(Tag = "version", Content = "spec")]
[Case<InstanceSpec>("V0")]
public readonly partial struct VersionedInstanceSpec;
