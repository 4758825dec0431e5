using SpecLattice.Vmm.Machine.Devices;
using SpecLattice.Vmm.Machine.State;

namespace SpecLattice.Vmm.Tests.Machine;

public sealed class UartTests : IDisposable
{
    private readonly InterruptLines _lines = new();
    private readonly Uart16550 _uart;

    public UartTests() => _uart = new Uart16550("com1", _lines, 0);

    public void Dispose() => _uart.Dispose();

    [Fact]
    public void The_divisor_latch_hides_data_and_interrupt_enable()
    {
        _uart.Write(1, 0x05);
        _uart.Write(3, 0x83);
        _uart.Write(0, 0x12);
        _uart.Write(1, 0x34);
        Assert.Equal((0x12, 0x34), (_uart.Read(0), _uart.Read(1)));
        _uart.Write(3, 0x03);
        Assert.Equal(0x05, _uart.Read(1));
        Assert.Equal(0UL, _uart.Console.TotalBytes);
        Assert.Equal((0x12, 0x34), (_uart.Export().DivisorLow, _uart.Export().DivisorHigh));
    }

    [Fact]
    public void Transmitted_bytes_reach_the_console_and_the_transmitter_is_always_empty()
    {
        foreach (var value in "hello"u8)
        {
            Assert.Equal(0x60, _uart.Read(5) & 0x60);
            _uart.Write(0, value);
        }

        Assert.Equal("hello", _uart.Console.Read(0).Text);
    }

    [Theory]
    [InlineData(0x00, 1)]
    [InlineData(0x01, 16)]
    public void Input_is_taken_as_long_as_there_is_room(byte fifoControl, int room)
    {
        _uart.Write(2, fifoControl);
        Assert.Equal(room, _uart.Console.Send(new byte[20]));
        Assert.Equal(0, _uart.Console.Send([1]));
        Assert.Equal(0x01, _uart.Read(5) & 0x03);
        Assert.Equal(0, _uart.Read(0));
        Assert.Equal(1, _uart.Console.Send([1, 2]));
    }

    [Fact]
    public void Input_comes_out_in_order_and_then_zeros()
    {
        _uart.Write(2, 1);
        _uart.Console.Send([7, 8, 9]);
        Assert.Equal((7, 8, 9, 0), (_uart.Read(0), _uart.Read(0), _uart.Read(0), _uart.Read(0)));
        Assert.Equal(0, _uart.Read(5) & 0x01);
    }

    [Fact]
    public void The_trigger_level_tells_data_from_a_timeout()
    {
        _uart.Write(2, 0x81); // FIFOs on, trigger at 8
        _uart.Write(1, 0x01);
        Assert.Equal(0xC1, _uart.Read(2));
        _uart.Console.Send(new byte[7]);
        Assert.Equal(0xCC, _uart.Read(2));
        _uart.Console.Send(new byte[1]);
        Assert.Equal(0xC4, _uart.Read(2));
        Assert.NotEqual(0UL, _lines.Raised);
        _uart.Write(2, 0x83); // clear the receive FIFO
        Assert.Equal(0xC1, _uart.Read(2));
        Assert.Equal(0UL, _lines.Raised);
    }

    [Fact]
    public void Transmitter_empty_is_raised_by_enabling_and_by_sending_and_acknowledged_by_reading()
    {
        _uart.Write(1, 0x02);
        Assert.NotEqual(0UL, _lines.Raised);
        Assert.Equal(0x02, _uart.Read(2));
        Assert.Equal(0x01, _uart.Read(2));
        Assert.Equal(0UL, _lines.Raised);
        _uart.Write(1, 0x02); // already enabled
        Assert.Equal(0UL, _lines.Raised);
        _uart.Write(0, 0x41);
        Assert.NotEqual(0UL, _lines.Raised);
    }

    [Fact]
    public void Loopback_sends_to_itself_and_overruns()
    {
        _uart.Write(2, 1);
        _uart.Write(4, 0x10);
        for (var i = 0; i < 17; i++)
        {
            _uart.Write(0, (byte)i);
        }

        Assert.Equal(0, _uart.Console.Send([1]));
        Assert.Equal(0UL, _uart.Console.TotalBytes);
        Assert.Equal(0x63, _uart.Read(5));
        Assert.Equal(0x61, _uart.Read(5)); // reading clears the overrun
        for (var i = 0; i < 16; i++)
        {
            Assert.Equal(i, _uart.Read(0));
        }
    }

