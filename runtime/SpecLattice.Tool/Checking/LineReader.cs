using System.Buffers;

namespace SpecLattice.Tool.Checking;

/// <summary>Divides a stream into blocks of whole lines. Memory stays the same however long the stream is.</summary>
internal sealed class LineReader(Stream stream, int longestLine)
{
    private const int BlockBytes = 1 << 20;

    private byte[] _left = [];
    private int _leftLength;
    private long _line = 1;
    private bool _isAtEnd;

    /// <summary>Reads the next block; null at the end.</summary>
    public LineBlock? Read()
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Math.Max(BlockBytes, _leftLength * 2));
        _left.AsSpan(0, _leftLength).CopyTo(bytes);
        var length = _leftLength;
        while (true)
        {
            if (!_isAtEnd && length < bytes.Length)
            {
                var read = stream.Read(bytes, length, bytes.Length - length);
                _isAtEnd = read == 0;
                length += read;
                if (!_isAtEnd && length < bytes.Length)
                {
                    continue;
                }
            }

            var end = _isAtEnd ? length : bytes.AsSpan(0, length).LastIndexOf((byte)'\n') + 1;
            if (end > 0 || _isAtEnd)
            {
                return Take(bytes, length, end);
            }

            if (length > longestLine)
            {
                ArrayPool<byte>.Shared.Return(bytes);
                return SkipLine();
            }

            var larger = ArrayPool<byte>.Shared.Rent(bytes.Length * 2);
            bytes.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }
    }

    private LineBlock? Take(byte[] bytes, int length, int end)
    {
        _leftLength = length - end;
        if (_left.Length < _leftLength)
        {
            _left = new byte[Math.Max(_leftLength, BlockBytes)];
        }

        bytes.AsSpan(end, _leftLength).CopyTo(_left);
        if (end == 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
            return null;
        }

        if (_line == 1 && bytes.AsSpan(0, end).StartsWith("\uFEFF"u8))
        {
            // A byte order mark, as some editors write it: blanks say nothing.
            bytes.AsSpan(0, 3).Fill((byte)' ');
        }

        var block = new LineBlock { Bytes = bytes, Length = end, FirstLine = _line };
        _line += bytes.AsSpan(0, end).Count((byte)'\n');
        return block;
    }

    /// <summary>Reads over the rest of a line that is longer than a document may be.</summary>
    private LineBlock SkipLine()
    {
        var bytes = ArrayPool<byte>.Shared.Rent(BlockBytes);
        _leftLength = 0;
        for (int read; (read = stream.Read(bytes)) > 0;)
        {
            var end = bytes.AsSpan(0, read).IndexOf((byte)'\n') + 1;
            if (end > 0)
            {
                _leftLength = read - end;
                _left = _left.Length < _leftLength ? new byte[BlockBytes] : _left;
                bytes.AsSpan(end, _leftLength).CopyTo(_left);
                break;
            }
        }

        return new LineBlock { Bytes = bytes, Length = 0, FirstLine = _line++, Problem = $"the line is longer than the {longestLine} bytes that a document may have; raise that with --max-bytes" };
    }
}
