namespace SpecLattice.Vmm.Api.V1;

/// <summary>
/// The answer to <c>GET /instance/spec</c> at API version 1. A spec that version 1 cannot hold is not shown in part, as the original
/// server does: the request fails and lists what would be lost.
/// </summary>
[Spec("instance-spec-get-response", 1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record InstanceSpecGetResponse
{
    /// <summary>The instance's properties.</summary>
    public required InstanceProperties Properties { get; init; }

    /// <summary>What the instance is doing.</summary>
    public required InstanceState State { get; init; }

    /// <summary>The instance's spec.</summary>
    public required InstanceSpecStatus Spec { get; init; }
}
