using SpecLattice.Vmm.Machine.Board;

namespace SpecLattice.Vmm.Machine.Devices;

/// <summary>A 16550 UART: eight byte-wide registers, a receive FIFO, and a transmitter that is always ready.</summary>
/// <remarks>
/// The hart and the host's side of the serial line meet here, hence the lock. The line speed is stored and otherwise ignored, and so
/// is OUT2, which gates the interrupt on a PC's board but not in the chip.
/// </remarks>
internal sealed partial class Uart16550 : Device, IRegisterDevice
{
    private const int FifoDepth = 16;
    private const byte DataReady = 0x01;
    private const byte Overrun = 0x02;
    private const byte TransmitterEmpty = 0x60;
    private const byte DivisorAccess = 0x80;
    private const byte Loopback = 0x10;
    private const byte FifoEnabled = 0x01;
    private const byte TransmitterEmptyEnabled = 0x02;

    // The status registers are read-only: factory tests aside, writing them does nothing.
    private static readonly RegisterMap<Uart16550> Registers = new(8)
    {
        { 0, 1, "RBR, THR, DLL", uart => uart.ReadData(), (uart, value) => uart.WriteData((byte)value) },
        { 1, 1, "IER, DLM", uart => uart.DivisorSelected ? uart._divisorHigh : uart._interruptEnable, (uart, value) => uart.WriteInterruptEnable((byte)value) },
        { 2, 1, "IIR, FCR", uart => uart.TakeInterruptIdentification(), (uart, value) => uart.SetFifoControl((byte)value) },
        { 3, 1, "LCR", uart => uart._lineControl, (uart, value) => uart._lineControl = (byte)value },
        { 4, 1, "MCR", uart => uart._modemControl, (uart, value) => uart.SetModemControl((byte)value) },
        { 5, 1, "LSR", uart => uart.TakeLineStatus(), null },
        { 6, 1, "MSR", uart => uart.TakeModemStatus(), null },
        { 7, 1, "SCR", uart => uart._scratch, (uart, value) => uart._scratch = (byte)value },
    };

    private readonly Lock _gate = new();
    private readonly InterruptLines _lines;
    private readonly int _line;
    private readonly Queue<byte> _receive = new(FifoDepth);
    private byte _interruptEnable;
    private byte _fifoControl;
    private byte _lineControl;
    private byte _modemControl;
    private byte _lineErrors;
    private byte _modemDeltas;
    private byte _scratch;
    private byte _divisorLow;
    private byte _divisorHigh;
    private bool _transmitterEmptyPending;

    public Uart16550(string id, InterruptLines lines, int line)
        : base(id)
    {
        _lines = lines;
        _line = line;
        Console = new SerialConsole(Receive);
    }

    public SerialConsole Console { get; }

    private int Capacity => (_fifoControl & FifoEnabled) != 0 ? FifoDepth : 1;

    private bool DivisorSelected => (_lineControl & DivisorAccess) != 0;

    private int TriggerLevel => (_fifoControl & FifoEnabled) == 0 ? 1 : (_fifoControl >> 6) switch { 0 => 1, 1 => 4, 2 => 8, _ => 14 };

    public ulong RegisterBytes => Registers.Bytes;

    public bool TryRead(ulong offset, int size, out ulong value)
    {
        lock (_gate)
        {
            var found = Registers.TryRead(this, offset, size, out value);
            UpdateLine();
            return found;
        }
    }

    public bool TryWrite(ulong offset, int size, ulong value)
    {
        lock (_gate)
        {
            var found = Registers.TryWrite(this, offset, size, value);
            UpdateLine();
            return found;
        }
    }

    private byte ReadData() => DivisorSelected ? _divisorLow : TakeReceived();

    private void WriteData(byte value)
    {
        if (DivisorSelected)
        {
            _divisorLow = value;
        }
        else
        {
            Transmit(value);
        }
    }

    private void WriteInterruptEnable(byte value)
    {
        if (DivisorSelected)
        {
            _divisorHigh = value;
        }
        else
        {
            SetInterruptEnable(value);
        }
    }

