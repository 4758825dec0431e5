using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Devices.Block;
using SpecLattice.Vmm.Machine.Devices.Pci;
using SpecLattice.Vmm.Machine.Memory;

namespace SpecLattice.Vmm.Machine.Devices.Nvme;

/// <summary>
/// An NVMe controller with one namespace: admin and I/O queues in the guest's memory, doorbells, and doorbells in the guest's own memory (shadow
/// doorbells). Everything that the guest asks for is done before the access that asked returns.
/// </summary>
internal sealed partial class NvmeController : PciFunction, IRegisterDevice
{
    /// <summary>The most queues of a kind, the admin queue included.</summary>
    public const int MaxQueues = 16;

    /// <summary>The most entries of a queue.</summary>
    public const uint MaxEntries = 1024;

    private const uint Enabled = 1;
    private const uint ShutdownMask = 3 << 14;
    private const uint Ready = 1;
    private const uint FatalStatus = 1 << 1;
    private const uint ShutdownDone = 2 << 2;
    private const ulong Capabilities = (MaxEntries - 1) | (1UL << 16) | (40UL << 24) | (1UL << 37); // contiguous queues, 20 s to get ready, NVM commands
    private const uint Version14 = 0x0001_0400;
    private static readonly PciKind Kind = new(Vendor: 0x01DE, Device: 0x0000, Class: 0x010802, Subsystem: 0);

    private static readonly RegisterMap<NvmeController> Registers = new(0x1000 + (MaxQueues * 8))
    {
        { 0x00, 8, "CAP", _ => Capabilities, null },
        { 0x08, 4, "VS", _ => Version14, null },
        { 0x0C, 4, "INTMS", nvme => nvme._interruptMask, (nvme, value) => nvme.Mask(nvme._interruptMask | (uint)value) },
        { 0x10, 4, "INTMC", nvme => nvme._interruptMask, (nvme, value) => nvme.Mask(nvme._interruptMask & ~(uint)value) },
        { 0x14, 4, "CC", nvme => nvme._configuration, (nvme, value) => nvme.Configure((uint)value) },
        { 0x1C, 4, "CSTS", nvme => nvme._status, null },
        { 0x24, 4, "AQA", nvme => nvme._adminAttributes, (nvme, value) => nvme._adminAttributes = (uint)value & 0x0FFF_0FFF },
        { 0x28, 8, "ASQ", nvme => nvme._adminSubmission, (nvme, value) => nvme._adminSubmission = value & ~0xFFFUL },
        { 0x30, 8, "ACQ", nvme => nvme._adminCompletion, (nvme, value) => nvme._adminCompletion = value & ~0xFFFUL },
        { 0x1000, 4, MaxQueues, 8, "SQyTDBL", null, (nvme, queue, value) => nvme.RingSubmission(queue, (uint)value) },
        { 0x1004, 4, MaxQueues, 8, "CQyHDBL", null, (nvme, queue, value) => nvme.RingCompletion(queue, (uint)value) },
    };

    private readonly GuestMemory _memory;
    private readonly BlockBackend _backend;
    private readonly SerialNumber _serial;
    private readonly bool _hasWriteCache;
    private readonly SubmissionQueue?[] _submissions = new SubmissionQueue?[MaxQueues];
    private readonly CompletionQueue?[] _completions = new CompletionQueue?[MaxQueues];
    private readonly List<ushort> _awaitingEvents = [];
    private uint _configuration;
    private uint _status;
    private uint _interruptMask;
    private uint _adminAttributes;
    private ulong _adminSubmission;
    private ulong _adminCompletion;
    private bool _writeCacheEnabled;
    private (ulong Doorbells, ulong EventIndexes)? _shadow;

    public NvmeController(string id, PciPath path, PciBus bus, GuestRam ram, SerialNumber serial, bool hasWriteCache, BlockBackend backend)
        : base(id, path, bus, Kind, hasRegisters: true)
    {
        _memory = new GuestMemory(ram);
        (_backend, _serial, _hasWriteCache, _writeCacheEnabled) = (backend, serial, hasWriteCache, hasWriteCache);
    }

    public override IRegisterDevice Window => this;

    public ulong RegisterBytes => MemoryMap.PciWindowBytes;

    private bool IsReady => (_status & (Ready | FatalStatus)) == Ready && MayAccessMemory;

    public bool TryRead(ulong offset, int size, out ulong value)
    {
        lock (Gate)
        {
            return Registers.TryRead(this, offset, size, out value);
        }
    }

    public bool TryWrite(ulong offset, int size, ulong value)
    {
        lock (Gate)
        {
            return Registers.TryWrite(this, offset, size, value);
        }
    }

    private void Mask(uint mask)
    {
        _interruptMask = mask;
        UpdateInterrupt();
    }

