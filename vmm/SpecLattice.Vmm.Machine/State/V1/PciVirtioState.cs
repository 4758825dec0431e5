namespace SpecLattice.Vmm.Machine.State.V1;

/// <summary>A virtio device on PCI.</summary>
[Spec("pci-virtio", 1)]
public sealed partial record PciVirtioState
{
    /// <summary>The device status register.</summary>
    public required byte DeviceStatus { get; init; }

    /// <summary>Which 32 of the device's features the guest sees.</summary>
    public required uint DeviceFeatureSelect { get; init; }

    /// <summary>Which 32 of the driver's features the guest sees.</summary>
    public required uint DriverFeatureSelect { get; init; }

    /// <summary>The features that the driver has taken.</summary>
    public required uint NegoFeat { get; init; }

    /// <summary>The queue that the guest has selected.</summary>
    public required ushort QueueSel { get; init; }

    /// <summary>The interrupt status register: bit 0 (a queue), bit 1 (the configuration).</summary>
    public required byte InterruptStatus { get; init; }

    /// <summary>The queues.</summary>
    public required SpecList<VirtioQueueState> Queues { get; init; }
}

/// <summary>A virtqueue. Its rings are in the guest's memory.</summary>
[SpecPart(1)]
public sealed partial record VirtioQueueState
{
    /// <summary>The number of descriptors, a power of two.</summary>
    public required ushort Size { get; init; }

    /// <summary>Whether the guest has enabled the queue.</summary>
    public required bool Enabled { get; init; }

    /// <summary>The guest-physical address of the descriptor table.</summary>
    public required ulong DescriptorTable { get; init; }

    /// <summary>The guest-physical address of the available ring.</summary>
    public required ulong AvailableRing { get; init; }

    /// <summary>The guest-physical address of the used ring.</summary>
    public required ulong UsedRing { get; init; }

    /// <summary>The next entry of the available ring to look at.</summary>
    public required ushort NextAvailable { get; init; }

    /// <summary>The next entry of the used ring to fill.</summary>
    public required ushort NextUsed { get; init; }
}
