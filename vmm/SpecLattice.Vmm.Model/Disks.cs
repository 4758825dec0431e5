using SpecLattice.Vmm.Api;

namespace SpecLattice.Vmm.Model;

/// <summary>A disk and what holds its contents.</summary>
/// <param name="Device">What the guest sees of it.</param>
/// <param name="BackendId">The backend's key. Part of the contract between servers: an in-memory backend's state travels under it.</param>
/// <param name="Backend">What holds the contents.</param>
public sealed record Disk(DiskDevice Device, SpecKey BackendId, StorageBackend Backend);

/// <summary>What a guest sees of a disk: <see cref="VirtioDiskDevice"/> or <see cref="NvmeDiskDevice"/>.</summary>
public abstract record DiskDevice
{
    private protected DiskDevice(PciPath pciPath) => PciPath = pciPath;

    /// <summary>Where the disk is attached.</summary>
    public PciPath PciPath { get; init; }

    /// <summary>Calls the function for the kind of device that it is.</summary>
    /// <typeparam name="TResult">What every way gives.</typeparam>
    /// <param name="virtio">Called with a virtio disk.</param>
    /// <param name="nvme">Called with an NVMe disk.</param>
    /// <returns>What was called gave.</returns>
    public abstract TResult Match<TResult>(Func<VirtioDiskDevice, TResult> virtio, Func<NvmeDiskDevice, TResult> nvme);
}

/// <summary>A disk with a virtio-block interface.</summary>
/// <param name="PciPath">Where the disk is attached.</param>
public sealed record VirtioDiskDevice(PciPath PciPath) : DiskDevice(PciPath)
{
    /// <inheritdoc/>
    public override TResult Match<TResult>(Func<VirtioDiskDevice, TResult> virtio, Func<NvmeDiskDevice, TResult> nvme) => virtio(this);
}

/// <summary>A disk with an NVMe interface.</summary>
/// <param name="PciPath">Where the disk is attached.</param>
/// <param name="SerialNumber">The serial number that the controller reports. Guests derive disk names from it, so it never changes.</param>
/// <param name="HasWriteCache">
/// Whether the disk reports a volatile write cache. False tells guests that they need not flush.
/// </param>
public sealed record NvmeDiskDevice(PciPath PciPath, SerialNumber SerialNumber, bool HasWriteCache) : DiskDevice(PciPath)
{
    /// <inheritdoc/>
    public override TResult Match<TResult>(Func<VirtioDiskDevice, TResult> virtio, Func<NvmeDiskDevice, TResult> nvme) => nvme(this);
}
