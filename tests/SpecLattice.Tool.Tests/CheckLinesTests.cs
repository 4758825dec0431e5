using System.Text;
using SpecLattice.Tool.Checking;
using SpecLattice.Tool.Tests.Support;

namespace SpecLattice.Tool.Tests;

/// <summary>Documents by the line.</summary>
public sealed class CheckLinesTests
{
    [Fact]
    public async Task Each_document_gets_a_result_line_in_order()
    {
        var run = await Support.Tool.RunAsync("check", "--family", "instance-spec", "--version", "3", "--lines", "documents.ndjson", "--assembly", Support.Tool.Api);

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Snapshot.Verify("check-lines", run.Output);
        Assert.StartsWith("3 of 5 accepted, ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_lines_from_the_standard_input_are_answered_in_order()
    {
        const int Copies = 3000;
        var document = (await File.ReadAllTextAsync(Support.Tool.Input("plain.v1.json"), TestContext.Current.CancellationToken)).TrimEnd();
        var input = new StringBuilder();
        for (var i = 0; i < Copies; i++)
        {
            input.Append(i % 7 == 3 ? "{}" : document).Append('\n');
        }

        var run = await Support.Tool.RunAsync(["check", "-f", "instance-spec", "-v", "1", "--lines", "-", "-a", Support.Tool.Api], input.ToString());

        var lines = run.Output.TrimEnd('\n').Split('\n');
        Assert.Equal(Copies, lines.Length);
        for (var i = 0; i < Copies; i++)
        {
            Assert.StartsWith($$"""{"line":{{i + 1}},"accepted":{{(i % 7 == 3 ? "false" : "true")}},""", lines[i], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("a\nbb\n\nccc")]
    [InlineData("")]
    [InlineData("\n")]
    public void Blocks_hold_whole_lines(string text)
    {
        var reader = new LineReader(new TricklingStream(Encoding.UTF8.GetBytes(text)), 100);
        var read = new StringBuilder();
        while (reader.Read() is { } block)
        {
            Assert.Null(block.Problem);
            read.Append(Encoding.UTF8.GetString(block.Bytes, 0, block.Length));
        }

        Assert.Equal(text, read.ToString());
    }

    [Fact]
    public void A_line_longer_than_a_document_may_be_is_refused_and_the_next_is_read()
    {
        var longest = SpecJsonOptions.Default.MaxBytes;
        var bytes = new byte[(longest * 2) + 5_000_000];
        Array.Fill(bytes, (byte)'x');
        var text = bytes.Concat(Encoding.UTF8.GetBytes("\nnext\n")).ToArray();
        var reader = new LineReader(new MemoryStream(text), longest);

        var refused = reader.Read()!;
        var next = reader.Read()!;

        Assert.Contains("longer than", refused.Problem, StringComparison.Ordinal);
        Assert.Equal((1, 2), (refused.FirstLine, next.FirstLine));
        Assert.Equal("next\n", Encoding.UTF8.GetString(next.Bytes, 0, next.Length));
        Assert.Null(reader.Read());
    }

    [Theory]
    [InlineData("""{"a":1}""", """{"a":1}""", true)]
    [InlineData("""{"a":1,"b":null}""", """{"a":1}""", true)]
    [InlineData("""{"b":null,"a":1}""", """{"a":1}""", true)]
    [InlineData("""{"ab":null,"a":1}""", """{"a":1}""", true)]
    [InlineData("""{"a":1,"b":null,"c":null,"d":2}""", """{"a":1,"d":2}""", true)]
    [InlineData("""{"a":{"b":null}}""", """{"a":{}}""", true)]
    [InlineData("""{"a":1}""", """{"a":2}""", false)]
    [InlineData("""{"a":1,"b":0}""", """{"a":1}""", false)]
    [InlineData("""{"a":1}""", """{"a":1,"b":2}""", false)]
    [InlineData("""{"a":null}""", """{"b":1}""", false)]
    [InlineData("""[null]""", """[]""", false)]
    public void Members_that_are_null_may_be_left_out(string read, string written, bool expected) =>
        Assert.Equal(expected, NullOmission.AreSame(Encoding.UTF8.GetBytes(read), Encoding.UTF8.GetBytes(written)));

    /// <summary>A stream that gives a byte at a time, as a slow pipe may.</summary>
    private sealed class TricklingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));
    }
}
