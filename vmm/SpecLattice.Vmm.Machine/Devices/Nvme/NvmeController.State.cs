using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Machine.State.V1;
using V2 = SpecLattice.Vmm.Machine.State.V2;

namespace SpecLattice.Vmm.Machine.Devices.Nvme;

/// <content>The state.</content>
internal sealed partial class NvmeController
{
    private const uint WritableConfiguration = 0x00FF_FFF1;
    private const uint StatusBits = Ready | FatalStatus | (3 << 2);

    public override IEnumerable<StateSlot> Slots => [StateKinds.NvmeController.Slot(Id, ExportNvme, CheckNvme, ImportNvme), .. base.Slots];

    public override void Rebuild()
    {
        lock (Gate)
        {
            UpdateInterrupt();
        }

        base.Rebuild();
    }

    private V2.NvmeControllerState ExportNvme()
    {
        lock (Gate)
        {
            return new V2.NvmeControllerState
            {
                Configuration = _configuration,
                Status = _status,
                InterruptMask = _interruptMask,
                AdminQueueAttributes = _adminAttributes,
                AdminSubmissionBase = _adminSubmission,
                AdminCompletionBase = _adminCompletion,
                WriteCacheEnabled = _writeCacheEnabled,
                SubmissionQueues = SpecList.From(_submissions.OfType<SubmissionQueue>().Select(queue => new NvmeSubmissionQueueState
                {
                    Id = queue.Id,
                    CompletionId = queue.Completion,
                    Base = queue.Base,
                    Size = queue.Size,
                    Head = queue.Head,
                    Tail = queue.Tail,
                })),
                CompletionQueues = SpecList.From(_completions.OfType<CompletionQueue>().Select(queue => new NvmeCompletionQueueState
                {
                    Id = queue.Id,
                    Base = queue.Base,
                    Size = queue.Size,
                    Head = queue.Head,
                    Tail = queue.Tail,
                    Phase = queue.Phase,
                    InterruptsEnabled = queue.InterruptsEnabled,
                })),
                AwaitingEvents = SpecList.From(_awaitingEvents),
                ShadowDoorbells = _shadow is { } shadow
                    ? new V2.NvmeShadowDoorbellsState { Doorbells = shadow.Doorbells, EventIndexes = shadow.EventIndexes }
                    : null,
            };
        }
    }

    private void CheckNvme(V2.NvmeControllerState state, string place)
    {
        Require((state.Configuration & ~WritableConfiguration) == 0, $"{place}/configuration", "has bits that the register does not have");
        Require((state.Status & ~StatusBits) == 0, $"{place}/status", "has bits that the register does not have");
        Require((state.AdminQueueAttributes & ~0x0FFF_0FFFU) == 0, $"{place}/admin_queue_attributes", "has bits that the register does not have");
        Require(state.AdminSubmissionBase % 4096 == 0, $"{place}/admin_submission_base", "is not a multiple of 4096");
        Require(state.AdminCompletionBase % 4096 == 0, $"{place}/admin_completion_base", "is not a multiple of 4096");
        Require(_hasWriteCache || !state.WriteCacheEnabled, $"{place}/write_cache_enabled", "the disk has no write cache");
        Require(state.AwaitingEvents.Count <= MaxAwaited, $"{place}/awaiting_events", $"more than {MaxAwaited}");
        var completions = new HashSet<ushort>();
        for (var i = 0; i < state.CompletionQueues.Count; i++)
        {
            var (queue, at) = (state.CompletionQueues[i], $"{place}/completion_queues/{i}");
            CheckQueue(queue.Id, queue.Base, queue.Size, queue.Head, queue.Tail, at);
            Require(completions.Add(queue.Id), $"{at}/id", "appears twice");
        }

        var submissions = new HashSet<ushort>();
        for (var i = 0; i < state.SubmissionQueues.Count; i++)
        {
            var (queue, at) = (state.SubmissionQueues[i], $"{place}/submission_queues/{i}");
            CheckQueue(queue.Id, queue.Base, queue.Size, queue.Head, queue.Tail, at);
            Require(submissions.Add(queue.Id), $"{at}/id", "appears twice");
            Require(completions.Contains(queue.CompletionId), $"{at}/completion_id", "there is no such completion queue");
        }

        Require(
            (state.Status & Ready) == 0 || (submissions.Contains(0) && completions.Contains(0)), $"{place}/status", "a controller that is ready has admin queues");
        if (state.ShadowDoorbells is { } shadow)
        {
            Require(shadow.Doorbells % 4096 == 0, $"{place}/shadow_doorbells/doorbells", "is not a multiple of 4096");
            Require(shadow.EventIndexes % 4096 == 0, $"{place}/shadow_doorbells/event_indexes", "is not a multiple of 4096");
        }
    }

    private static void CheckQueue(ushort id, ulong address, uint size, uint head, uint tail, string place)
    {
        Require(id < MaxQueues, $"{place}/id", $"must be below {MaxQueues}");
        Require(address % 4096 == 0, $"{place}/base", "is not a multiple of 4096");
        Require(size is >= 2 and <= MaxEntries, $"{place}/size", $"must be 2 to {MaxEntries}");
        Require(head < size, $"{place}/head", "is not below the size");
        Require(tail < size, $"{place}/tail", "is not below the size");
    }

    private static void Require(bool holds, string place, string problem)
    {
        if (!holds)
        {
            throw new MachineStateException(place, problem);
        }
    }

    private void ImportNvme(V2.NvmeControllerState state)
    {
        lock (Gate)
        {
            (_configuration, _status, _interruptMask) = (state.Configuration, state.Status, state.InterruptMask);
            (_adminAttributes, _adminSubmission, _adminCompletion) = (state.AdminQueueAttributes, state.AdminSubmissionBase, state.AdminCompletionBase);
            _writeCacheEnabled = state.WriteCacheEnabled;
            _shadow = state.ShadowDoorbells is { } shadow ? (shadow.Doorbells, shadow.EventIndexes) : null;
            Array.Clear(_submissions);
            Array.Clear(_completions);
            foreach (var queue in state.SubmissionQueues)
            {
                _submissions[queue.Id] = new SubmissionQueue(queue.Id, queue.Base, queue.Size, queue.CompletionId) { Head = queue.Head, Tail = queue.Tail };
            }

            foreach (var queue in state.CompletionQueues)
            {
                _completions[queue.Id] =
                    new CompletionQueue(queue.Id, queue.Base, queue.Size, queue.InterruptsEnabled) { Head = queue.Head, Tail = queue.Tail, Phase = queue.Phase };
            }

            _awaitingEvents.Clear();
            _awaitingEvents.AddRange(state.AwaitingEvents);
        }
    }
}
