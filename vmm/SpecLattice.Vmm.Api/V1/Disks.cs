namespace SpecLattice.Vmm.Api.V1;

/// <summary>A disk with a virtio-block interface.</summary>
[SpecPart(1)]
public sealed partial record VirtioDisk
{
    /// <summary>The key of the storage backend that holds the disk's contents.</summary>
    public required SpecKey BackendId { get; init; }

    /// <summary>Where the disk is attached.</summary>
    public required PciPath PciPath { get; init; }
}

/// <summary>A disk with an NVMe interface. It reports a volatile write cache: API version 6 made that a choice.</summary>
[SpecPart(1)]
public sealed partial record NvmeDisk
{
    /// <summary>The key of the storage backend that holds the disk's contents.</summary>
    public required SpecKey BackendId { get; init; }

    /// <summary>Where the disk is attached.</summary>
    public required PciPath PciPath { get; init; }

    /// <summary>The serial number that the controller reports. Guests derive disk names from it, so it never changes.</summary>
    public required SerialNumber SerialNumber { get; init; }
}
