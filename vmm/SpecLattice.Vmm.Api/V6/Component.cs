namespace SpecLattice.Vmm.Api.V6;

/// <summary>A component of a VM, as API version 6 has them: a device, a device's backend, or a setting that stands beside them.</summary>
[SpecPart(6)]
[SpecUnion(Tag = "type", Content = "component")]
[Case<V1.VirtioDisk>]
[Case<NvmeDisk>]
[Case<V1.VirtioNic>]
[Case<V1.SerialPort>]
[Case<V1.PciPciBridge>]
[Case<V1.QemuPvpanic>]
[Case<V1.BootSettings>]
[Case<V3.VirtioSocket>]
[Case<V1.SoftNpuPciPort>("soft_npu_pci_port")]
[Case<V1.SoftNpuPort>("soft_npu_port")]
[Case<V1.SoftNpuP9>("soft_npu_p9")]
[Case<V1.P9fs>("p9fs")]
[Case<V1.MigrationFailureInjector>]
[Case<V1.CrucibleStorageBackend>]
[Case<V1.FileStorageBackend>]
[Case<V1.BlobStorageBackend>]
[Case<V1.VirtioNetworkBackend>]
[Case<V1.DlpiNetworkBackend>]
public readonly partial struct Component;
