namespace SpecLattice.Vmm.Machine.State.V2;

/// <summary>An NVMe controller. Whether it is ready and the level of its interrupt line are worked out from the rest.</summary>
[Spec("nvme-ctrl", 2)]
public sealed partial record NvmeControllerState
{
    /// <summary>CC: the controller configuration.</summary>
    public required uint Configuration { get; init; }

    /// <summary>CSTS: the controller status.</summary>
    public required uint Status { get; init; }

    /// <summary>INTMS: the interrupts that the guest has masked.</summary>
    public required uint InterruptMask { get; init; }

    /// <summary>AQA: the sizes of the admin queues.</summary>
    public required uint AdminQueueAttributes { get; init; }

    /// <summary>ASQ: the guest-physical address of the admin submission queue.</summary>
    public required ulong AdminSubmissionBase { get; init; }

    /// <summary>ACQ: the guest-physical address of the admin completion queue.</summary>
    public required ulong AdminCompletionBase { get; init; }

    /// <summary>Whether the volatile write cache is enabled.</summary>
    public required bool WriteCacheEnabled { get; init; }

    /// <summary>The submission queues, by id.</summary>
    public required SpecList<V1.NvmeSubmissionQueueState> SubmissionQueues { get; init; }

    /// <summary>The completion queues, by id.</summary>
    public required SpecList<V1.NvmeCompletionQueueState> CompletionQueues { get; init; }

    /// <summary>The ids of the commands that wait for an event to report. None ever happens here.</summary>
    public required SpecList<ushort> AwaitingEvents { get; init; }

    /// <summary>The doorbells in the guest's memory; null where the guest uses none.</summary>
    [Added]
    public NvmeShadowDoorbellsState? ShadowDoorbells { get; init; }
}

/// <summary>Doorbells that a guest rings in its own memory, without an access to the device.</summary>
[SpecPart(2)]
public sealed partial record NvmeShadowDoorbellsState
{
    /// <summary>The guest-physical address of the page with the doorbells.</summary>
    public required ulong Doorbells { get; init; }

    /// <summary>The guest-physical address of the page in which the controller says when it wants to be told.</summary>
    public required ulong EventIndexes { get; init; }
}
