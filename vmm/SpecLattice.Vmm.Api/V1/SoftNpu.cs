namespace SpecLattice.Vmm.Api.V1;

/// <summary>The PCI device of an emulated SoftNPU ASIC. Servers refuse it unless they were built with it.</summary>
[SpecPart(1)]
public sealed partial record SoftNpuPciPort
{
    /// <summary>Where the device is attached.</summary>
    public required PciPath PciPath { get; init; }
}

/// <summary>A port of an emulated SoftNPU ASIC. Servers refuse it unless they were built with it.</summary>
[SpecPart(1)]
public sealed partial record SoftNpuPort
{
    /// <summary>The name of the port's data link.</summary>
    public required string LinkName { get; init; }

    /// <summary>The key of the port's DLPI backend.</summary>
    public required SpecKey BackendId { get; init; }
}

/// <summary>A PCI device that shares SoftNPU files with the guest over 9P. Servers refuse it unless they were built with it.</summary>
[SpecPart(1)]
public sealed partial record SoftNpuP9
{
    /// <summary>Where the device is attached.</summary>
    public required PciPath PciPath { get; init; }
}

/// <summary>A directory of the host, shared with the guest over 9P. Servers refuse it unless they were built with it.</summary>
[SpecPart(1)]
public sealed partial record P9fs
{
    /// <summary>The directory's path on the host.</summary>
    public required string Source { get; init; }

    /// <summary>The tag under which the guest mounts it.</summary>
    public required string Target { get; init; }

    /// <summary>The chunk size of the protocol, in bytes: 8192 for most images, up to 65536.</summary>
    public required uint ChunkSize { get; init; }

    /// <summary>Where the device is attached.</summary>
    public required PciPath PciPath { get; init; }
}
