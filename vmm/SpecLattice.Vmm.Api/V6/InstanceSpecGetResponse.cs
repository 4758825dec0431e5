namespace SpecLattice.Vmm.Api.V6;

/// <summary>
/// The answer to <c>GET /instance/spec</c> at API version 6. A spec that the version cannot hold is not shown in part, as the original
/// server does: the request fails and lists what would be lost.
/// </summary>
[Spec("instance-spec-get-response", 6, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record InstanceSpecGetResponse
{
    /// <summary>The instance's properties.</summary>
    public required V1.InstanceProperties Properties { get; init; }

    /// <summary>What the instance is doing.</summary>
    public required V1.InstanceState State { get; init; }

    /// <summary>The instance's spec.</summary>
    public required InstanceSpecStatus Spec { get; init; }
}
