namespace SpecLattice.Vmm.Api.V3;

/// <summary>The body of <c>PUT /instance</c> at API versions 3 to 5: make this instance, unless it is there already.</summary>
[Spec("instance-ensure-request", 3, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record InstanceEnsureRequest
{
    /// <summary>The instance's properties.</summary>
    public required V1.InstanceProperties Properties { get; init; }

    /// <summary>Where the instance's VM comes from.</summary>
    public required InstanceInitializationMethod Init { get; init; }
}
