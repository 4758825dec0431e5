using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using SpecLattice.Vmm.Machine.State.V2;

namespace SpecLattice.Vmm.Machine.Board;

/// <summary>
/// What came out of a serial port: the number of bytes ever written, the first and the newest of them. Input goes to the port's UART.
/// </summary>
public sealed class SerialConsole
{
    /// <summary>The number of bytes kept of the first ones, and again of the newest ones.</summary>
    public const int HistoryCapacity = ConsoleHistory.Capacity;

    private readonly Lock _gate = new();
    private readonly ConsoleHistory _history = new();
    private readonly Func<ReadOnlySpan<byte>, int> _input;
    private TaskCompletionSource? _arrival;

    /// <summary>Makes an empty console.</summary>
    /// <param name="input">Where input goes; returns how many bytes it took.</param>
    internal SerialConsole(Func<ReadOnlySpan<byte>, int> input) => _input = input;

    /// <summary>The number of bytes ever written, migrations included.</summary>
    public ulong TotalBytes
    {
        get
        {
            lock (_gate)
            {
                return _history.Total;
            }
        }
    }

    /// <summary>Sends input to the guest.</summary>
    /// <param name="bytes">The input.</param>
    /// <returns>How many bytes the UART's receive FIFO had room for; the caller tries the rest again later.</returns>
    public int Send(ReadOnlySpan<byte> bytes) => _input(bytes);

    /// <summary>Reads what was written.</summary>
    /// <param name="offset">The first byte wanted, counted from the first ever written. May lie in the future.</param>
    /// <param name="maxBytes">The most bytes wanted.</param>
    /// <returns>The bytes, up to where some are no longer kept.</returns>
    public ConsoleOutput Read(ulong offset, int maxBytes = HistoryCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxBytes);
        lock (_gate)
        {
            var (start, bytes) = _history.Read(offset, maxBytes);
            return new ConsoleOutput(start, ImmutableCollectionsMarshal.AsImmutableArray(bytes), _history.Total);
        }
    }

    /// <summary>Completes when a byte at or after an offset has been written; at once when that is so already.</summary>
    /// <param name="offset">The offset, counted from the first byte ever written.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task WaitForOutputAsync(ulong offset, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Task arrival;
            lock (_gate)
            {
                if (_history.Total > offset)
                {
                    return;
                }

                _arrival ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                arrival = _arrival.Task;
            }

            await arrival.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Appends a byte that the guest has sent.</summary>
    internal void Write(byte value)
    {
        TaskCompletionSource? arrival;
        lock (_gate)
        {
            _history.Append(value);
            (arrival, _arrival) = (_arrival, null);
        }

        arrival?.TrySetResult();
    }

    /// <summary>The console's state.</summary>
    internal ConsoleBufferState Export()
    {
        lock (_gate)
        {
            return _history.Export();
        }
    }

    /// <summary>Replaces everything by a state.</summary>
    internal void Import(ConsoleBufferState state)
    {
        TaskCompletionSource? arrival;
        lock (_gate)
        {
            _history.Import(state);
            (arrival, _arrival) = (_arrival, null);
        }

        arrival?.TrySetResult();
    }
}

/// <summary>A piece of a serial console's output.</summary>
/// <param name="Offset">The offset of the first byte here: later than asked for when the bytes before it are no longer kept.</param>
/// <param name="Bytes">The bytes.</param>
/// <param name="TotalBytes">The number of bytes ever written, at the time of reading.</param>
public sealed record ConsoleOutput(ulong Offset, ImmutableArray<byte> Bytes, ulong TotalBytes)
{
    /// <summary>The offset behind the last byte here: where to read on.</summary>
    public ulong NextOffset => Offset + (ulong)Bytes.Length;

    /// <summary>The bytes as text, each byte one character.</summary>
    public string Text => Encoding.Latin1.GetString(Bytes.AsSpan());
}
