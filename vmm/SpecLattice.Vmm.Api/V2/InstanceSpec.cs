namespace SpecLattice.Vmm.Api.V2;

/// <summary>A description of a VM's hardware, as API version 2 has it. Version 2 added the SMBIOS input.</summary>
/// <remarks>
/// Unknown members are refused here and everywhere inside the spec: dropping one would change the VM silently.
/// The original server drops those beside the board and the components from version 2 on.
/// </remarks>
[Spec("instance-spec", 2)]
public sealed partial record InstanceSpec
{
    /// <summary>The mainboard: processors, memory, chipset.</summary>
    public required V1.Board Board { get; init; }

    /// <summary>
    /// The components by name. Devices name their backends by the backend's key in this map.
    /// A key that occurs twice is refused, also where it is two spellings of one UUID; the original server keeps the last.
    /// </summary>
    public required SpecMap<SpecKey, V1.Component> Components { get; init; }

    /// <summary>
    /// What the guest's SMBIOS tables say; null leaves it to the server. Version 1 cannot say it, and leaves it to the server as well.
    /// </summary>
    [Added]
    public SmbiosType1Input? Smbios { get; init; }
}
