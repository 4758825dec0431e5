using System.Diagnostics;

namespace SpecLattice.Benchmarks.Plain;

/// <summary>A place that a version cannot hold, as hand-written code would report it.</summary>
internal sealed record PlainLoss(string Pointer, string Message);

/// <summary>The conversions, written by hand and with care: they lose nothing in silence.</summary>
internal static class HandWritten
{
    public static V3.InstanceSpec ToV3(V1.InstanceSpec spec)
    {
        var components = new Dictionary<string, V3.Component>(spec.Components.Count);
        foreach (var (key, component) in spec.Components)
        {
            components.Add(key, ToV3(component));
        }

        return new V3.InstanceSpec { Board = spec.Board, Components = components };
    }

    public static V6.InstanceSpec ToV6(V3.InstanceSpec spec)
    {
        var components = new Dictionary<string, V6.Component>(spec.Components.Count);
        foreach (var (key, component) in spec.Components)
        {
            components.Add(key, ToV6(component));
        }

        return new V6.InstanceSpec { Board = spec.Board, Components = components, Smbios = spec.Smbios };
    }

    public static V1.InstanceSpec? ToV1(V3.InstanceSpec spec, List<PlainLoss> losses)
    {
        var components = new Dictionary<string, V1.Component>(spec.Components.Count);
        foreach (var (key, component) in spec.Components)
        {
            if (ToV1(key, component, losses) is { } converted)
            {
                components.Add(key, converted);
            }
        }

        CheckSmbios(spec.Smbios, losses);
        return losses.Count == 0 ? new V1.InstanceSpec { Board = spec.Board, Components = components } : null;
    }

    public static V1.InstanceSpec? ToV1(V6.InstanceSpec spec, List<PlainLoss> losses)
    {
        var components = new Dictionary<string, V1.Component>(spec.Components.Count);
        foreach (var (key, component) in spec.Components)
        {
            if (ToV1(key, component, losses) is { } converted)
            {
                components.Add(key, converted);
            }
        }

        CheckSmbios(spec.Smbios, losses);
        return losses.Count == 0 ? new V1.InstanceSpec { Board = spec.Board, Components = components } : null;
    }

    private static void CheckSmbios(Smbios? smbios, List<PlainLoss> losses)
    {
        if (smbios is not null)
        {
            losses.Add(new PlainLoss("/smbios", "`smbios` exists since version 2; only null can be left out"));
        }
    }

    private static V3.Component ToV3(V1.Component component) => component switch
    {
        V1.VirtioDiskComponent one => new V3.VirtioDiskComponent(one.Component),
        V1.NvmeDiskComponent one => new V3.NvmeDiskComponent(one.Component),
        V1.VirtioNicComponent one => new V3.VirtioNicComponent(one.Component),
        V1.SerialPortComponent one => new V3.SerialPortComponent(one.Component),
        V1.PciPciBridgeComponent one => new V3.PciPciBridgeComponent(one.Component),
        V1.QemuPvpanicComponent one => new V3.QemuPvpanicComponent(one.Component),
        V1.BootSettingsComponent one => new V3.BootSettingsComponent(one.Component),
        V1.SoftNpuPciPortComponent one => new V3.SoftNpuPciPortComponent(one.Component),
        V1.SoftNpuPortComponent one => new V3.SoftNpuPortComponent(one.Component),
        V1.SoftNpuP9Component one => new V3.SoftNpuP9Component(one.Component),
        V1.P9fsComponent one => new V3.P9fsComponent(one.Component),
        V1.MigrationFailureInjectorComponent one => new V3.MigrationFailureInjectorComponent(one.Component),
        V1.CrucibleStorageBackendComponent one => new V3.CrucibleStorageBackendComponent(one.Component),
        V1.FileStorageBackendComponent one => new V3.FileStorageBackendComponent(one.Component),
        V1.BlobStorageBackendComponent one => new V3.BlobStorageBackendComponent(one.Component),
        V1.VirtioNetworkBackendComponent one => new V3.VirtioNetworkBackendComponent(one.Component),
        V1.DlpiNetworkBackendComponent one => new V3.DlpiNetworkBackendComponent(one.Component),
        _ => throw new UnreachableException(),
    };

    private static V6.Component ToV6(V3.Component component) => component switch
    {
        V3.VirtioDiskComponent one => new V6.VirtioDiskComponent(one.Component),
        V3.NvmeDiskComponent { Component: var disk } => new V6.NvmeDiskComponent(new CachedNvmeDisk(disk.BackendId, disk.PciPath, disk.SerialNumber, HasWriteCache: true)),
        V3.VirtioNicComponent one => new V6.VirtioNicComponent(one.Component),
        V3.SerialPortComponent one => new V6.SerialPortComponent(one.Component),
        V3.PciPciBridgeComponent one => new V6.PciPciBridgeComponent(one.Component),
        V3.QemuPvpanicComponent one => new V6.QemuPvpanicComponent(one.Component),
        V3.BootSettingsComponent one => new V6.BootSettingsComponent(one.Component),
        V3.VirtioSocketComponent one => new V6.VirtioSocketComponent(one.Component),
        V3.SoftNpuPciPortComponent one => new V6.SoftNpuPciPortComponent(one.Component),
        V3.SoftNpuPortComponent one => new V6.SoftNpuPortComponent(one.Component),
        V3.SoftNpuP9Component one => new V6.SoftNpuP9Component(one.Component),
        V3.P9fsComponent one => new V6.P9fsComponent(one.Component),
        V3.MigrationFailureInjectorComponent one => new V6.MigrationFailureInjectorComponent(one.Component),
        V3.CrucibleStorageBackendComponent one => new V6.CrucibleStorageBackendComponent(one.Component),
        V3.FileStorageBackendComponent one => new V6.FileStorageBackendComponent(one.Component),
        V3.BlobStorageBackendComponent one => new V6.BlobStorageBackendComponent(one.Component),
        V3.VirtioNetworkBackendComponent one => new V6.VirtioNetworkBackendComponent(one.Component),
        V3.DlpiNetworkBackendComponent one => new V6.DlpiNetworkBackendComponent(one.Component),
        _ => throw new UnreachableException(),
    };