    [Fact]
    public void An_overrun_outranks_all_other_interrupts()
    {
        _uart.Write(4, 0x10);
        _uart.Write(1, 0x0F);
        _uart.Write(0, 1);
        _uart.Write(0, 2);
        Assert.Equal(0x06, _uart.Read(2));
        Assert.Equal(0x63, _uart.Read(5));
        Assert.Equal(0x04, _uart.Read(2));
        Assert.Equal(2, _uart.Read(0)); // without FIFOs the newcomer overwrites
        Assert.Equal(0x02, _uart.Read(2));
    }

    [Fact]
    public void Modem_status_follows_the_outputs_in_loopback_and_reports_changes_once()
    {
        Assert.Equal(0xB0, _uart.Read(6));
        _uart.Write(4, 0x1F);
        Assert.Equal(0xF0, _uart.Read(6) & 0xF0);
        _uart.Read(6);
        _uart.Write(4, 0x1B); // ring falls
        Assert.Equal(0xB4, _uart.Read(6));
        _uart.Write(4, 0x1F); // ring rises: not reported
        Assert.Equal(0xF0, _uart.Read(6));
        _uart.Write(4, 0x1D); // clear to send falls
        Assert.Equal(0xE1, _uart.Read(6));
        Assert.Equal(0xE0, _uart.Read(6));
    }

    [Fact]
    public void Status_registers_ignore_writes_and_scratch_keeps_them()
    {
        _uart.Write(5, 0xFF);
        _uart.Write(6, 0xFF);
        _uart.Write(7, 0xA5);
        Assert.Equal((0x60, 0xB0, 0xA5), (_uart.Read(5), _uart.Read(6), _uart.Read(7)));
    }

    [Fact]
    public void An_imported_UART_behaves_as_the_exported_one_would_have()
    {
        var random = new Random(4711);
        for (var round = 0; round < 200; round++)
        {
            using var ours = new Uart16550("com1", new InterruptLines(), 0);
            Disturb(ours, random, 40);
            var lines = new InterruptLines();
            using var theirs = new Uart16550("com1", lines, 0);
            Uart16550.Check(ours.Export(), "uart");
            theirs.Import(ours.Export());
            theirs.Rebuild();
            Assert.Equal(ours.Export(), theirs.Export());
            Assert.Equal((ours.Read(2) & 1) == 0, lines.Raised != 0);
            theirs.Read(2);

            var seed = random.Next();
            Assert.Equal(Disturb(ours, new Random(seed), 60), Disturb(theirs, new Random(seed), 60));
        }
    }

    [Fact]
    public void States_that_no_UART_can_be_in_are_refused()
    {
        var state = _uart.Export();
        Assert.Equal("u/interrupt_enable", Refused(state with { InterruptEnable = 0x10 }).Place);
        Assert.Equal("u/fifo_control", Refused(state with { FifoControl = 0x02 }).Place);
        Assert.Equal("u/fifo_control", Refused(state with { FifoControl = 0x80 }).Place);
        Assert.Equal("u/transmitter_empty_pending", Refused(state with { TransmitterEmptyPending = true }).Place);
        Assert.Equal("u/modem_control", Refused(state with { ModemControl = 0x20 }).Place);
        Assert.Equal("u/line_errors", Refused(state with { LineErrors = 0x80 }).Place);
        Assert.Equal("u/modem_deltas", Refused(state with { ModemDeltas = 0x10 }).Place);
        Assert.Equal("u/receive_fifo", Refused(state with { ReceiveFifo = [1, 2] }).Place);
        Assert.Contains("at most 16", Refused(state with { FifoControl = 1, ReceiveFifo = [.. new byte[17]] }).Problem, StringComparison.Ordinal);

        static MachineStateException Refused(SpecLattice.Vmm.Machine.State.V2.Uart16550State bad) =>
            Assert.Throws<MachineStateException>(() => Uart16550.Check(bad, "u"));
    }

    /// <summary>Does random things, and returns all that could be seen.</summary>
    private static List<int> Disturb(Uart16550 uart, Random random, int times)
    {
        var seen = new List<int>();
        for (var i = 0; i < times; i++)
        {
            var register = random.Next(8);
            switch (random.Next(3))
            {
                case 0:
                    uart.Write(register, (byte)random.Next(256));
                    break;
                case 1:
                    seen.Add(uart.Read(register));
                    break;
                default:
                    seen.Add(uart.Console.Send([(byte)i]));
                    break;
            }
        }

        return seen;
    }
}
