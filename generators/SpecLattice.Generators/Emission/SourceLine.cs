using System.Runtime.CompilerServices;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Lines while they are put together: their pieces go to their places in the text at once.</summary>
[InterpolatedStringHandler]
internal readonly ref struct SourceLine
{
    private readonly SourceWriter _writer;

    public SourceLine(int literalLength, int formattedCount, SourceWriter writer)
    {
        _writer = writer;
        Before = writer.BeginText();
    }

    /// <summary>How much was written before.</summary>
    public int Before { get; }

    public void AppendLiteral(string text) => _writer.Literal(text);

    public void AppendFormatted(string? text) => _writer.Piece(text);

    public void AppendFormatted(IEnumerable<string> lines) => _writer.Piece(lines);

    public void AppendFormatted(int number) => _writer.Piece(Identifiers.Number(number));
}
