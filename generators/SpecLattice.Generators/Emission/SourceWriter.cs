using System.Text;

namespace SpecLattice.Generators.Emission;

/// <summary>Writes indented lines, always ending in <c>\n</c>.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _needsSeparator;

    public override string ToString() => _text.ToString();

    /// <summary>Writes a line, or several that one string holds, each at the current indentation.</summary>
    public void Line(string text = "")
    {
        var start = 0;
        while (start <= text.Length)
        {
            var end = text.IndexOf('\n', start);
            var length = (end < 0 ? text.Length : end) - start;
            if (length > 0)
            {
                _text.Append(' ', _depth * 4).Append(text, start, length);
            }

            _text.Append('\n');
            start += length + 1;
        }

        _needsSeparator = true;
    }

    /// <summary>Leaves an empty line between two members, but none before the first.</summary>
    public void Separate()
    {
        if (_needsSeparator)
        {
            _text.Append('\n');
            _needsSeparator = false;
        }
    }

    /// <summary>Writes a heading and opens its block.</summary>
    public void Open(string heading)
    {
        Line(heading);
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
    }

    public void Indent() => _depth++;

    public void Unindent() => _depth--;
}
