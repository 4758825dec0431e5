using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Machine.State.V2;

namespace SpecLattice.Vmm.Machine.Devices;

internal sealed partial class Uart16550
{
    public override IEnumerable<StateSlot> Slots =>
    [
        StateKinds.Uart16550.Slot(Id, Export, Check, Import),
        StateKinds.ConsoleBuffer.Slot(Id, Console.Export, static (state, place) => ConsoleHistory.Check(state, place), Console.Import),
    ];

    public override void Rebuild()
    {
        lock (_gate)
        {
            UpdateLine();
        }
    }

    public Uart16550State Export()
    {
        lock (_gate)
        {
            return new Uart16550State
            {
                InterruptEnable = _interruptEnable,
                FifoControl = _fifoControl,
                LineControl = _lineControl,
                ModemControl = _modemControl,
                LineErrors = _lineErrors,
                ModemDeltas = _modemDeltas,
                Scratch = _scratch,
                DivisorLow = _divisorLow,
                DivisorHigh = _divisorHigh,
                TransmitterEmptyPending = _transmitterEmptyPending,
                ReceiveFifo = [.. _receive],
            };
        }
    }

    /// <summary>Refuses a state that no UART can be in.</summary>
    public static void Check(Uart16550State state, string place)
    {
        CheckBits(state.InterruptEnable, 0x0F, $"{place}/interrupt_enable");
        CheckBits(state.FifoControl, 0xC1, $"{place}/fifo_control");
        CheckBits(state.ModemControl, 0x1F, $"{place}/modem_control");
        CheckBits(state.LineErrors, Overrun, $"{place}/line_errors");
        CheckBits(state.ModemDeltas, 0x0F, $"{place}/modem_deltas");
        var fifos = (state.FifoControl & FifoEnabled) != 0;
        if (!fifos && state.FifoControl != 0)
        {
            throw new MachineStateException($"{place}/fifo_control", "a trigger level without FIFOs");
        }

        if (state.TransmitterEmptyPending && (state.InterruptEnable & TransmitterEmptyEnabled) == 0)
        {
            throw new MachineStateException($"{place}/transmitter_empty_pending", "the interrupt is not enabled");
        }

        var capacity = fifos ? FifoDepth : 1;
        if (state.ReceiveFifo.Count > capacity)
        {
            throw new MachineStateException($"{place}/receive_fifo", $"{state.ReceiveFifo.Count} bytes, expected at most {capacity}");
        }
    }

    /// <summary>Replaces everything by a state that was checked, the interrupt line excepted.</summary>
    public void Import(Uart16550State state)
    {
        lock (_gate)
        {
            _interruptEnable = state.InterruptEnable;
            _fifoControl = state.FifoControl;
            _lineControl = state.LineControl;
            _modemControl = state.ModemControl;
            _lineErrors = state.LineErrors;
            _modemDeltas = state.ModemDeltas;
            _scratch = state.Scratch;
            _divisorLow = state.DivisorLow;
            _divisorHigh = state.DivisorHigh;
            _transmitterEmptyPending = state.TransmitterEmptyPending;
            _receive.Clear();
            foreach (var value in state.ReceiveFifo)
            {
                _receive.Enqueue(value);
            }

        }
    }

    private static void CheckBits(byte value, byte allowed, string place)
    {
        if ((value & ~allowed) != 0)
        {
            throw new MachineStateException(place, $"has bits 0x{value & ~allowed:x2} that the register does not have");
        }
    }
}
