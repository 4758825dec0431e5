namespace SpecLattice;

/// <summary>Takes a stream apart into its lines, none of which it holds beyond a limit.</summary>
/// <param name="stream">The stream.</param>
/// <param name="maxBytes">The most bytes of a line.</param>
internal sealed class SpecJsonLineReader(Stream stream, int maxBytes)
{
    private const int PieceLength = 16 * 1024;

    private byte[] _buffer = new byte[PieceLength];
    private int _start;
    private int _end;
    private bool _hasEnded;
    private long _next;

    /// <summary>The line's number, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Where in the stream the line begins, from 0.</summary>
    public long Offset { get; private set; }

    /// <summary>The line without its end, until the next is read; empty where it is too long.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>Whether the line has more bytes than allowed.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Reads the next line.</summary>
    /// <param name="cancellationToken">Ends reading early.</param>
    /// <returns>Whether there is one.</returns>
    public async ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken)
    {
        Number++;
        Offset = _next;
        Line = default;
        IsTooLong = false;
        int searched = 0;
        while (true)
        {
            int found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                Take(searched + found, end: 1);
                return true;
            }

            searched = _end - _start;
            if (searched > maxBytes)
            {
                Take(searched, end: 0);
                searched = 0;
            }

            if (_hasEnded)
            {
                bool isThere = searched > 0 || IsTooLong;
                Take(searched, end: 0);
                return isThere;
            }

            await FillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private void Take(int length, int end)
    {
        IsTooLong |= length > maxBytes;
        Line = IsTooLong ? default : _buffer.AsMemory(_start, length);
        _start += length + end;
        _next += length + end;
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        int length = _end - _start;
        if (_start > 0)
        {
            _buffer.AsSpan(_start, length).CopyTo(_buffer);
            (_start, _end) = (0, length);
        }

        if (length == _buffer.Length)
        {
            Array.Resize(ref _buffer, (int)Math.Min((long)length * 2, Math.Max(PieceLength, (long)maxBytes) + 1));
        }

        int read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _end += read;
        _hasEnded = read == 0;
    }
}