    private static V1.Component? ToV1(string key, V3.Component component, List<PlainLoss> losses) => component switch
    {
        V3.VirtioDiskComponent one => new V1.VirtioDiskComponent(one.Component),
        V3.NvmeDiskComponent one => new V1.NvmeDiskComponent(one.Component),
        V3.VirtioNicComponent one => new V1.VirtioNicComponent(one.Component),
        V3.SerialPortComponent one => new V1.SerialPortComponent(one.Component),
        V3.PciPciBridgeComponent one => new V1.PciPciBridgeComponent(one.Component),
        V3.QemuPvpanicComponent one => new V1.QemuPvpanicComponent(one.Component),
        V3.BootSettingsComponent one => new V1.BootSettingsComponent(one.Component),
        V3.SoftNpuPciPortComponent one => new V1.SoftNpuPciPortComponent(one.Component),
        V3.SoftNpuPortComponent one => new V1.SoftNpuPortComponent(one.Component),
        V3.SoftNpuP9Component one => new V1.SoftNpuP9Component(one.Component),
        V3.P9fsComponent one => new V1.P9fsComponent(one.Component),
        V3.MigrationFailureInjectorComponent one => new V1.MigrationFailureInjectorComponent(one.Component),
        V3.CrucibleStorageBackendComponent one => new V1.CrucibleStorageBackendComponent(one.Component),
        V3.FileStorageBackendComponent one => new V1.FileStorageBackendComponent(one.Component),
        V3.BlobStorageBackendComponent one => new V1.BlobStorageBackendComponent(one.Component),
        V3.VirtioNetworkBackendComponent one => new V1.VirtioNetworkBackendComponent(one.Component),
        V3.DlpiNetworkBackendComponent one => new V1.DlpiNetworkBackendComponent(one.Component),
        V3.VirtioSocketComponent => Lost(losses, Pointer(key), "virtio_socket exists since version 3"),
        _ => throw new UnreachableException(),
    };

    private static V1.Component? ToV1(string key, V6.Component component, List<PlainLoss> losses) => component switch
    {
        V6.VirtioDiskComponent one => new V1.VirtioDiskComponent(one.Component),
        V6.VirtioNicComponent one => new V1.VirtioNicComponent(one.Component),
        V6.SerialPortComponent one => new V1.SerialPortComponent(one.Component),
        V6.PciPciBridgeComponent one => new V1.PciPciBridgeComponent(one.Component),
        V6.QemuPvpanicComponent one => new V1.QemuPvpanicComponent(one.Component),
        V6.BootSettingsComponent one => new V1.BootSettingsComponent(one.Component),
        V6.SoftNpuPciPortComponent one => new V1.SoftNpuPciPortComponent(one.Component),
        V6.SoftNpuPortComponent one => new V1.SoftNpuPortComponent(one.Component),
        V6.SoftNpuP9Component one => new V1.SoftNpuP9Component(one.Component),
        V6.P9fsComponent one => new V1.P9fsComponent(one.Component),
        V6.MigrationFailureInjectorComponent one => new V1.MigrationFailureInjectorComponent(one.Component),
        V6.CrucibleStorageBackendComponent one => new V1.CrucibleStorageBackendComponent(one.Component),
        V6.FileStorageBackendComponent one => new V1.FileStorageBackendComponent(one.Component),
        V6.BlobStorageBackendComponent one => new V1.BlobStorageBackendComponent(one.Component),
        V6.VirtioNetworkBackendComponent one => new V1.VirtioNetworkBackendComponent(one.Component),
        V6.DlpiNetworkBackendComponent one => new V1.DlpiNetworkBackendComponent(one.Component),
        V6.NvmeDiskComponent { Component: { HasWriteCache: true } disk } => new V1.NvmeDiskComponent(new NvmeDisk(disk.BackendId, disk.PciPath, disk.SerialNumber)),
        V6.NvmeDiskComponent => Lost(losses, Pointer(key) + "/component/has_write_cache", "`has_write_cache` exists since version 6; only true can be left out"),
        V6.VirtioSocketComponent => Lost(losses, Pointer(key), "virtio_socket exists since version 3"),
        _ => throw new UnreachableException(),
    };

    private static V1.Component? Lost(List<PlainLoss> losses, string pointer, string message)
    {
        losses.Add(new PlainLoss(pointer, message));
        return null;
    }

    private static string Pointer(string key) => "/components/" + key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
