using System.Text;

namespace SpecLattice.Generators.Emission;

/// <summary>Writes indented lines, always ending in <c>\n</c>.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private readonly Stack<int> _extraDepths = new();
    private string _last = "";
    private int _lastDepth;
    private int _depth;
    private bool _needsSeparator;
    private bool _isAfterBlock;

    public override string ToString() => _text.ToString();

    /// <summary>Writes a line, or several that one string holds, each at the current indentation.</summary>
    public void Line(string text = "")
    {
        if (_isAfterBlock && !GoesOn(text))
        {
            _text.Append('\n');
        }

        _isAfterBlock = false;
        _lastDepth = _depth;
        _needsSeparator = true;
        var room = LineWrapper.MaxLineLength - (_depth * 4);
        if (text.Length <= room && text.IndexOf('\n') < 0)
        {
            Append(text);
            return;
        }

        foreach (var line in text.Split('\n'))
        {
            foreach (var wrapped in LineWrapper.Wrap(line, room))
            {
                Append(wrapped);
            }
        }
    }

    /// <summary>Writes a documentation comment, over several lines where it is long.</summary>
    /// <param name="element">The element's name.</param>
    /// <param name="text">What it says, as XML.</param>
    public void Document(string element, string text)
    {
        var room = LineWrapper.MaxLineLength - (_depth * 4);
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
            _text.Append('\n');
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

    /// <summary>Opens a block. That of an expression which began on a continued line stands under that line.</summary>
    public void Open()
    {
        var lastDepth = _lastDepth + ((_last.Length - _last.TrimStart(' ').Length) / 4);
        var isOfExpression = _last.EndsWith(" switch", StringComparison.Ordinal) || _last.EndsWith(" new()", StringComparison.Ordinal);
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

    private void Append(string line)
    {
        if (line.Length > 0)
        {
            _text.Append(' ', _depth * 4).Append(line);
        }

        _text.Append('\n');
        _last = line;
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
