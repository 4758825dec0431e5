using System.Buffers;
using System.Text.Json;

namespace SpecLattice.Tool.Checking;

/// <summary>Some whole lines of a stream, and the results for them.</summary>
internal sealed class LineBlock
{
    private static readonly JsonWriterOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>How many of the bytes are the lines.</summary>
    public required int Length { get; init; }

    /// <summary>The number of the first line, from 1.</summary>
    public required long FirstLine { get; init; }

    /// <summary>Why the lines cannot be checked, where that is so.</summary>
    public string? Problem { get; init; }

    /// <summary>One result line for each document.</summary>
    public ArrayBufferWriter<byte> Results { get; } = new();

    public int Documents { get; private set; }

    public int Accepted { get; private set; }

    /// <summary>Checks the lines. Empty ones are skipped.</summary>
    public void Check(DocumentCheck check)
    {
        using var writer = new Utf8JsonWriter(Results, Options);
        if (Problem is not null)
        {
            Write(writer, FirstLine, new CheckResult { Error = Problem });
            return;
        }

        var lines = Bytes.AsSpan(0, Length);
        for (var number = FirstLine; !lines.IsEmpty; number++)
        {
            var end = lines.IndexOf((byte)'\n');
            var line = end < 0 ? lines : lines[..end];
            lines = end < 0 ? [] : lines[(end + 1)..];
            line = line.TrimEnd((byte)'\r');
            if (!line.IsEmpty)
            {
                Write(writer, number, check.Check(line));
            }
        }
    }

    private void Write(Utf8JsonWriter writer, long number, in CheckResult result)
    {
        Documents++;
        Accepted += result.IsAccepted ? 1 : 0;
        CheckReport.Write(writer, number, null, result);
        writer.Flush();
        writer.Reset();
        Results.Write("\n"u8);
    }
}
