namespace SpecLattice.Vmm.Machine.State.V1;

/// <summary>An NVMe controller.</summary>
[Spec("nvme-ctrl", 1)]
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
    public required SpecList<NvmeSubmissionQueueState> SubmissionQueues { get; init; }

    /// <summary>The completion queues, by id.</summary>
    public required SpecList<NvmeCompletionQueueState> CompletionQueues { get; init; }

    /// <summary>The ids of the commands that wait for an event to report. None ever happens here.</summary>
    public required SpecList<ushort> AwaitingEvents { get; init; }
}

/// <summary>A submission queue of an NVMe controller. Its entries are in the guest's memory.</summary>
[SpecPart(1)]
public sealed partial record NvmeSubmissionQueueState
{
    /// <summary>The queue's id; 0 is the admin queue.</summary>
    public required ushort Id { get; init; }

    /// <summary>The completion queue that its commands complete on.</summary>
    public required ushort CompletionId { get; init; }

    /// <summary>The guest-physical address of the entries.</summary>
    public required ulong Base { get; init; }

    /// <summary>The number of entries.</summary>
    public required uint Size { get; init; }

    /// <summary>The next entry that the controller takes.</summary>
    public required uint Head { get; init; }

    /// <summary>The next entry that the guest fills.</summary>
    public required uint Tail { get; init; }
}

/// <summary>A completion queue of an NVMe controller. Its entries are in the guest's memory.</summary>
[SpecPart(1)]
public sealed partial record NvmeCompletionQueueState
{
    /// <summary>The queue's id; 0 is the admin queue.</summary>
    public required ushort Id { get; init; }

    /// <summary>The guest-physical address of the entries.</summary>
    public required ulong Base { get; init; }

    /// <summary>The number of entries.</summary>
    public required uint Size { get; init; }

    /// <summary>The next entry that the guest takes.</summary>
    public required uint Head { get; init; }

    /// <summary>The next entry that the controller fills.</summary>
    public required uint Tail { get; init; }

    /// <summary>The phase tag of the next entry.</summary>
    public required bool Phase { get; init; }

    /// <summary>Whether entries raise the interrupt.</summary>
    public required bool InterruptsEnabled { get; init; }
}
