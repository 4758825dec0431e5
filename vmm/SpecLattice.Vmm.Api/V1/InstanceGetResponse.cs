namespace SpecLattice.Vmm.Api.V1;

/// <summary>The answer to <c>GET /instance</c>.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record InstanceGetResponse
{
    /// <summary>The instance.</summary>
    public required Instance Instance { get; init; }
}

/// <summary>An instance: what it is called and what it is doing.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record Instance
{
    /// <summary>The instance's properties.</summary>
    public required InstanceProperties Properties { get; init; }

    /// <summary>What the instance is doing.</summary>
    public required InstanceState State { get; init; }
}
