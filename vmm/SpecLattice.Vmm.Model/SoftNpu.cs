using SpecLattice.Vmm.Api;
using V1 = SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Model;

/// <summary>The parts of an emulated SoftNPU ASIC.</summary>
/// <remarks>The original server forgets the keys of all parts but the ports and makes up others; here every key is kept.</remarks>
/// <param name="PciPort">The PCI device, which takes COM4 and the name <c>com4</c> for itself; null without one.</param>
/// <param name="Ports">The ports, each with its backend.</param>
/// <param name="P9">The device that shares SoftNPU files with the guest; null without one.</param>
/// <param name="P9fs">The device that shares a directory with the guest; null without one.</param>
public sealed record SoftNpu(SoftNpuPciPort? PciPort, SpecMap<SpecKey, SoftNpuPort> Ports, SoftNpuP9? P9, P9fs? P9fs)
{
    /// <summary>No SoftNPU at all.</summary>
    public static SoftNpu None { get; } = new(null, SpecMap<SpecKey, SoftNpuPort>.Empty, null, null);
}

/// <summary>The PCI device of an emulated SoftNPU ASIC.</summary>
/// <param name="Id">The device's key.</param>
/// <param name="PciPath">Where the device is attached.</param>
public sealed record SoftNpuPciPort(SpecKey Id, PciPath PciPath);

/// <summary>A port of an emulated SoftNPU ASIC, and what connects it.</summary>
/// <param name="LinkName">The name of the port's data link.</param>
/// <param name="BackendId">The backend's key.</param>
/// <param name="Backend">The VNIC that connects the port.</param>
public sealed record SoftNpuPort(string LinkName, SpecKey BackendId, V1.DlpiNetworkBackend Backend);

/// <summary>A PCI device that shares SoftNPU files with the guest over 9P.</summary>
/// <param name="Id">The device's key.</param>
/// <param name="PciPath">Where the device is attached.</param>
public sealed record SoftNpuP9(SpecKey Id, PciPath PciPath);

/// <summary>A directory of the host, shared with the guest over 9P.</summary>
/// <param name="Id">The device's key.</param>
/// <param name="PciPath">Where the device is attached.</param>
/// <param name="Source">The directory's path on the host.</param>
/// <param name="Target">The tag under which the guest mounts it.</param>
/// <param name="ChunkSize">The chunk size of the protocol, in bytes.</param>
public sealed record P9fs(SpecKey Id, PciPath PciPath, string Source, string Target, uint ChunkSize);
