using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using SpecLattice.Serialization;

namespace SpecLattice;

/// <content>Streams in which each line is a document (NDJSON).</content>
public static partial class SpecJson
{
    private static readonly byte[] EndOfLine = "\n"u8.ToArray();

    /// <summary>Reads a stream in which each line is a document. Reading ends with an error at the first line that is none.</summary>
    /// <typeparam name="T">The values' type.</typeparam>
    /// <param name="utf8Json">The stream, which stays open. Empty lines are passed over.</param>
    /// <param name="options">How to read; <see cref="SpecJsonOptions.Default"/> unless given. No more than a line of the bytes that they allow, and one piece, is held.</param>
    /// <param name="cancellationToken">Ends reading early.</param>
    /// <returns>The values, as they are read.</returns>
    /// <exception cref="SpecJsonException">A line is not such a value. The error's line is that of the stream.</exception>
    public static async IAsyncEnumerable<T> DeserializeLinesAsync<T>(
        Stream utf8Json, SpecJsonOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : ISpecJson<T>
    {
        await foreach (SpecJsonLine<T> line in TryDeserializeLinesAsync<T>(utf8Json, options, cancellationToken).ConfigureAwait(false))
        {
            yield return line.TryGetValue(out T? value, out SpecJsonException? error) ? value : throw error;
        }
    }

    /// <inheritdoc cref="DeserializeLinesAsync{T}(Stream, SpecJsonOptions?, CancellationToken)"/>
    /// <param name="utf8Json">The pipe, which is not completed. Empty lines are passed over.</param>
    /// <param name="options">How to read; <see cref="SpecJsonOptions.Default"/> unless given. No more than a line of the bytes that they allow, and one piece, is held.</param>
    /// <param name="cancellationToken">Ends reading early.</param>
    public static IAsyncEnumerable<T> DeserializeLinesAsync<T>(PipeReader utf8Json, SpecJsonOptions? options = null, CancellationToken cancellationToken = default)
        where T : ISpecJson<T>
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        return DeserializeLinesAsync<T>(utf8Json.AsStream(leaveOpen: true), options, cancellationToken);
    }

    /// <summary>Reads a stream in which each line is a document. A line that is none is given with its error, and reading goes on behind it.</summary>
    /// <typeparam name="T">The values' type.</typeparam>
    /// <param name="utf8Json">The stream, which stays open. Empty lines are passed over.</param>
    /// <param name="options">How to read; <see cref="SpecJsonOptions.Default"/> unless given. No more than a line of the bytes that they allow, and one piece, is held.</param>
    /// <param name="cancellationToken">Ends reading early.</param>
    /// <returns>The lines, as they are read.</returns>
    public static async IAsyncEnumerable<SpecJsonLine<T>> TryDeserializeLinesAsync<T>(
        Stream utf8Json, SpecJsonOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : ISpecJson<T>
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        options ??= SpecJsonOptions.Default;
        var lines = new SpecJsonLineReader(utf8Json, options.MaxBytes);
        while (await lines.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            if (lines.IsTooLong || WithoutMark(lines.Line.Span).ContainsAnyExcept(" \t\r"u8))
            {
                yield return ReadLine<T>(lines, options);
            }
        }
    }

    /// <summary>Writes values to a stream, each as a line.</summary>
    /// <typeparam name="T">The values' type.</typeparam>
    /// <param name="utf8Json">Where the lines go. The stream stays open.</param>
    /// <param name="values">The values.</param>
    /// <param name="options">How to write; <see cref="SpecJsonOptions.Default"/> unless given. A line is never indented.</param>
    /// <param name="cancellationToken">Ends writing early, behind a whole line.</param>
    /// <returns>The task of writing.</returns>
    /// <exception cref="SpecJsonException">A value holds what no reader would accept. The lines before it are written, and nothing of its own.</exception>
    public static async Task SerializeLinesAsync<T>(Stream utf8Json, IAsyncEnumerable<T> values, SpecJsonOptions? options = null, CancellationToken cancellationToken = default)
        where T : ISpecJson<T>
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        ArgumentNullException.ThrowIfNull(values);
        await foreach (T value in values.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            await utf8Json.WriteAsync(LineOf(value, options), CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <inheritdoc cref="SerializeLinesAsync{T}(Stream, IAsyncEnumerable{T}, SpecJsonOptions?, CancellationToken)"/>
    /// <param name="utf8Json">Where the lines go. The stream stays open.</param>
    /// <param name="values">The values.</param>
    /// <param name="options">How to write; <see cref="SpecJsonOptions.Default"/> unless given. A line is never indented.</param>
    /// <param name="cancellationToken">Ends writing early, behind a whole line.</param>
    public static async Task SerializeLinesAsync<T>(Stream utf8Json, IEnumerable<T> values, SpecJsonOptions? options = null, CancellationToken cancellationToken = default)
        where T : ISpecJson<T>
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        ArgumentNullException.ThrowIfNull(values);
        foreach (T value in values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await utf8Json.WriteAsync(LineOf(value, options), CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static SpecJsonLine<T> ReadLine<T>(SpecJsonLineReader lines, SpecJsonOptions options)
        where T : ISpecJson<T>
    {
        if (lines.IsTooLong)
        {
            return new SpecJsonLine<T>(
                lines.Number, SpecJsonException.At(0, $"the line is larger than the {options.MaxBytes} bytes allowed").Place("", lines.Number, 1, lines.Offset));
        }

        try
        {
            return new SpecJsonLine<T>(lines.Number, Deserialize<T>(lines.Line.Span, options));
        }
        catch (SpecJsonException error)
        {
            return new SpecJsonLine<T>(lines.Number, error.MoveLine(lines.Number - 1, lines.Offset));
        }
    }

    private static ReadOnlyMemory<byte> LineOf<T>(T value, SpecJsonOptions? options)
        where T : ISpecJson<T>
    {
        SpecJsonDocument document = SpecJsonDocument.Of(value, (options ?? SpecJsonOptions.Default) with { WriteIndented = false });
        byte[] line = [.. document.Bytes, .. EndOfLine];
        Span<byte> text = line.AsSpan(..^1);
        if (text.ContainsAny("\r\n"u8))
        {
            JoinLines(text);
        }

        return line;
    }

    /// <summary>Makes one line of a document that holds something as it was read, in lines.</summary>
    private static void JoinLines(Span<byte> text)
    {
        // Between tokens they are spaces like others, and inside of strings JSON has none. But a comment ends with its line.
        try
        {
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = int.MaxValue, AllowTrailingCommas = true });
            while (reader.Read())
            {
            }
        }
        catch (JsonException error)
        {
            throw SpecJsonWrite.Error("the value holds comments in lines of their own, which cannot be written as one line", error).Place("", 1, 1, 0);
        }

        text.Replace((byte)'\n', (byte)' ');
        text.Replace((byte)'\r', (byte)' ');
    }
}
