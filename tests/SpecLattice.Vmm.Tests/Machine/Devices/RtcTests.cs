using CsCheck;
using SpecLattice.Vmm.Machine.Devices;
using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Machine.State.V2;

namespace SpecLattice.Vmm.Tests.Machine.Devices;

public sealed class RtcTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 2, 28, 23, 59, 50, TimeSpan.Zero);
    private readonly InstructionTime _time = new();
    private readonly InterruptLines _lines = new();
    private readonly GuestClock _clock;
    private readonly RtcCmos _rtc;

    public RtcTests()
    {
        _clock = new GuestClock(_time);
        _clock.Start();
        _rtc = new RtcCmos(_clock, _lines, 4, Now);
    }

    public void Dispose()
    {
        _rtc.Dispose();
        _clock.Dispose();
    }

    [Fact]
    public void It_shows_the_time_and_goes_on()
    {
        Assert.Equal((26, 2, 28, 7, 23, 59, 50), (Read(9), Read(8), Read(7), Read(6), Read(4), Read(2), Read(0)));
        Pass(seconds: 15);
        Assert.Equal((26, 3, 1, 1, 0, 0, 5), (Read(9), Read(8), Read(7), Read(6), Read(4), Read(2), Read(0)));
    }

    [Fact]
    public void It_speaks_binary_and_decimal_with_12_and_24_hours()
    {
        Write(11, 0x02);
        Assert.Equal((0x23, 0x59, 0x50), (Read(4), Read(2), Read(0)));
        Write(11, 0x00);
        Assert.Equal(0x91, Read(4)); // 11 in the evening
        Write(4, 0x12); // 12 at night
        Assert.Equal(0x12, Read(4));
        Write(11, 0x06);
        Assert.Equal(0, Read(4));
        Write(11, 0x04);
        Write(4, 0x8C); // 12 at noon
        Write(11, 0x06);
        Assert.Equal(12, Read(4));
    }

    [Fact]
    public void It_can_be_set_to_any_time_and_takes_no_other()
    {
        Gen.Long[946_684_800, 4_102_444_799].Sample(
            seconds =>
            {
                var wanted = DateTimeOffset.FromUnixTimeSeconds(seconds);
                Write(7, 1);
                foreach (var (index, value) in new[] { (9, wanted.Year - 2000), (8, wanted.Month), (7, wanted.Day), (4, wanted.Hour), (2, wanted.Minute), (0, wanted.Second) })
                {
                    Write(index, (byte)value);
                }

                Assert.Equal(
                    (wanted.Year - 2000, wanted.Month, wanted.Day, wanted.Hour, wanted.Minute, wanted.Second, (int)wanted.DayOfWeek + 1),
                    (Read(9), Read(8), Read(7), Read(4), Read(2), Read(0), Read(6)));
                Write(8, 13);
                Write(7, 32);
                Write(4, 24);
                Write(2, 60);
                Assert.Equal((wanted.Month, wanted.Day, wanted.Hour, wanted.Minute), (Read(8), Read(7), Read(4), Read(2)));
                Checked();
            },
            iter: 200,
            threads: 1);
    }

    [Fact]
    public void The_alarm_goes_off_once_a_day_and_interrupts_when_it_is_enabled()
    {
        Write(5, 0);
        Write(3, 0);
        Write(1, 5);
        Assert.Null(_rtc.UntilAlarm);
        Write(11, 0x26);
        Assert.NotNull(_rtc.UntilAlarm);
        Pass(seconds: 14);
        Assert.Equal(0UL, _lines.Raised);
        Pass(seconds: 1);
        Assert.NotEqual(0UL, _lines.Raised);
        Assert.Equal(0xA0, Read(12));
        Assert.Equal(0UL, _lines.Raised);
        Assert.Equal(0, Read(12));
        Pass(seconds: 86_399);
        Assert.Equal(0UL, _lines.Raised);
        Pass(seconds: 1);
        Assert.NotEqual(0UL, _lines.Raised);
    }

    [Fact]
    public void An_alarm_that_matches_anything_goes_off_every_second()
    {
        Write(5, 0xFF);
        Write(3, 0xC0);
        Write(1, 0xFF);
        Pass(seconds: 1);
        Assert.Equal(0x20, Read(12)); // pending, but not as an interrupt
    }

    [Fact]
    public void Version_1_holds_it_until_an_alarm_is_set_and_again_when_it_is_gone()
    {
        Assert.True(Fits());
        Write(1, 5);
        Assert.Equal("/alarm", Lost());
        Write(1, 0);
        Assert.True(Fits());
        Write(11, 0x26);
        Assert.Equal("/alarm", Lost());
        Write(11, 0x06);
        Assert.True(Fits());

        bool Fits() => StateKinds.RtcCmos.Write(Checked(), 1).IsSuccess;
        string Lost() => StateKinds.RtcCmos.Write(Checked(), 1).Losses.Single().Pointer;
    }

    [Fact]
    public void The_bytes_are_kept_and_the_state_is_all_there_is()
    {
        for (var index = 14; index < 128; index++)
        {
            Write(index, (byte)(index * 3));
        }

        Write(3, 59);
        Pass(seconds: 100);
        var other = new RtcCmos(_clock, new InterruptLines(), 4, DateTimeOffset.UnixEpoch);
        var slot = other.Slots.Single();
        slot.Check(Checked(), "rtc");
        slot.Import(Checked());
        Assert.Equal(Checked(), slot.Export());
        other.Set(0, 1, 77);
        Assert.Equal(77UL * 3, other.Get(1, 1));
        other.Dispose();
    }

    private RtcCmosState Checked()
    {
        var slot = _rtc.Slots.Single();
        var state = (RtcCmosState)slot.Export();
        slot.Check(state, "rtc");
        return state;
    }

    private void Pass(int seconds)
    {
        _time.Advance(seconds * 1_000_000_000L);
        _rtc.Tick();
    }

    private int Read(int index)
    {
        _rtc.Set(0, 1, (ulong)index);
        return (int)_rtc.Get(1, 1);
    }

    private void Write(int index, byte value)
    {
        _rtc.Set(0, 1, (ulong)index);
        _rtc.Set(1, 1, value);
    }
}
