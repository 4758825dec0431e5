namespace SpecLattice.Vmm.Machine.State.V2;

/// <summary>A 16550 UART. The interrupt identification register and the line's level are worked out from the rest.</summary>
[Spec("uart-16550", 2)]
public sealed partial record Uart16550State
{
    /// <summary>IER: enabled interrupts, bits 0 to 3.</summary>
    public required byte InterruptEnable { get; init; }

    /// <summary>The part of FCR that stays: bit 0 (FIFOs enabled), bits 6 and 7 (receive trigger level).</summary>
    public required byte FifoControl { get; init; }

    /// <summary>LCR: word length, stop bits, parity, break, divisor latch access.</summary>
    public required byte LineControl { get; init; }

    /// <summary>MCR: modem outputs and loopback, bits 0 to 4.</summary>
    public required byte ModemControl { get; init; }

    /// <summary>The errors in LSR that the guest has not read yet: bit 1 (overrun).</summary>
    public required byte LineErrors { get; init; }

    /// <summary>The changes in MSR that the guest has not read yet: bits 0 to 3.</summary>
    public required byte ModemDeltas { get; init; }

    /// <summary>SCR: the guest's scratch register.</summary>
    public required byte Scratch { get; init; }

    /// <summary>The divisor latch's low byte.</summary>
    public required byte DivisorLow { get; init; }

    /// <summary>The divisor latch's high byte.</summary>
    public required byte DivisorHigh { get; init; }

    /// <summary>Whether the interrupt "transmitter empty" is enabled and has not been acknowledged yet.</summary>
    [Added(false)]
    public required bool TransmitterEmptyPending { get; init; }

    /// <summary>Bytes received that the guest has not read yet, oldest first: at most 16, or 1 without FIFOs.</summary>
    [Added(Member = nameof(NothingReceived))]
    public required SpecList<byte> ReceiveFifo { get; init; }

    internal static SpecList<byte> NothingReceived => SpecList<byte>.Empty;
}
