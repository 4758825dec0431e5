using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using SpecLattice.Vmm.Machine.State.V1;

namespace SpecLattice.Vmm.Machine.Devices;

/// <summary>
/// What came out of a serial port: the number of bytes ever written and the newest of them. Input goes to the port's UART.
/// </summary>
public sealed class SerialConsole
{
    /// <summary>The number of bytes kept.</summary>
    public const int HistoryCapacity = 64 * 1024;

    /// <summary>More than a guest can write in the age of the universe; keeps offsets far from overflowing.</summary>
    private const ulong MaxTotal = ulong.MaxValue / 4;

    private readonly Lock _gate = new();
    private readonly byte[] _ring = new byte[HistoryCapacity];
    private readonly Func<ReadOnlySpan<byte>, int> _input;
    private ulong _total;
    private int _kept;
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
                return _total;
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
    public ConsoleOutput Read(ulong offset, int maxBytes = HistoryCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxBytes);
        lock (_gate)
        {
            var oldest = _total - (ulong)_kept;
            var start = Math.Clamp(offset, oldest, _total);
            var length = (int)Math.Min((ulong)maxBytes, _total - start);
            var bytes = new byte[length];
            CopyOut(start, bytes);
            return new ConsoleOutput(start, ImmutableCollectionsMarshal.AsImmutableArray(bytes), _total);
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
                if (_total > offset)
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
            _ring[(int)(_total % HistoryCapacity)] = value;
            _total++;
            _kept = Math.Min(_kept + 1, HistoryCapacity);
            (arrival, _arrival) = (_arrival, null);
        }

        arrival?.TrySetResult();
    }

    /// <summary>The console's state.</summary>
    internal ConsoleBufferState Export()
    {
        lock (_gate)
        {
            var bytes = new byte[_kept];
            CopyOut(_total - (ulong)_kept, bytes);
            return new ConsoleBufferState { TotalBytes = _total, History = Convert.ToBase64String(bytes) };
        }
    }

    /// <summary>Refuses a state that no console can be in.</summary>
    /// <returns>The history it holds.</returns>
    internal static byte[] Check(ConsoleBufferState state, string place)
    {
        const int MaxCharacters = (HistoryCapacity + 2) / 3 * 4;
        if (state.History.Length > MaxCharacters)
        {
            throw new MachineStateException($"{place}/history", $"longer than {HistoryCapacity} bytes in base64");
        }

        var bytes = new byte[HistoryCapacity + 2];
        if (!Convert.TryFromBase64String(state.History, bytes, out var length))
        {
            throw new MachineStateException($"{place}/history", "not base64");
        }

        return state.TotalBytes switch
        {
            > MaxTotal => throw new MachineStateException($"{place}/total_bytes", $"must be at most {MaxTotal}"),
            _ when (ulong)length > state.TotalBytes => throw new MachineStateException(
                $"{place}/history",
                $"holds {length} bytes, but only {state.TotalBytes} were ever written"),
            _ => bytes[..length],
        };
    }

    /// <summary>Replaces everything by a state.</summary>
    internal void Import(ConsoleBufferState state)
    {
        var (total, history) = (state.TotalBytes, Check(state, "console"));
        TaskCompletionSource? arrival;
        lock (_gate)
        {
            _total = total;
            _kept = history.Length;
            for (var i = 0; i < history.Length; i++)
            {
                _ring[(int)((total - (ulong)(history.Length - i)) % HistoryCapacity)] = history[i];
            }

            (arrival, _arrival) = (_arrival, null);
        }

        arrival?.TrySetResult();
    }

    private void CopyOut(ulong start, Span<byte> destination)
    {
        for (var i = 0; i < destination.Length; i++)
        {
            destination[i] = _ring[(int)((start + (ulong)i) % HistoryCapacity)];
        }
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
