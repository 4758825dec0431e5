namespace SpecLattice.Vmm.Api.V3;

/// <summary>A component of a VM, as API versions 3 to 5 have them: a device, a device's backend, or a setting that stands beside them.</summary>
[SpecPart(3)]
[SpecUnion(Tag = "type", Content = "component")]
[Case<V1.VirtioDisk>]
[Case<V1.NvmeDisk>]
[Case<V1.VirtioNic>]
[Case<V1.SerialPort>]
[Case<V1.PciPciBridge>]
[Case<V1.QemuPvpanic>]
[Case<V1.BootSettings>]
[Case<VirtioSocket>]
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
