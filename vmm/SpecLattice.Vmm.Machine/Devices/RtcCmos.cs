using SpecLattice.Vmm.Machine.State;

namespace SpecLattice.Vmm.Machine.Devices;

/// <summary>
/// A CMOS real-time clock (MC146818): an index and a data register, the time of day in UTC, an alarm, and battery-backed bytes. The periodic and the
/// update-ended interrupt do not exist: their enable bits read as zero.
/// </summary>
internal sealed partial class RtcCmos : Device, IRegisterDevice
{
    public const string FixedId = "rtc";
    private const int NvramBytes = 128 - FirstNvram;
    private const int FirstNvram = 14;
    private const byte AlarmInterrupt = 0x20;
    private const byte Binary = 0x04;
    private const byte TwentyFourHours = 0x02;
    private const byte SetTime = 0x80;
    private const byte InterruptRequest = 0x80;
    private const byte WritableB = SetTime | AlarmInterrupt | Binary | TwentyFourHours;

    private static readonly RegisterMap<RtcCmos> Registers = new(2)
    {
        { 0, 1, "index", rtc => rtc._index, (rtc, value) => rtc._index = (byte)(value & 0x7F) },
        { 1, 1, "data", rtc => rtc.Read(rtc._index), (rtc, value) => rtc.Write(rtc._index, (byte)value) },
    };

    private readonly Lock _gate = new();
    private readonly GuestClock _clock;
    private readonly InterruptLines _lines;
    private readonly int _line;
    private readonly byte[] _nvram = new byte[NvramBytes];
    private byte _index;
    private byte _registerA = 0x26;
    private byte _registerB = Binary | TwentyFourHours;
    private long _offset;
    private Alarm? _alarm;

    /// <summary>Makes a clock that shows a time.</summary>
    /// <param name="clock">The machine's clock.</param>
    /// <param name="lines">The interrupt lines.</param>
    /// <param name="line">The clock's line.</param>
    /// <param name="now">The time of day.</param>
    public RtcCmos(GuestClock clock, InterruptLines lines, int line, DateTimeOffset now)
        : base(FixedId)
    {
        (_clock, _lines, _line) = (clock, lines, line);
        _offset = now.ToUnixTimeSeconds();
    }

    public ulong RegisterBytes => Registers.Bytes;

    /// <summary>The time that the clock shows, in seconds since 1970.</summary>
    public long Seconds => (long)(_clock.Nanoseconds / 1_000_000_000) + _offset;

    /// <summary>How long until the alarm goes off at the earliest, in nanoseconds; null where it cannot interrupt.</summary>
    public ulong? UntilAlarm
    {
        get
        {
            lock (_gate)
            {
                return _alarm is { Pending: false } && (_registerB & AlarmInterrupt) != 0
                    ? 1_000_000_000 - (_clock.Nanoseconds % 1_000_000_000)
                    : null;
            }
        }
    }

    public bool TryRead(ulong offset, int size, out ulong value)
    {
        lock (_gate)
        {
            LookAtAlarm();
            var found = Registers.TryRead(this, offset, size, out value);
            UpdateLine();
            return found;
        }
    }

    public bool TryWrite(ulong offset, int size, ulong value)
    {
        lock (_gate)
        {
            LookAtAlarm();
            var found = Registers.TryWrite(this, offset, size, value);
            UpdateLine();
            return found;
        }
    }

    /// <summary>Lets the alarm go off when it is time. Called now and then.</summary>
    public void Tick()
    {
        lock (_gate)
        {
            if (_alarm is not null)
            {
                LookAtAlarm();
                UpdateLine();
            }
        }
    }

    private byte Read(byte index)
    {
        switch (index)
        {
            case 0 or 2 or 4 or 6 or 7 or 8 or 9:
                return ReadTime(index);
            case 1:
                return _alarm?.Seconds ?? 0;
            case 3:
                return _alarm?.Minutes ?? 0;
            case 5:
                return _alarm?.Hours ?? 0;
            case 10:
                return _registerA;
            case 11:
                return _registerB;
            case 12:
                return TakeInterrupts();
            case 13:
                return 0x80; // the battery is good
            default:
                return _nvram[index - FirstNvram];
        }
    }

    private void Write(byte index, byte value)
    {
        switch (index)
        {
            case 0 or 2 or 4 or 6 or 7 or 8 or 9:
                WriteTime(index, value);
                break;
            case 1:
                SetAlarm(SetUp() with { Seconds = value });
                break;
            case 3:
                SetAlarm(SetUp() with { Minutes = value });
                break;
            case 5:
                SetAlarm(SetUp() with { Hours = value });
                break;
            case 10:
                _registerA = (byte)(value & 0x7F);
                break;
            case 11:
                _registerB = (byte)(value & WritableB);
                SetAlarm((_registerB & AlarmInterrupt) != 0 ? SetUp() : _alarm);
                break;
            case 12 or 13:
                break;
            default:
                _nvram[index - FirstNvram] = value;
                break;
        }
    }

    private byte ReadTime(byte index)
    {
        var time = TimeShown();
        return index switch
        {
            0 => Encode(time.Second),
            2 => Encode(time.Minute),
            4 => EncodeHour(time.Hour),
            6 => Encode((int)time.DayOfWeek + 1),
            7 => Encode(time.Day),
            8 => Encode(time.Month),
            _ => Encode(time.Year % 100),
        };
    }

    /// <summary>Sets a part of the time. What gives no date, such as the 31st of a shorter month, is not taken.</summary>
    private void WriteTime(byte index, byte value)
    {
        var time = TimeShown();
        var number = index == 4 ? DecodeHour(value) : Decode(value);
        var (year, month, day, hour, minute, second) = (time.Year, time.Month, time.Day, time.Hour, time.Minute, time.Second);
        switch (index)
        {
            case 0: second = number; break;
            case 2: minute = number; break;
            case 4: hour = number; break;
            case 7: day = number; break;
            case 8: month = number; break;
            case 9: year = 2000 + number; break;
            default: return; // the day of the week follows from the date
        }

        if (year is >= 1970 and <= 2099 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && hour is >= 0 and <= 23 && minute is >= 0 and <= 59 && second is >= 0 and <= 59)
        {
            _offset += new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero).ToUnixTimeSeconds() - time.ToUnixTimeSeconds();
        }
    }

    private DateTimeOffset TimeShown() => DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(Seconds, 0, LastSecond));

    private byte Encode(int number) => (byte)((_registerB & Binary) != 0 ? number : (number / 10 * 16) + (number % 10));

    private int Decode(byte value) => (_registerB & Binary) != 0 ? value : ((value >> 4) * 10) + (value & 15);

    private byte EncodeHour(int hour)
    {
        if ((_registerB & TwentyFourHours) != 0)
        {
            return Encode(hour);
        }

        return (byte)(Encode(((hour + 11) % 12) + 1) | (hour >= 12 ? 0x80 : 0));
    }

    private int DecodeHour(byte value) => (_registerB & TwentyFourHours) != 0
        ? Decode(value)
        : (Decode((byte)(value & 0x7F)) % 12) + ((value & 0x80) != 0 ? 12 : 0);
}
