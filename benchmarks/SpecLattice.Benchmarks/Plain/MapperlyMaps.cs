using Riok.Mapperly.Abstractions;

namespace SpecLattice.Benchmarks.Plain;

/// <summary>The conversions that Mapperly writes. It has no word for a loss, so what the older version cannot hold is left out in silence.</summary>
[Mapper]
internal static partial class MapperlyMaps
{
    [MapperIgnoreTarget(nameof(V3.InstanceSpec.Smbios))]
    public static partial V3.InstanceSpec ToV3(V1.InstanceSpec spec);

    public static partial V6.InstanceSpec ToV6(V3.InstanceSpec spec);

    [MapperIgnoreSource(nameof(V3.InstanceSpec.Smbios))]
    public static partial V1.InstanceSpec ToV1(V3.InstanceSpec spec);

    [MapperIgnoreSource(nameof(V6.InstanceSpec.Smbios))]
    public static partial V1.InstanceSpec ToV1(V6.InstanceSpec spec);

    [MapDerivedType<V1.VirtioDiskComponent, V3.VirtioDiskComponent>]
    [MapDerivedType<V1.NvmeDiskComponent, V3.NvmeDiskComponent>]
    [MapDerivedType<V1.VirtioNicComponent, V3.VirtioNicComponent>]
    [MapDerivedType<V1.SerialPortComponent, V3.SerialPortComponent>]
    [MapDerivedType<V1.PciPciBridgeComponent, V3.PciPciBridgeComponent>]
    [MapDerivedType<V1.QemuPvpanicComponent, V3.QemuPvpanicComponent>]
    [MapDerivedType<V1.BootSettingsComponent, V3.BootSettingsComponent>]
    [MapDerivedType<V1.SoftNpuPciPortComponent, V3.SoftNpuPciPortComponent>]
    [MapDerivedType<V1.SoftNpuPortComponent, V3.SoftNpuPortComponent>]
    [MapDerivedType<V1.SoftNpuP9Component, V3.SoftNpuP9Component>]
    [MapDerivedType<V1.P9fsComponent, V3.P9fsComponent>]
    [MapDerivedType<V1.MigrationFailureInjectorComponent, V3.MigrationFailureInjectorComponent>]
    [MapDerivedType<V1.CrucibleStorageBackendComponent, V3.CrucibleStorageBackendComponent>]
    [MapDerivedType<V1.FileStorageBackendComponent, V3.FileStorageBackendComponent>]
    [MapDerivedType<V1.BlobStorageBackendComponent, V3.BlobStorageBackendComponent>]
    [MapDerivedType<V1.VirtioNetworkBackendComponent, V3.VirtioNetworkBackendComponent>]
    [MapDerivedType<V1.DlpiNetworkBackendComponent, V3.DlpiNetworkBackendComponent>]
    private static partial V3.Component ToV3(V1.Component component);

    [MapDerivedType<V3.VirtioDiskComponent, V6.VirtioDiskComponent>]
    [MapDerivedType<V3.NvmeDiskComponent, V6.NvmeDiskComponent>]
    [MapDerivedType<V3.VirtioNicComponent, V6.VirtioNicComponent>]
    [MapDerivedType<V3.SerialPortComponent, V6.SerialPortComponent>]
    [MapDerivedType<V3.PciPciBridgeComponent, V6.PciPciBridgeComponent>]
    [MapDerivedType<V3.QemuPvpanicComponent, V6.QemuPvpanicComponent>]
    [MapDerivedType<V3.BootSettingsComponent, V6.BootSettingsComponent>]
    [MapDerivedType<V3.VirtioSocketComponent, V6.VirtioSocketComponent>]
    [MapDerivedType<V3.SoftNpuPciPortComponent, V6.SoftNpuPciPortComponent>]
    [MapDerivedType<V3.SoftNpuPortComponent, V6.SoftNpuPortComponent>]
    [MapDerivedType<V3.SoftNpuP9Component, V6.SoftNpuP9Component>]
    [MapDerivedType<V3.P9fsComponent, V6.P9fsComponent>]
    [MapDerivedType<V3.MigrationFailureInjectorComponent, V6.MigrationFailureInjectorComponent>]
    [MapDerivedType<V3.CrucibleStorageBackendComponent, V6.CrucibleStorageBackendComponent>]
    [MapDerivedType<V3.FileStorageBackendComponent, V6.FileStorageBackendComponent>]
    [MapDerivedType<V3.BlobStorageBackendComponent, V6.BlobStorageBackendComponent>]
    [MapDerivedType<V3.VirtioNetworkBackendComponent, V6.VirtioNetworkBackendComponent>]
    [MapDerivedType<V3.DlpiNetworkBackendComponent, V6.DlpiNetworkBackendComponent>]
    private static partial V6.Component ToV6(V3.Component component);

