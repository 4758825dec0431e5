using System.Buffers;
using System.Runtime.CompilerServices;

namespace SpecLattice.Generators.Emission;

/// <summary>Writes indented lines, always ending in <c>\n</c>. Interpolated ones are written where they belong at once, without becoming a string before.</summary>
internal sealed class SourceWriter
{
    private const int FirstCapacity = 16 * 1024;

    private readonly Stack<int> _extraDepths = new();
    private char[] _text = ArrayPool<char>.Shared.Rent(FirstCapacity);
    private int _length;
    private int _lastStart;
    private int _lastLength;
    private int _lastDepth;
    private int _depth;
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
        Begin(GoesOn(text));
        if (text.Length <= Room && text.IndexOf('\n') < 0)
        {
            Append(text);
            return;
        }

        foreach (var line in text.Split('\n'))
        {
            foreach (var wrapped in LineWrapper.Wrap(line, Room))
            {
                Append(wrapped);
            }
        }
    }

    /// <summary>Writes a line that is put together.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] ref SourceLine line)
    {
        // What is written already is the line, unless it must be more than one, or an empty one comes first.
        _isPuttingTogether = false;
        var (start, length) = (line.Start, _length - line.Start);
        if (length > Room || length == 0 || _isAfterBlock || Array.IndexOf(_text, '\n', start, length) >= 0)
        {
            var text = new string(_text, start, length);
            _length = line.Before;
            Line(text);
            return;
        }

        Begin(goesOn: true);
        End(start);
    }

    private int Room => LineWrapper.MaxLineLength - (_depth * 4);

    private void Begin(bool goesOn)
    {
        if (_isPuttingTogether)
        {
            throw new InvalidOperationException("A line was written by what is put into another one.");
        }

        if (_isAfterBlock && !goesOn)
        {
            Write('\n');
        }

        _isAfterBlock = false;
        _lastDepth = _depth;
        _needsSeparator = true;
    }

    /// <summary>Writes a line of a literal, as it is.</summary>
    public void Raw(string text)
    {
        Begin(goesOn: true);
        Append(text);
    }

    /// <summary>Writes a documentation comment, over several lines where it is long.</summary>
    /// <param name="element">The element's name.</param>
    /// <param name="text">What it says, as XML.</param>
    public void Document(string element, string text)
    {
        var room = Room;
        var whole = $"/// <{element}>{text}</{element}>";
        if (whole.Length <= room)
        {
            Line(whole);
            return;
        }

        Line($"/// <{element}>");
        var line = "///";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 3 && line.Length + 1 + word.Length > room)
            {
                Line(line);
                line = "///";
            }

            line += " " + word;
        }

        Line(line);
        Line($"/// </{element}>");
    }

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

    /// <summary>Writes a heading that is put together, and opens its block.</summary>
    public void Open([InterpolatedStringHandlerArgument("")] ref SourceLine heading)
    {
        Line(ref heading);
        Open();
    }

    /// <summary>Opens a block. That of an expression which began on a continued line stands under that line.</summary>
    public void Open()
    {
        var last = _text.AsSpan(_lastStart, _lastLength);
        var lastDepth = _lastDepth + ((last.Length - last.TrimStart(' ').Length) / 4);
        var isOfExpression = last.EndsWith(" switch".AsSpan()) || last.EndsWith(" new()".AsSpan());
        var extra = isOfExpression ? Math.Max(0, lastDepth - _depth) : 0;
        _extraDepths.Push(extra);
        _depth += extra;
        Line("{");
        _depth++;
        _needsSeparator = false;
    }

    public void Close(string after = "")
    {
        _depth--;
        Line("}" + after);
        _depth -= _extraDepths.Pop();
        _isAfterBlock = after.Length == 0;
    }

    /// <summary>Begins a line that is put together.</summary>
    /// <returns>Where its text begins.</returns>
    public int BeginPieces()
    {
        var start = Indent(_depth);
        _isPuttingTogether = true;
        return start;
    }

    private int Indent(int depth)
    {
        var count = depth * 4;
        Reserve(count);
        _text.AsSpan(_length, count).Fill(' ');
        return _length += count;
    }

    /// <summary>How much is written.</summary>
    public int Length => _length;

    public void Write(string? text)
    {
        if (text is not null)
        {
            Reserve(text.Length);
            text.CopyTo(0, _text, _length, text.Length);
            _length += text.Length;
        }
    }

    private void Write(char character)
    {
        Reserve(1);
        _text[_length++] = character;
    }

    private void Append(string line)
    {
        var start = line.Length > 0 ? Indent(_depth) : _length;
        Write(line);
        End(start);
    }

    private void End(int start)
    {
        (_lastStart, _lastLength) = (start, _length - start);
        Write('\n');
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
    private static bool GoesOn(string text) =>
        text.Length == 0
        || text[0] == '}'
        || text == "else"
        || text.StartsWith("else ", StringComparison.Ordinal)
        || text.StartsWith("case ", StringComparison.Ordinal)
        || text.StartsWith("default:", StringComparison.Ordinal);

    public void Indent() => _depth++;

    public void Unindent() => _depth--;
}