    /// <summary>Takes input from the host, as much as the FIFO has room for. A line in loopback hears nothing from outside.</summary>
    private int Receive(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            if ((_modemControl & Loopback) != 0)
            {
                return 0;
            }

            var count = Math.Min(bytes.Length, Capacity - _receive.Count);
            foreach (var value in bytes[..count])
            {
                _receive.Enqueue(value);
            }

            UpdateLine();
            return count;
        }
    }

    private void Transmit(byte value)
    {
        // The transmitter is empty again at once. Nobody sees that while the interrupt is off: turning it on raises it anyway.
        _transmitterEmptyPending = (_interruptEnable & TransmitterEmptyEnabled) != 0;
        if ((_modemControl & Loopback) == 0)
        {
            Console.Write(value);
            return;
        }

        if (_receive.Count < Capacity)
        {
            _receive.Enqueue(value);
            return;
        }

        // A full FIFO loses the newcomer, the single register of a 16450 the old byte.
        _lineErrors |= Overrun;
        if (Capacity == 1)
        {
            _receive.Clear();
            _receive.Enqueue(value);
        }
    }

    private byte TakeReceived() => _receive.TryDequeue(out var value) ? value : (byte)0;

    private byte TakeLineStatus()
    {
        var value = (byte)(TransmitterEmpty | _lineErrors | (_receive.Count > 0 ? DataReady : 0));
        _lineErrors = 0;
        return value;
    }

    private byte TakeModemStatus()
    {
        var value = (byte)(ModemInputs(_modemControl) | _modemDeltas);
        _modemDeltas = 0;
        return value;
    }

    private byte TakeInterruptIdentification()
    {
        var identification = InterruptIdentification();
        if (identification == 0x02)
        {
            _transmitterEmptyPending = false;
        }

        return (byte)(identification | ((_fifoControl & FifoEnabled) != 0 ? 0xC0 : 0));
    }

    private void SetInterruptEnable(byte value)
    {
        // Enabling the interrupt while the transmitter is empty, which it always is, raises it.
        var enabled = (value & TransmitterEmptyEnabled) != 0;
        _transmitterEmptyPending = enabled && (_transmitterEmptyPending || (_interruptEnable & TransmitterEmptyEnabled) == 0);
        _interruptEnable = (byte)(value & 0x0F);
    }

    private void SetFifoControl(byte value)
    {
        var control = (byte)((value & FifoEnabled) != 0 ? value & 0xC1 : 0);
        if (((control ^ _fifoControl) & FifoEnabled) != 0 || (value & 0x02) != 0)
        {
            _receive.Clear();
        }

        _fifoControl = control;
    }

    private void SetModemControl(byte value)
    {
        var before = ModemInputs(_modemControl);
        _modemControl = (byte)(value & 0x1F);
        var after = ModemInputs(_modemControl);
        var changed = (before ^ after) >> 4;

        // The ring indicator reports only its trailing edge.
        _modemDeltas |= (byte)((changed & 0x0B) | (changed & (before >> 4) & 0x04));
    }

    /// <summary>CTS, DSR, RI and DCD: a terminal that is always there, or the UART's own outputs in loopback.</summary>
    private static byte ModemInputs(byte control) => (control & Loopback) == 0
        ? (byte)0xB0
        : (byte)(((control & 0x02) << 3) | ((control & 0x01) << 5) | ((control & 0x04) << 4) | ((control & 0x08) << 4));

    /// <summary>The interrupt of the highest priority, as in IIR.</summary>
    private byte InterruptIdentification()
    {
        if ((_interruptEnable & 0x04) != 0 && _lineErrors != 0)
        {
            return 0x06;
        }

        if ((_interruptEnable & 0x01) != 0 && _receive.Count > 0)
        {
            // Below the trigger level the chip waits four characters' time; here that time is always over.
            return _receive.Count >= TriggerLevel ? (byte)0x04 : (byte)0x0C;
        }

        if (_transmitterEmptyPending)
        {
            return 0x02;
        }

        return (_interruptEnable & 0x08) != 0 && _modemDeltas != 0 ? (byte)0x00 : (byte)0x01;
    }

    private void UpdateLine() => _lines.Set(_line, InterruptIdentification() != 0x01);
}
