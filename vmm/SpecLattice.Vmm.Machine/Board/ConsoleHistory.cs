using System.Runtime.InteropServices;
using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Machine.State.V2;

namespace SpecLattice.Vmm.Machine.Board;

/// <summary>The first and the newest bytes that a serial console has written. Not safe for several threads.</summary>
internal sealed class ConsoleHistory
{
    /// <summary>The number of bytes kept of each: the first mebibyte and the newest one, as propolis-server does.</summary>
    public const int Capacity = 1 << 20;

    /// <summary>The part of the newest bytes that a state has in <see cref="ConsoleBufferState.History"/>.</summary>
    private const int NewestCapacity = 64 * 1024;

    /// <summary>More than a guest can write in the age of the universe; keeps offsets far from overflowing.</summary>
    private const ulong MaxTotal = ulong.MaxValue / 4;

    /// <summary>The first bytes. What comes behind them goes into the ring.</summary>
    private readonly List<byte> _beginning = [];

    /// <summary>The newest of the bytes behind the beginning. It grows up to its capacity; after that each byte takes the place of the oldest.</summary>
    private readonly List<byte> _ring = [];

    /// <summary>The offset of the byte that is at index 0 of the ring the first time round.</summary>
    private ulong _ringBase;

    /// <summary>The number of bytes ever written.</summary>
    public ulong Total { get; private set; }

    private ulong OldestInRing => Total - (ulong)_ring.Count;

    private bool IsWhole => OldestInRing == (ulong)_beginning.Count;

    /// <summary>The first of the newest bytes: at most as many as the capacity, and all of them kept.</summary>
    private ulong OldestOfNewest => IsWhole ? Total - Math.Min(Total, Capacity) : OldestInRing;

    /// <summary>Appends a byte.</summary>
    public void Append(byte value)
    {
        // What was lost before it came here leaves a gap: nothing behind that belongs to the beginning.
        if (_ring.Count == 0 && IsWhole && _beginning.Count < Capacity)
        {
            _beginning.Add(value);
        }
        else if (_ring.Count < Capacity)
        {
            _ringBase = _ring.Count == 0 ? Total : _ringBase;
            _ring.Add(value);
        }
        else
        {
            _ring[IndexInRing(Total)] = value;
        }

        Total++;
    }

    /// <summary>Reads bytes, up to the next gap. Bytes that are not kept are skipped.</summary>
    /// <param name="offset">The first byte wanted; the end where it is later.</param>
    /// <param name="maxBytes">The most bytes wanted.</param>
    /// <returns>Where the bytes begin, and the bytes.</returns>
    public (ulong Start, byte[] Bytes) Read(ulong offset, int maxBytes)
    {
        var isInBeginning = offset < (ulong)_beginning.Count;
        var start = isInBeginning ? offset : Math.Clamp(offset, OldestInRing, Total);
        var end = isInBeginning && !IsWhole ? (ulong)_beginning.Count : Total;
        return (start, Copy(start, Math.Min(end, start + (ulong)maxBytes)));
    }

    /// <summary>What was written, and what of it is kept.</summary>
    public ConsoleBufferState Export()
    {
        var newest = OldestOfNewest;
        var history = Math.Max(newest, Total - Math.Min(Total, NewestCapacity));
        return new ConsoleBufferState
        {
            TotalBytes = Total,
            History = Convert.ToBase64String(Copy(history, Total)),
            Earlier = Convert.ToBase64String(Copy(newest, history)),
            Beginning = Convert.ToBase64String(Copy(0, Math.Min((ulong)_beginning.Count, newest))),
        };
    }

    /// <summary>Replaces everything by a state.</summary>
    /// <exception cref="MachineStateException">No console can be in it.</exception>
    public void Import(ConsoleBufferState state)
    {
        var (beginning, newest) = Check(state, "console");
        _beginning.Clear();
        _ring.Clear();
        _beginning.AddRange(beginning);
        Total = state.TotalBytes - (ulong)newest.Length;
        foreach (var value in newest)
        {
            Append(value);
        }
    }

    /// <summary>Refuses a state that no console can be in.</summary>
    /// <param name="state">The state.</param>
    /// <param name="place">Where it stands, for the message.</param>
    /// <returns>The first bytes, as far as they are not among the newest, and the newest.</returns>
    /// <exception cref="MachineStateException">No console can be in it.</exception>
    public static (byte[] Beginning, byte[] Newest) Check(ConsoleBufferState state, string place)
    {
        var history = Decode(state.History, NewestCapacity, $"{place}/history");
        var earlier = Decode(state.Earlier, Capacity - NewestCapacity, $"{place}/earlier");
        var beginning = Decode(state.Beginning, Capacity, $"{place}/beginning");
        if (state.TotalBytes > MaxTotal)
        {
            throw new MachineStateException($"{place}/total_bytes", $"must be at most {MaxTotal}");
        }

        if (earlier.Length > 0 && history.Length < NewestCapacity)
        {
            throw new MachineStateException($"{place}/earlier", $"holds bytes, although /history has room for {NewestCapacity - history.Length} more");
        }

        RequireWritten(history.Length, $"{place}/history");
        RequireWritten(history.Length + earlier.Length, $"{place}/earlier");
        RequireWritten(history.Length + earlier.Length + beginning.Length, $"{place}/beginning");
        return (beginning, [.. earlier, .. history]);

        void RequireWritten(int kept, string part)
        {
            if ((ulong)kept > state.TotalBytes)
            {
                throw new MachineStateException(part, $"makes {kept} bytes kept, but only {state.TotalBytes} were ever written");
            }
        }
    }

    private static byte[] Decode(string base64, int most, string place)
    {
        var bytes = new byte[most + 2];
        if (base64.Length > (most + 2) / 3 * 4)
        {
            throw new MachineStateException(place, $"longer than {most} bytes in base64");
        }

        return Convert.TryFromBase64String(base64, bytes, out var length)
            ? length <= most ? bytes[..length] : throw new MachineStateException(place, $"longer than {most} bytes")
            : throw new MachineStateException(place, "not base64");
    }

    private byte[] Copy(ulong start, ulong end)
    {
        var bytes = new byte[end - start];
        var rest = bytes.AsSpan();
        if (start < (ulong)_beginning.Count)
        {
            var first = CollectionsMarshal.AsSpan(_beginning)[(int)start..];
            first = first[..Math.Min(first.Length, rest.Length)];
            first.CopyTo(rest);
            rest = rest[first.Length..];
        }

        while (!rest.IsEmpty)
        {
            var piece = CollectionsMarshal.AsSpan(_ring)[IndexInRing(end - (ulong)rest.Length)..];
            piece = piece[..Math.Min(piece.Length, rest.Length)];
            piece.CopyTo(rest);
            rest = rest[piece.Length..];
        }

        return bytes;
    }

    private int IndexInRing(ulong offset) => (int)((offset - _ringBase) % Capacity);
}
