using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Machine.State.V1;

namespace SpecLattice.Vmm.Machine.Devices;

/// <summary>
/// What each hart has for itself: a timer, a software interrupt, and, while it is parked, the register that starts it. The layout is that of SiFive's
/// CLINT, as far as that goes.
/// </summary>
internal sealed class CoreLocal : Device, IRegisterDevice
{
    public const string FixedId = "core-local";

    /// <summary>The length of a tick of the timer.</summary>
    public const ulong NanosecondsPerTick = 100;

    private static readonly RegisterMap<CoreLocal> Registers = new(0xC000)
    {
        { 0x0000, 4, MachineConfiguration.MaxVcpus, 4, "msip", (device, hart) => device.IsSoftwarePending(hart) ? 1UL : 0, (device, hart, value) => device.SetSoftware(hart, value) },
        { 0x4000, 8, MachineConfiguration.MaxVcpus, 8, "mtimecmp", (device, hart) => device.CompareOf(hart), (device, hart, value) => device.SetCompare(hart, value) },
        { 0x8000, 8, MachineConfiguration.MaxVcpus, 8, "start", null, (device, hart, value) => device.OnStart?.Invoke(hart, value) },
        { 0xBFF8, 8, "mtime", device => device.Now, null },
    };

    private readonly GuestClock _clock;
    private readonly ulong[] _compare;
    private readonly int[] _software;
    private int _nonMaskable;

    public CoreLocal(GuestClock clock, int harts)
        : base(FixedId)
    {
        _clock = clock;
        _compare = new ulong[harts];
        _software = new int[harts];
        Array.Fill(_compare, ulong.MaxValue);
    }

    /// <summary>Called with a hart that has something to look at.</summary>
    public Action<int>? OnWake { get; set; }

    /// <summary>Called with a parked hart that is to start, and the address.</summary>
    public Action<int, ulong>? OnStart { get; set; }

    /// <summary>The time in ticks.</summary>
    public ulong Now => _clock.Nanoseconds / NanosecondsPerTick;

    public ulong RegisterBytes => Registers.Bytes;

    public override IEnumerable<StateSlot> Slots => [StateKinds.RiscvTimer.Slot(Id, Export, Check, Import)];

    /// <summary>Whether a hart's timer has gone off.</summary>
    public bool IsTimerPending(int hart)
    {
        var compare = Volatile.Read(ref _compare[hart]);
        return compare != ulong.MaxValue && Now >= compare;
    }

    /// <summary>Whether a hart was interrupted by software.</summary>
    public bool IsSoftwarePending(int hart) => hart < _software.Length && Volatile.Read(ref _software[hart]) != 0;

    /// <summary>Interrupts the boot hart, whether it allows that or not. What is not taken when the VM is paused for migration is lost, like a button pressed meanwhile.</summary>
    public void RaiseNonMaskable()
    {
        Volatile.Write(ref _nonMaskable, 1);
        OnWake?.Invoke(0);
    }

    /// <summary>Takes the interrupt of <see cref="RaiseNonMaskable"/>, if there is one.</summary>
    public bool TakeNonMaskable() => _nonMaskable != 0 && Interlocked.Exchange(ref _nonMaskable, 0) != 0;

    /// <summary>How long until a hart's timer goes off, in nanoseconds; null where it never does.</summary>
    public ulong? UntilTimer(int hart)
    {
        var compare = Volatile.Read(ref _compare[hart]);
        var now = Now;
        return compare switch
        {
            ulong.MaxValue => null,
            _ when compare <= now => 0,
            _ => Math.Min(compare - now, ulong.MaxValue / NanosecondsPerTick) * NanosecondsPerTick,
        };
    }

    public bool TryRead(ulong offset, int size, out ulong value) => Registers.TryRead(this, offset, size, out value);

    public bool TryWrite(ulong offset, int size, ulong value) => Registers.TryWrite(this, offset, size, value);

    private ulong CompareOf(int hart) => hart < _compare.Length ? Volatile.Read(ref _compare[hart]) : 0;

    private void SetCompare(int hart, ulong value)
    {
        if (hart < _compare.Length)
        {
            Volatile.Write(ref _compare[hart], value);
            OnWake?.Invoke(hart);
        }
    }

    private void SetSoftware(int hart, ulong value)
    {
        if (hart < _software.Length)
        {
            Volatile.Write(ref _software[hart], (int)value & 1);
            OnWake?.Invoke(hart);
        }
    }

    private RiscvTimerState Export() => new()
    {
        Compare = SpecList.From(_compare),
        SoftwareInterrupts = SpecList.From(_software.Select(pending => pending != 0)),
    };

    private void Check(RiscvTimerState state, string place)
    {
        if (state.Compare.Count != _compare.Length)
        {
            throw new MachineStateException($"{place}/compare", $"{state.Compare.Count} of them, expected {_compare.Length}");
        }

        if (state.SoftwareInterrupts.Count != _software.Length)
        {
            throw new MachineStateException($"{place}/software_interrupts", $"{state.SoftwareInterrupts.Count} of them, expected {_software.Length}");
        }
    }

    private void Import(RiscvTimerState state)
    {
        for (var hart = 0; hart < _compare.Length; hart++)
        {
            _compare[hart] = state.Compare[hart];
            _software[hart] = state.SoftwareInterrupts[hart] ? 1 : 0;
        }
    }
}
