using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Machine.State.V1;

namespace SpecLattice.Vmm.Machine.Devices;

/// <summary>
/// The time that a guest has lived. It is paused while the machine is paused; the time that a migration takes is made up for, so that a guest's clock is
/// right again when it continues elsewhere.
/// </summary>
/// <param name="host">The host's clocks.</param>
internal sealed class GuestClock(TimeProvider host) : Device(FixedId)
{
    public const string FixedId = "clock";

    /// <summary>More is not a migration, but two hosts that do not agree about the time of day.</summary>
    private static readonly TimeSpan MaxCatchUp = TimeSpan.FromHours(1);

    /// <summary>More than a guest can live; keeps sums far from overflowing.</summary>
    private const ulong MaxNanoseconds = ulong.MaxValue / 8;

    private readonly Lock _gate = new();
    private ulong _before;
    private long _startedAt;
    private bool _running;
    private long _pausedAt = UnixNanoseconds(host);
    private bool _arrived;

    /// <summary>How long the guest has lived.</summary>
    public ulong Nanoseconds
    {
        get
        {
            lock (_gate)
            {
                return _running ? _before + (ulong)host.GetElapsedTime(_startedAt).Ticks * 100 : _before;
            }
        }
    }

    public override IEnumerable<StateSlot> Slots => [StateKinds.VmClock.Slot(Id, Export, Check, Import)];

    /// <summary>The guest keeps running.</summary>
    public void Start()
    {
        lock (_gate)
        {
            if (_running)
            {
                return;
            }

            if (_arrived)
            {
                // Its clock continues from where it would be by now. A host whose clock is behind the other's makes up for nothing.
                _before += (ulong)Math.Clamp(UnixNanoseconds(host) - _pausedAt, 0, MaxCatchUp.Ticks * 100);
                _arrived = false;
            }

            _startedAt = host.GetTimestamp();
            _running = true;
        }
    }

    /// <summary>The guest is paused.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            if (_running)
            {
                _before = Nanoseconds;
                _running = false;
                _pausedAt = UnixNanoseconds(host);
            }
        }
    }

    private static long UnixNanoseconds(TimeProvider host) => (host.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;

    private VmClockState Export()
    {
        lock (_gate)
        {
            return new VmClockState { GuestNanoseconds = Nanoseconds, PausedAtUnixNanoseconds = _pausedAt };
        }
    }

    private static void Check(VmClockState state, string place)
    {
        if (state.GuestNanoseconds > MaxNanoseconds)
        {
            throw new MachineStateException($"{place}/guest_nanoseconds", $"must be at most {MaxNanoseconds}");
        }

        if (state.PausedAtUnixNanoseconds < 0)
        {
            throw new MachineStateException($"{place}/paused_at_unix_nanoseconds", "must not be negative");
        }
    }

    private void Import(VmClockState state)
    {
        lock (_gate)
        {
            _running = false;
            _before = state.GuestNanoseconds;
            _pausedAt = state.PausedAtUnixNanoseconds;
            _arrived = true;
        }
    }
}
