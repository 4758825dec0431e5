namespace SpecLattice.Vmm.Machine.State.V2;

/// <summary>A virtio device on PCI. The level of its interrupt line is worked out from the rest.</summary>
[Spec("pci-virtio", 2)]
public sealed partial record PciVirtioState
{
    /// <summary>The device status register.</summary>
    public required byte DeviceStatus { get; init; }

    /// <summary>Which 32 of the device's features the guest sees.</summary>
    public required uint DeviceFeatureSelect { get; init; }

    /// <summary>Which 32 of the driver's features the guest sees.</summary>
    public required uint DriverFeatureSelect { get; init; }

    /// <summary>The features that the driver has taken. Version 1 had no room for those from bit 32 on.</summary>
    [Renamed("NegoFeat")]
    public required ulong NegotiatedFeatures { get; init; }

    /// <summary>The queue that the guest has selected.</summary>
    [Renamed("QueueSel")]
    public required ushort QueueSelect { get; init; }

    /// <summary>The interrupt status register: bit 0 (a queue), bit 1 (the configuration).</summary>
    public required byte InterruptStatus { get; init; }

    /// <summary>The queues.</summary>
    public required VirtioQueuesState Queues { get; init; }

    /// <summary>Version 1 knew no peak: all of its queues were in use.</summary>
    [SpecConversion(nameof(Queues), Lossless = true)]
    internal static VirtioQueuesState FromList(SpecList<V1.VirtioQueueState> queues) => new() { Peak = (ushort)queues.Count, Queues = queues };

    /// <summary>Leaves the peak behind: converting back finds out whether that loses anything.</summary>
    [SpecConversion(nameof(Queues))]
    internal static SpecList<V1.VirtioQueueState> ToList(VirtioQueuesState queues) => queues.Queues;
}

/// <summary>The queues of a virtio device.</summary>
[SpecPart(2)]
public sealed partial record VirtioQueuesState
{
    /// <summary>The most queues that the guest may use, of those that the device has.</summary>
    public required ushort Peak { get; init; }

    /// <summary>The queues.</summary>
    public required SpecList<V1.VirtioQueueState> Queues { get; init; }
}
