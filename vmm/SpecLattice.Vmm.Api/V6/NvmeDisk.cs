namespace SpecLattice.Vmm.Api.V6;

/// <summary>A disk with an NVMe interface, as API version 6 has it.</summary>
[SpecPart(6)]
public sealed partial record NvmeDisk
{
    /// <summary>The key of the storage backend that holds the disk's contents.</summary>
    public required SpecKey BackendId { get; init; }

    /// <summary>Where the disk is attached.</summary>
    public required PciPath PciPath { get; init; }

    /// <summary>The serial number that the controller reports. Guests derive disk names from it, so it never changes.</summary>
    public required SerialNumber SerialNumber { get; init; }

    /// <summary>
    /// Whether the disk reports a volatile write cache. False tells guests that they need not flush, so it must be true unless the
    /// backend keeps every completed write through a crash. Older versions cannot say it, and their disks have one.
    /// </summary>
    [Added(true)]
    public required bool HasWriteCache { get; init; }
}
