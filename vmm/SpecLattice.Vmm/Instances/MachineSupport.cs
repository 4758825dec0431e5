using System.Collections.Immutable;
using System.Globalization;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Model;

namespace SpecLattice.Vmm.Instances;

/// <summary>What the embedded machine can do with a spec's components.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>
/// Emulated: processors, memory, UARTs, the pvpanic device, virtio and NVMe disks over file and blob backends, the socket device, PCI-PCI bridges, boot
/// settings and the failure injector.
/// </item>
/// <item>
/// Carried, so that they are shown and migrate, without a counterpart on this machine: hypervisor interface, CPUID and SMBIOS.
/// </item>
/// <item>
/// In need of a host that is not here: Crucible volumes, viona and DLPI VNICs, SoftNPU and 9P devices. A spec with one is refused, unless
/// the server was started to substitute backends: then disks over Crucible are blank and in memory, network cards are on a loopback, and SoftNPU and 9P
/// devices are not there.
/// </item>
/// </list>
/// </remarks>
public static class MachineSupport
{
    /// <summary>Refuses a spec that needs a host that is not here.</summary>
    /// <param name="model">The model.</param>
    /// <param name="substituteBackends">Whether such components are replaced by ones in memory or ones that do nothing.</param>
    /// <returns>Why the spec is refused, or null.</returns>
    public static ModelError? Check(InstanceModel model, bool substituteBackends)
    {
        if (substituteBackends || FindUnsupported(model) is not [var first, .. var rest])
        {
            return null;
        }

        var others = rest.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" (and {rest.Length} more)");
        return ModelError.AtComponent(
            first.Id,
            $"component {first.Id} is a {Describe(first.Kind)} and needs a host that is not here{others}; "
            + "a server started with --substitute-backends runs without it");
    }

    /// <summary>Finds the components that need a host that is not here.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The components, by key.</returns>
    public static ImmutableArray<UnsupportedComponent> FindUnsupported(InstanceModel model)
    {
        var found = new List<UnsupportedComponent>();
        foreach (var (_, disk) in model.Disks)
        {
            if (disk.Backend.Match(crucible: _ => true, file: _ => false, blob: _ => false))
            {
                found.Add(new(disk.BackendId, UnsupportedComponentKind.CrucibleStorageBackend));
            }
        }

        foreach (var (_, nic) in model.Nics)
        {
            found.Add(new(nic.BackendId, UnsupportedComponentKind.VirtioNetworkBackend));
        }

        var (pciPort, ports, p9, p9fs) = model.SoftNpu;
        Add(pciPort?.Id, UnsupportedComponentKind.SoftNpuPciPort);
        Add(p9?.Id, UnsupportedComponentKind.SoftNpuP9);
        Add(p9fs?.Id, UnsupportedComponentKind.P9fs);
        foreach (var (id, port) in ports)
        {
            Add(id, UnsupportedComponentKind.SoftNpuPort);
            Add(port.BackendId, UnsupportedComponentKind.DlpiNetworkBackend);
        }

        return [.. found.OrderBy(component => component.Id)];

        void Add(SpecKey? id, UnsupportedComponentKind kind)
        {
            if (id is { } key)
            {
                found.Add(new(key, kind));
            }
        }
    }

    private static string Describe(UnsupportedComponentKind kind) => kind switch
    {
        UnsupportedComponentKind.CrucibleStorageBackend => "Crucible storage backend",
        UnsupportedComponentKind.VirtioNetworkBackend => "viona network backend",
        UnsupportedComponentKind.DlpiNetworkBackend => "DLPI network backend",
        UnsupportedComponentKind.SoftNpuPciPort => "SoftNPU PCI port",
        UnsupportedComponentKind.SoftNpuPort => "SoftNPU port",
        UnsupportedComponentKind.SoftNpuP9 => "SoftNPU 9P device",
        UnsupportedComponentKind.P9fs => "9P file system",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}

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
