namespace SpecLattice.Vmm.Api.V6;

/// <summary>The body of <c>PUT /instance</c> at API version 6: make this instance, unless it is there already.</summary>
[Spec("instance-ensure-request", 6, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record InstanceEnsureRequest
{
    /// <summary>The instance's properties.</summary>
    public required V1.InstanceProperties Properties { get; init; }

    /// <summary>Where the instance's VM comes from.</summary>
    public required InstanceInitializationMethod Init { get; init; }
}
