using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Machine.State.V2;

namespace SpecLattice.Vmm.Machine.Devices;

/// <content>The alarm, and the state.</content>
internal sealed partial class RtcCmos
{
    private const byte AnyValue = 0xC0;
    private const int SecondsPerDay = 24 * 60 * 60;

    /// <summary>The last second of the year 2099: the clock has two digits for the year.</summary>
    private const long LastSecond = 4_102_444_799;

    private sealed record Alarm(byte Seconds, byte Minutes, byte Hours, bool Pending, long CheckedUntil)
    {
        public bool IsUnset => (Seconds | Minutes | Hours) == 0 && !Pending;
    }

    public override IEnumerable<StateSlot> Slots => [StateKinds.RtcCmos.Slot(Id, Export, Check, Import)];

    public override void Rebuild()
    {
        lock (_gate)
        {
            UpdateLine();
        }
    }

    private Alarm SetUp() => _alarm ?? new Alarm(0, 0, 0, false, Seconds);

    /// <summary>An alarm that is all zeros and cannot interrupt is as good as none: then an older server can take the clock over.</summary>
    private void SetAlarm(Alarm? alarm) => _alarm = alarm is { IsUnset: true } && (_registerB & AlarmInterrupt) == 0 ? null : alarm;

    private byte TakeInterrupts()
    {
        if (_alarm is not { Pending: true } alarm)
        {
            return 0;
        }

        var value = (byte)(AlarmInterrupt | ((_registerB & AlarmInterrupt) != 0 ? InterruptRequest : 0));
        SetAlarm(alarm with { Pending = false });
        return value;
    }

    /// <summary>Looks at all seconds that have passed since the last time, a day's worth at most: then it has gone off if it ever does.</summary>
    private void LookAtAlarm()
    {
        if (_alarm is not { } alarm)
        {
            return;
        }

        var now = Math.Clamp(Seconds, 0, LastSecond);
        var pending = alarm.Pending;
        for (var second = Math.Max(alarm.CheckedUntil + 1, now - SecondsPerDay); second <= now && !pending; second++)
        {
            var time = second % SecondsPerDay;
            pending = Matches(alarm.Hours, hour: true, (int)(time / 3600)) && Matches(alarm.Minutes, hour: false, (int)(time / 60 % 60))
                && Matches(alarm.Seconds, hour: false, (int)(time % 60));
        }

        if (pending != alarm.Pending || now != alarm.CheckedUntil)
        {
            _alarm = alarm with { Pending = pending, CheckedUntil = now };
        }
    }

    private bool Matches(byte register, bool hour, int number) =>
        register >= AnyValue || (hour ? DecodeHour(register) : Decode(register)) == number;

    private void UpdateLine() => _lines.Set(_line, _alarm is { Pending: true } && (_registerB & AlarmInterrupt) != 0);

    private RtcCmosState Export()
    {
        lock (_gate)
        {
            return new RtcCmosState
            {
                Index = _index,
                RegisterA = _registerA,
                RegisterB = _registerB,
                TimeOffsetSeconds = _offset,
                Nvram = SpecList.From(_nvram),
                Alarm = _alarm is not { } alarm ? null : new RtcAlarmState
                {
                    Seconds = alarm.Seconds,
                    Minutes = alarm.Minutes,
                    Hours = alarm.Hours,
                    Pending = alarm.Pending,
                    CheckedUntil = alarm.CheckedUntil,
                },
            };
        }
    }

    private static void Check(RtcCmosState state, string place)
    {
        Require(state.Index < 128, $"{place}/index", "must be below 128");
        Require(state.RegisterA < 128, $"{place}/register_a", "must be below 128");
        Require((state.RegisterB & ~WritableB) == 0, $"{place}/register_b", "has bits that the register does not have");
        Require(Math.Abs((decimal)state.TimeOffsetSeconds) <= LastSecond, $"{place}/time_offset_seconds", $"must be at most {LastSecond}");
        Require(state.Nvram.Count == NvramBytes, $"{place}/nvram", $"{state.Nvram.Count} bytes, expected {NvramBytes}");
        Require(state.Alarm is not null || (state.RegisterB & AlarmInterrupt) == 0, $"{place}/alarm", "missing although its interrupt is enabled");
        Require(state.Alarm is null or { CheckedUntil: >= 0 and <= LastSecond }, $"{place}/alarm/checked_until", $"must be 0 to {LastSecond}");
    }

    private static void Require(bool holds, string place, string problem)
    {
        if (!holds)
        {
            throw new MachineStateException(place, problem);
        }
    }

    private void Import(RtcCmosState state)
    {
        lock (_gate)
        {
            (_index, _registerA, _registerB, _offset) = (state.Index, state.RegisterA, state.RegisterB, state.TimeOffsetSeconds);
            for (var i = 0; i < NvramBytes; i++)
            {
                _nvram[i] = state.Nvram[i];
            }

            _alarm = state.Alarm is { } alarm ? new Alarm(alarm.Seconds, alarm.Minutes, alarm.Hours, alarm.Pending, alarm.CheckedUntil) : null;
        }
    }
}
