using System.Runtime.CompilerServices;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>A line while it is put together: its pieces go to their place in the text at once.</summary>
[InterpolatedStringHandler]
internal readonly ref struct SourceLine
{
    private readonly SourceWriter _writer;

    public SourceLine(int literalLength, int formattedCount, SourceWriter writer)
    {
        _writer = writer;
        Before = writer.Length;
        Start = writer.BeginPieces();
    }

    /// <summary>How much was written before the line.</summary>
    public int Before { get; }

    /// <summary>Where the line's text begins, behind its indentation.</summary>
    public int Start { get; }

    public void AppendLiteral(string text) => _writer.Write(text);

    public void AppendFormatted(string? text) => _writer.Write(text);

    public void AppendFormatted(int number) => _writer.Write(Identifiers.Number(number));
}