    private void Configure(uint value)
    {
        var before = _configuration;
        _configuration = value & 0x00FF_FFF1;
        if ((before & Enabled) == 0 && (value & Enabled) != 0)
        {
            Enable();
        }
        else if ((before & Enabled) != 0 && (value & Enabled) == 0)
        {
            Reset();
        }

        if ((value & ShutdownMask) != 0)
        {
            // What was written is safe before the guest hears that it may turn the power off.
            _backend.TryFlush();
            _status |= ShutdownDone;
        }
    }

    private void Enable()
    {
        var submissionEntries = (_adminAttributes & 0xFFF) + 1;
        var completionEntries = ((_adminAttributes >> 16) & 0xFFF) + 1;
        var isKnown = ((_configuration >> 4) & 7) == 0 && ((_configuration >> 7) & 15) == 0; // NVM commands, pages of 4 KiB
        if (!isKnown || submissionEntries is < 2 or > MaxEntries || completionEntries is < 2 or > MaxEntries)
        {
            _status |= FatalStatus;
            return;
        }

        _submissions[0] = new SubmissionQueue(0, _adminSubmission, submissionEntries, completion: 0);
        _completions[0] = new CompletionQueue(0, _adminCompletion, completionEntries, interrupts: true);
        _status = Ready;
    }

    private void Reset()
    {
        Array.Clear(_submissions);
        Array.Clear(_completions);
        _awaitingEvents.Clear();
        _shadow = null;
        _status = 0;
        _writeCacheEnabled = _hasWriteCache;
        UpdateInterrupt();
    }

    private void RingSubmission(int queue, uint tail)
    {
        if (IsReady && _submissions[queue] is { } submission && tail < submission.Size)
        {
            submission.Tail = tail;
            Work();
        }
    }

    private void RingCompletion(int queue, uint head)
    {
        if (IsReady && _completions[queue] is { } completion && head < completion.Size)
        {
            completion.Head = head;
            UpdateInterrupt();
            Work(); // there may be room now for what was waiting
        }
    }

    /// <summary>Executes what the guest has submitted, as far as there is room for completions.</summary>
    private void Work()
    {
        for (var queue = 0; queue < MaxQueues && IsReady; queue++)
        {
            // As many as the queue has entries: those that come meanwhile have a doorbell of their own.
            for (var count = 0U; _submissions[queue] is { } submission && count < submission.Size && TryExecuteNext(submission); count++)
            {
            }
        }

        UpdateInterrupt();
    }

    private bool TryExecuteNext(SubmissionQueue queue)
    {
        ReadShadow(queue);
        if (!IsReady || queue.IsEmpty || _completions[queue.Completion] is not { } completions || completions.IsFull)
        {
            return false;
        }

        Span<byte> entry = stackalloc byte[NvmeCommand.Bytes];
        if (!_memory.TryRead(queue.Base + ((ulong)queue.Head * NvmeCommand.Bytes), entry))
        {
            Fail();
            return false;
        }

        queue.Head = (queue.Head + 1) % queue.Size;
        var command = new NvmeCommand(entry);
        var result = queue.Id == 0 ? ExecuteAdmin(command) : ExecuteIo(command);
        if (result is { } done && !completions.TryAdd(_memory, queue, command.Id, done))
        {
            Fail();
            return false;
        }

        return true;
    }

    /// <summary>The queues are not where the guest said: nothing can be done until it resets the controller.</summary>
    private void Fail()
    {
        _status |= FatalStatus;
    }

    /// <summary>Looks at the doorbell in the guest's memory, and says there up to where was looked.</summary>
    private void ReadShadow(SubmissionQueue queue)
    {
        if (_shadow is not { } shadow || queue.Id == 0)
        {
            return;
        }

        var place = (ulong)queue.Id * 8;
        TakeTail();
        _memory.TryWriteUInt32(shadow.EventIndexes + place, queue.Tail);

        // A guest that moved on before it saw that does not ring: look again.
        Thread.MemoryBarrier();
        TakeTail();
        var completion = (ulong)queue.Completion * 8;
        if (_completions[queue.Completion] is { } completions && _memory.TryReadUInt32(shadow.Doorbells + completion + 4, out var head) && head < completions.Size)
        {
            completions.Head = head;
            _memory.TryWriteUInt32(shadow.EventIndexes + completion + 4, head);
        }

        void TakeTail()
        {
            if (_memory.TryReadUInt32(shadow.Doorbells + place, out var tail) && tail < queue.Size)
            {
                queue.Tail = tail;
            }
        }
    }

    private void UpdateInterrupt()
    {
        var raised = false;
        foreach (var completions in _completions)
        {
            raised |= completions is { InterruptsEnabled: true, IsEmpty: false };
        }

        Interrupt(raised && (_interruptMask & 1) == 0);
    }
}
