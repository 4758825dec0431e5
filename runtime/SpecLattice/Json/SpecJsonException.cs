using System.Globalization;
using System.Text;
using System.Text.Json;
using SpecLattice.Serialization;

namespace SpecLattice;

/// <summary>
/// A document is not what was expected, or a value cannot be written because no reader would accept the document.
/// Says where, and what was expected; never what values the document holds.
/// </summary>
public sealed class SpecJsonException : JsonException
{
    private string? _pointer;
    private long? _line;
    private long? _column;

    // The place as System.Text.Json counts it is behind the token, this many bytes; null where that says nothing about the column.
    private int? _bytesBehind;

    private SpecJsonException(string problem, long? tokenStart, Exception? cause = null)
        : base(problem, cause)
    {
        Problem = problem;
        Offset = tokenStart;
    }

    /// <summary>What is wrong and what was expected, without the place.</summary>
    public string Problem { get; }

    /// <summary>Where in the document, as a JSON pointer (RFC 6901); empty for the root, null where unknown.</summary>
    public string? Pointer => _pointer is not null && Path is not null ? SpecPointer.FromPath(Path) + _pointer : _pointer;

    /// <summary>The line, from 1; null where unknown.</summary>
    public long? Line => _line ?? LineNumber + 1;

    /// <summary>The place in the line, from 1, in bytes; null where unknown.</summary>
    public long? Column => _line is not null ? _column : BytePositionInLine + 1 - _bytesBehind;

    /// <summary>The place in the document, from 0, in bytes; null where unknown.</summary>
    public long? Offset { get; private set; }

    /// <summary>What is wrong, what was expected, and where.</summary>
    public override string Message
    {
        get
        {
            if (Pointer is not { } pointer)
            {
                return Problem;
            }

            var message = new StringBuilder(Problem).Append(" (at ");
            message.Append(pointer.Length == 0 ? "the root" : SpecText.Show(pointer, SpecText.MaxPointerLength));
            if (Line is { } line)
            {
                message.Append(CultureInfo.InvariantCulture, $", line {line}");
            }

            if (Column is { } column)
            {
                message.Append(CultureInfo.InvariantCulture, $", column {column}");
            }

            return message.Append(')').ToString();
        }
    }

    /// <summary>
    /// Whether the place is known: <see cref="SpecJson"/> and <see cref="SpecJsonConverter{T}"/> find it once an error
    /// comes up to them, so that reading a good document does not pay for it.
    /// </summary>
    internal bool IsPlaced => _pointer is not null;

    /// <summary>An error at a token.</summary>
    /// <param name="tokenStart">Where the token starts: the reader's <see cref="Utf8JsonReader.TokenStartIndex"/>.</param>
    /// <param name="message">What is wrong and what was expected, without any value of the document.</param>
    /// <returns>The exception.</returns>
    public static SpecJsonException At(long tokenStart, string message) => new(message, tokenStart);

    /// <summary>An error at a token, with what caused it.</summary>
    internal static SpecJsonException At(long tokenStart, string message, Exception? cause) => new(message, tokenStart, cause);

    /// <summary>Says where in the document the error is.</summary>
    internal SpecJsonException Place(string pointer, long line, long column, long? offset)
    {
        _pointer = pointer;
        _line = line;
        _column = column;
        Offset = offset;
        return this;
    }

    /// <summary>Says that the place is inside an element of a collection.</summary>
    internal SpecJsonException PlaceInside(string element)
    {
        _pointer = element + _pointer;
        return this;
    }

    /// <summary>Counts bytes that the document has before what was read.</summary>
    internal void MoveOffset(int bytes) => Offset += bytes;

    /// <summary>Counts lines and bytes that the stream has before what was read.</summary>
    internal SpecJsonException MoveLine(long lines, long bytes)
    {
        _line += lines;
        Offset += bytes;
        return this;
    }

    /// <summary>Says where below the converter's value the error is; System.Text.Json adds the rest.</summary>
    internal SpecJsonException PlaceBelow(string pointer, int? bytesBehind)
    {
        _pointer = pointer;
        _bytesBehind = bytesBehind;
        Offset = null;
        return this;
    }
}
