using System.Text.Json.Serialization;

namespace SpecLattice.Benchmarks.Plain.V1;

internal sealed record InstanceSpec
{
    public required Board Board { get; init; }
    public required Dictionary<string, Component> Components { get; init; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(VirtioDiskComponent), "virtio_disk")]
[JsonDerivedType(typeof(NvmeDiskComponent), "nvme_disk")]
[JsonDerivedType(typeof(VirtioNicComponent), "virtio_nic")]
[JsonDerivedType(typeof(SerialPortComponent), "serial_port")]
[JsonDerivedType(typeof(PciPciBridgeComponent), "pci_pci_bridge")]
[JsonDerivedType(typeof(QemuPvpanicComponent), "qemu_pvpanic")]
[JsonDerivedType(typeof(BootSettingsComponent), "boot_settings")]
[JsonDerivedType(typeof(SoftNpuPciPortComponent), "soft_npu_pci_port")]
[JsonDerivedType(typeof(SoftNpuPortComponent), "soft_npu_port")]
[JsonDerivedType(typeof(SoftNpuP9Component), "soft_npu_p9")]
[JsonDerivedType(typeof(P9fsComponent), "p9fs")]
[JsonDerivedType(typeof(MigrationFailureInjectorComponent), "migration_failure_injector")]
[JsonDerivedType(typeof(CrucibleStorageBackendComponent), "crucible_storage_backend")]
[JsonDerivedType(typeof(FileStorageBackendComponent), "file_storage_backend")]
[JsonDerivedType(typeof(BlobStorageBackendComponent), "blob_storage_backend")]
[JsonDerivedType(typeof(VirtioNetworkBackendComponent), "virtio_network_backend")]
[JsonDerivedType(typeof(DlpiNetworkBackendComponent), "dlpi_network_backend")]
internal abstract record Component;

internal sealed record VirtioDiskComponent(VirtioDisk Component) : Component;

internal sealed record NvmeDiskComponent(NvmeDisk Component) : Component;

internal sealed record VirtioNicComponent(VirtioNic Component) : Component;

internal sealed record SerialPortComponent(SerialPort Component) : Component;

internal sealed record PciPciBridgeComponent(PciPciBridge Component) : Component;

internal sealed record QemuPvpanicComponent(QemuPvpanic Component) : Component;

internal sealed record BootSettingsComponent(BootSettings Component) : Component;

internal sealed record SoftNpuPciPortComponent(SoftNpuPciPort Component) : Component;

internal sealed record SoftNpuPortComponent(SoftNpuPort Component) : Component;

internal sealed record SoftNpuP9Component(SoftNpuP9 Component) : Component;

internal sealed record P9fsComponent(P9fs Component) : Component;

internal sealed record MigrationFailureInjectorComponent(MigrationFailureInjector Component) : Component;

internal sealed record CrucibleStorageBackendComponent(CrucibleStorageBackend Component) : Component;

internal sealed record FileStorageBackendComponent(FileStorageBackend Component) : Component;

internal sealed record BlobStorageBackendComponent(BlobStorageBackend Component) : Component;

internal sealed record VirtioNetworkBackendComponent(NetworkBackend Component) : Component;

internal sealed record DlpiNetworkBackendComponent(NetworkBackend Component) : Component;