    [MapDerivedType<V3.VirtioDiskComponent, V1.VirtioDiskComponent>]
    [MapDerivedType<V3.NvmeDiskComponent, V1.NvmeDiskComponent>]
    [MapDerivedType<V3.VirtioNicComponent, V1.VirtioNicComponent>]
    [MapDerivedType<V3.SerialPortComponent, V1.SerialPortComponent>]
    [MapDerivedType<V3.PciPciBridgeComponent, V1.PciPciBridgeComponent>]
    [MapDerivedType<V3.QemuPvpanicComponent, V1.QemuPvpanicComponent>]
    [MapDerivedType<V3.BootSettingsComponent, V1.BootSettingsComponent>]
    [MapDerivedType<V3.SoftNpuPciPortComponent, V1.SoftNpuPciPortComponent>]
    [MapDerivedType<V3.SoftNpuPortComponent, V1.SoftNpuPortComponent>]
    [MapDerivedType<V3.SoftNpuP9Component, V1.SoftNpuP9Component>]
    [MapDerivedType<V3.P9fsComponent, V1.P9fsComponent>]
    [MapDerivedType<V3.MigrationFailureInjectorComponent, V1.MigrationFailureInjectorComponent>]
    [MapDerivedType<V3.CrucibleStorageBackendComponent, V1.CrucibleStorageBackendComponent>]
    [MapDerivedType<V3.FileStorageBackendComponent, V1.FileStorageBackendComponent>]
    [MapDerivedType<V3.BlobStorageBackendComponent, V1.BlobStorageBackendComponent>]
    [MapDerivedType<V3.VirtioNetworkBackendComponent, V1.VirtioNetworkBackendComponent>]
    [MapDerivedType<V3.DlpiNetworkBackendComponent, V1.DlpiNetworkBackendComponent>]
    private static partial V1.Component ToV1(V3.Component component);

    [MapDerivedType<V6.VirtioDiskComponent, V1.VirtioDiskComponent>]
    [MapDerivedType<V6.NvmeDiskComponent, V1.NvmeDiskComponent>]
    [MapDerivedType<V6.VirtioNicComponent, V1.VirtioNicComponent>]
    [MapDerivedType<V6.SerialPortComponent, V1.SerialPortComponent>]
    [MapDerivedType<V6.PciPciBridgeComponent, V1.PciPciBridgeComponent>]
    [MapDerivedType<V6.QemuPvpanicComponent, V1.QemuPvpanicComponent>]
    [MapDerivedType<V6.BootSettingsComponent, V1.BootSettingsComponent>]
    [MapDerivedType<V6.SoftNpuPciPortComponent, V1.SoftNpuPciPortComponent>]
    [MapDerivedType<V6.SoftNpuPortComponent, V1.SoftNpuPortComponent>]
    [MapDerivedType<V6.SoftNpuP9Component, V1.SoftNpuP9Component>]
    [MapDerivedType<V6.P9fsComponent, V1.P9fsComponent>]
    [MapDerivedType<V6.MigrationFailureInjectorComponent, V1.MigrationFailureInjectorComponent>]
    [MapDerivedType<V6.CrucibleStorageBackendComponent, V1.CrucibleStorageBackendComponent>]
    [MapDerivedType<V6.FileStorageBackendComponent, V1.FileStorageBackendComponent>]
    [MapDerivedType<V6.BlobStorageBackendComponent, V1.BlobStorageBackendComponent>]
    [MapDerivedType<V6.VirtioNetworkBackendComponent, V1.VirtioNetworkBackendComponent>]
    [MapDerivedType<V6.DlpiNetworkBackendComponent, V1.DlpiNetworkBackendComponent>]
    private static partial V1.Component ToV1(V6.Component component);

    [MapValue(nameof(CachedNvmeDisk.HasWriteCache), true)]
    private static partial CachedNvmeDisk ToV6(NvmeDisk disk);

    [MapperIgnoreSource(nameof(CachedNvmeDisk.HasWriteCache))]
    private static partial NvmeDisk ToV1(CachedNvmeDisk disk);
}
