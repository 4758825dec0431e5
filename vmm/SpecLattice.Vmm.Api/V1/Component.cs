namespace SpecLattice.Vmm.Api.V1;

/// <summary>A component of a VM, as API versions 1 and 2 have them: a device, a device's backend, or a setting that stands beside them.</summary>
[SpecPart(1)]
[SpecUnion(Tag = "type", Content = "component")]
[Case<VirtioDisk>]
[Case<NvmeDisk>]
[Case<VirtioNic>]
[Case<SerialPort>]
[Case<PciPciBridge>]
[Case<QemuPvpanic>]
[Case<BootSettings>]
[Case<SoftNpuPciPort>("soft_npu_pci_port")]
[Case<SoftNpuPort>("soft_npu_port")]
[Case<SoftNpuP9>("soft_npu_p9")]
[Case<P9fs>("p9fs")]
[Case<MigrationFailureInjector>]
[Case<CrucibleStorageBackend>]
[Case<FileStorageBackend>]
[Case<BlobStorageBackend>]
[Case<VirtioNetworkBackend>]
[Case<DlpiNetworkBackend>]
public readonly partial struct Component;
