namespace SpecLattice.Vmm.Api.V3;

/// <summary>A socket device with a virtio-socket interface. Since API version 3.</summary>
[SpecPart(3)]
public sealed partial record VirtioSocket
{
    /// <summary>
    /// The guest's context id. Any 64-bit number is read; a server demands more than 2 and less than 2^32 when it makes the VM.
    /// </summary>
    public required ulong GuestCid { get; init; }

    /// <summary>Where the device is attached.</summary>
    public required PciPath PciPath { get; init; }
}
