using System.Buffers;
using System.Runtime.CompilerServices;

namespace SpecLattice.Generators.Emission;

/// <summary>Writes indented lines, always ending in <c>\n</c>. Interpolated text is written where it belongs at once, without becoming a string before.</summary>
internal sealed class SourceWriter
{
    private const int FirstCapacity = 16 * 1024;

    private char[] _text = ArrayPool<char>.Shared.Rent(FirstCapacity);
    private int _length;
    private int _depth;
    private int _lineStart;
    private bool _hasPiece;
    private bool _needsSeparator;
    private bool _isAfterBlock;
    private bool _isPuttingTogether;

    /// <summary>The text. Nothing can be written afterwards.</summary>
    public string Complete()
    {
        var text = new string(_text, 0, _length);
        ArrayPool<char>.Shared.Return(_text);
        _text = [];
        return text;
    }

    /// <summary>Writes a line, or several that one string holds, each at the current indentation.</summary>
    public void Line(string text = "")
    {
        var before = BeginText();
        Literal(text);
        EndText(before);
    }

    /// <summary>
    /// Writes a line, or several, with pieces in it. A piece of several lines keeps the indentation of the line that it begins on; a line of nothing but empty pieces is left out.
    /// </summary>
    public void Line([InterpolatedStringHandlerArgument("")] ref SourceLine line) => EndText(line.Before);

    /// <summary>Leaves an empty line between two members, but none before the first.</summary>
    public void Separate()
    {
        if (_needsSeparator)
        {
            Write('\n');
            _needsSeparator = false;
            _isAfterBlock = false;
        }
    }

    /// <summary>Writes a heading and opens its block.</summary>
    public void Open(string heading)
    {
        Line(heading);
        Open();
    }

    /// <summary>Writes a heading with pieces in it, and opens its block.</summary>
    public void Open([InterpolatedStringHandlerArgument("")] ref SourceLine heading)
    {
        Line(ref heading);
        Open();
    }

    public void Open()
    {
        Line("{");
        _depth++;
        _needsSeparator = false;
    }

    public void Close(string after = "")
    {
        _depth--;
        Line("}" + after);
        _isAfterBlock = after.Length == 0;
    }

    public void Indent() => _depth++;

    public void Unindent() => _depth--;

    /// <summary>Begins a text.</summary>
    /// <returns>How much was written before.</returns>
    public int BeginText()
    {
        if (_isPuttingTogether)
        {
            throw new InvalidOperationException("A line was written by what is put into another one.");
        }

        _isPuttingTogether = true;
        var before = _length;
        BeginLine(_depth * 4);
        return before;
    }

    /// <summary>Writes what the template itself says.</summary>
    public void Literal(string text)
    {
        var start = 0;
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', start))
        {
            Write(text, start, end - start);
            EndLine();
            BeginLine(_depth * 4);
            start = end + 1;
        }

        Write(text, start, text.Length - start);
    }

    /// <summary>Writes a piece into the template.</summary>
    public void Piece(string? text)
    {
        _hasPiece = true;
        if (text is null)
        {
            return;
        }

        var (indentation, start) = (Indentation, 0);
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', start))
        {
            Write(text, start, end - start);
            _hasPiece = false;
            EndLine();
            BeginLine(indentation);
            start = end + 1;
        }

        Write(text, start, text.Length - start);
    }

    /// <summary>Writes a piece of several lines.</summary>
    public void Piece(IEnumerable<string> lines)
    {
        _hasPiece = true;
        var (indentation, isFirst) = (Indentation, true);
        foreach (var line in lines)
        {
            if (!isFirst)
            {
                _hasPiece = false;
                EndLine();
                BeginLine(indentation);
            }

            Piece(line);
            isFirst = false;
        }
    }

    private void EndText(int before)
    {
        EndLine();
        _isPuttingTogether = false;
        if (_length == before)
        {
            return;
        }

        if (_isAfterBlock && !GoesOn(_text.AsSpan(before, _length - before)))
        {
            Reserve(1);
            Array.Copy(_text, before, _text, before + 1, _length - before);
            _text[before] = '\n';
            _length++;
        }

        _isAfterBlock = false;
        _needsSeparator = true;
    }

    // How far in the current line is.
    private int Indentation
    {
        get
        {
            var line = _text.AsSpan(_lineStart, _length - _lineStart);
            return line.Length - line.TrimStart(' ').Length;
        }
    }

    private void BeginLine(int indentation)
    {
        _lineStart = _length;
        _hasPiece = false;
        Reserve(indentation);
        _text.AsSpan(_length, indentation).Fill(' ');
        _length += indentation;
    }

    private void EndLine()
    {
        if (Indentation == _length - _lineStart)
        {
            _length = _lineStart;
            if (_hasPiece)
            {
                return;
            }
        }

        Write('\n');
    }

    private void Write(string text) => Write(text, 0, text.Length);

    private void Write(string text, int start, int count)
    {
        Reserve(count);
        text.CopyTo(start, _text, _length, count);
        _length += count;
    }

    private void Write(char character)
    {
        Reserve(1);
        _text[_length++] = character;
    }

    private void Reserve(int count)
    {
        if (_length + count > _text.Length)
        {
            var larger = ArrayPool<char>.Shared.Rent(Math.Max(_text.Length * 2, _length + count));
            Array.Copy(_text, larger, _length);
            ArrayPool<char>.Shared.Return(_text);
            _text = larger;
        }
    }

    // A block is followed by an empty line, unless what follows belongs to it or ends the block around it.
    private static bool GoesOn(ReadOnlySpan<char> text)
    {
        text = text.TrimStart(' ');
        return text[0] is '}' or '\n'
            || text.StartsWith("else\n".AsSpan())
            || text.StartsWith("else ".AsSpan())
            || text.StartsWith("case ".AsSpan())
            || text.StartsWith("default:".AsSpan());
    }
}
