using System.Globalization;
using System.Text;

namespace SpecLattice.Generators.Tests.RandomFamilies.Emitting;

/// <summary>Indented source text.</summary>
internal sealed class CodeText
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line(string line) => _text.Append(' ', _depth * 4).Append(line).Append('\n');

    public void Open(string heading)
    {
        Line(heading);
        Line("{");
        _depth++;
    }

    public void Close(string after = "")
    {
        _depth--;
        Line("}" + after);
    }

    public override string ToString() => _text.ToString();

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
