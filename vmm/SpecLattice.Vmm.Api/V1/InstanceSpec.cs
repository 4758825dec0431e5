namespace SpecLattice.Vmm.Api.V1;

/// <summary>
/// A description of a VM's hardware, as API version 1 has it: a mainboard and the components attached to it.
/// Unlike the later versions it cannot say what the VM's SMBIOS tables hold.
/// </summary>
/// <remarks>Unknown members are refused here and everywhere inside the spec: dropping one would change the VM silently.</remarks>
[Spec("instance-spec", 1)]
public sealed partial record InstanceSpec
{
    /// <summary>The mainboard: processors, memory, chipset.</summary>
    public required Board Board { get; init; }

    /// <summary>
    /// The components by name. Devices name their backends by the backend's key in this map.
    /// A key that occurs twice is refused, also where it is two spellings of one UUID; the original server keeps the last.
    /// </summary>
    public required SpecMap<SpecKey, Component> Components { get; init; }
}
