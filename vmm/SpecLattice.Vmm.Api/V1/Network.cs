namespace SpecLattice.Vmm.Api.V1;

/// <summary>A network card with a virtio-net interface.</summary>
[SpecPart(1)]
public sealed partial record VirtioNic
{
    /// <summary>The key of the card's network backend.</summary>
    public required SpecKey BackendId { get; init; }

    /// <summary>The caller's own id for the interface, under which its statistics appear.</summary>
    public required Guid InterfaceId { get; init; }

    /// <summary>Where the card is attached.</summary>
    public required PciPath PciPath { get; init; }
}

/// <summary>A network backend on a virtio-net (viona) VNIC of the host.</summary>
[SpecPart(1)]
public sealed partial record VirtioNetworkBackend
{
    /// <summary>The VNIC's name.</summary>
    public required string VnicName { get; init; }
}

/// <summary>A network backend on a DLPI VNIC of the host.</summary>
[SpecPart(1)]
public sealed partial record DlpiNetworkBackend
{
    /// <summary>The VNIC's name.</summary>
    public required string VnicName { get; init; }
}
