using SpecLattice.Vmm.Api;

namespace SpecLattice.Vmm.Instances;

/// <summary>A component that needs a host that is not here.</summary>
/// <param name="Id">The component's key.</param>
/// <param name="Kind">What it is.</param>
public sealed record UnsupportedComponent(SpecKey Id, UnsupportedComponentKind Kind);

/// <summary>The kinds of components that need a host that is not here.</summary>
public enum UnsupportedComponentKind
{
    /// <summary>Storage on a Crucible volume.</summary>
    CrucibleStorageBackend,

    /// <summary>A viona VNIC.</summary>
    VirtioNetworkBackend,

    /// <summary>A DLPI VNIC.</summary>
    DlpiNetworkBackend,

    /// <summary>A SoftNPU's PCI device.</summary>
    SoftNpuPciPort,

    /// <summary>A SoftNPU's port.</summary>
    SoftNpuPort,

    /// <summary>A SoftNPU's 9P device.</summary>
    SoftNpuP9,

    /// <summary>A directory of the host, shared over 9P.</summary>
    P9fs,
}
