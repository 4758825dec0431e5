using System.IO.Pipelines;
using System.Text;
using SpecLattice.Families.Tests.Families;
using V1 = SpecLattice.Families.Tests.Families.V1;
using V3 = SpecLattice.Families.Tests.Families.V3;

namespace SpecLattice.Families.Tests;

/// <summary>Streams of documents, each in a line of its own, and pipes.</summary>
public sealed class DocumentLineTests
{
    private const string First = """{"Number":"A-1","Placed":"2019-03-01","Amount":19.90,"Currency":"EUR","Attachments":[]}""";
    private const string Third = """{"schemaVersion":3,"Number":"A-2","Placed":"2024-03-01","Total":{"Amount":5,"Currency":"EUR"},"Attachments":[]}""";
    private const string Unknown = """{"Number" : "A-3", "schemaVersion":9}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("\n", true, 1)]
    [InlineData("\n", false, 7)]
    [InlineData("\r\n", true, 100_000)]
    [InlineData("\n \t\n\n", false, 100_000)]
    public async Task Lines_are_read_in_any_version_and_written_as_they_were(string end, bool ends, int pieces)
    {
        string[] lines = [First, Third, Unknown, First];
        var text = string.Join(end, lines) + (ends ? end : "");
        var read = new List<VersionedSalesOrder>();
        await foreach (var order in SpecJson.DeserializeLinesAsync<VersionedSalesOrder>(Pieces(text, pieces), cancellationToken: Cancellation))
        {
            read.Add(order);
        }

        Assert.Equal([typeof(V1.SalesOrder), typeof(V3.SalesOrder), typeof(UnknownSalesOrder), typeof(V1.SalesOrder)], read.Select(order => order.GetType()));
        using var written = new MemoryStream();
        await SpecJson.SerializeLinesAsync(written, read, cancellationToken: Cancellation);
        await SpecJson.SerializeLinesAsync(written, SpecJson.DeserializeLinesAsync<VersionedSalesOrder>(Pieces(text, pieces), cancellationToken: Cancellation), SpecJsonOptions.Indented, Cancellation);
        Assert.Equal(string.Concat(Enumerable.Repeat(string.Join('\n', lines) + "\n", 2)), Encoding.UTF8.GetString(written.ToArray()));

        var pipe = PipeReader.Create(Pieces(text, pieces));
        Assert.Equal(read, await SpecJson.DeserializeLinesAsync<VersionedSalesOrder>(pipe, cancellationToken: Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_wrong_line_has_its_number_and_place_and_the_next_is_read()
    {
        var text = $"{First}\n\n{{\"schemaVersion\":\"3\"}}\n{Third}\n{{\n";
        var lines = await SpecJson.TryDeserializeLinesAsync<VersionedSalesOrder>(Pieces(text, 5), cancellationToken: Cancellation).ToListAsync(Cancellation);

        Assert.Equal([1, 3, 4, 5], lines.Select(line => line.Number));
        Assert.Equal("line 3: expected an integer, found a string (at /schemaVersion, line 3, column 18)", lines[1].ToString());
        Assert.Equal(First.Length + 2 + 17, lines[1].Error!.Offset);
        Assert.True(lines[2].TryGetValue(out var order, out _) && order is V3.SalesOrder);
        Assert.False(lines[3].TryGetValue(out _, out var error));
        Assert.Equal(5, error!.Line);

        var thrown = await Assert.ThrowsAsync<SpecJsonException>(async () => await SpecJson.DeserializeLinesAsync<VersionedSalesOrder>(Pieces(text, 5), cancellationToken: Cancellation).ToListAsync(Cancellation));
        Assert.Equal(lines[1].Error!.Message, thrown.Message);
        Assert.Throws<InvalidOperationException>(() => default(SpecJsonLine<VersionedSalesOrder>).TryGetValue(out _, out _));
    }

    [Theory]
    [InlineData(90, 17)]
    [InlineData(90, 100_000)]
    [InlineData(20_000, 4096)]
    public async Task A_line_that_is_too_long_is_not_held_and_the_next_is_read(int most, int pieces)
    {
        var text = $"{First}\n{new string('x', most + 1)}\n{First}\n{new string('x', most * 5)}\n{First.PadRight(most)}\n{new string('y', most * 3)}";
        var lines = await SpecJson.TryDeserializeLinesAsync<VersionedSalesOrder>(Pieces(text, pieces), new SpecJsonOptions { MaxBytes = most }, Cancellation).ToListAsync(Cancellation);

        Assert.Equal([true, false, true, false, true, false], lines.Select(line => line.Error is null));
        Assert.All(lines.Where(line => line.Error is not null), line => Assert.Equal($"the line is larger than the {most} bytes allowed (at the root, line {line.Number}, column 1)", line.Error!.Message));
        Assert.Equal(First.Length + 1 + most + 2 + First.Length + 1, lines[3].Error!.Offset);
    }

    [Fact]
    public async Task What_was_kept_in_lines_is_written_as_one_and_comments_are_refused()
    {
        var options = new SpecJsonOptions { AllowComments = true };
        VersionedSalesOrder kept = SpecJson.Deserialize<VersionedSalesOrder>("{\n  \"schemaVersion\": 9,\r\n  \"x\": \"a\\nb\" }");
        using var written = new MemoryStream();
        await SpecJson.SerializeLinesAsync(written, [kept, SpecJson.Deserialize<VersionedSalesOrder>(First)], cancellationToken: Cancellation);
        Assert.Equal("{   \"schemaVersion\": 9,    \"x\": \"a\\nb\" }\n" + First + "\n", Encoding.UTF8.GetString(written.ToArray()));

        var commented = SpecJson.Deserialize<VersionedSalesOrder>("{ // nine\n \"schemaVersion\": 9 }", options);
        Assert.Contains("comments", (await Assert.ThrowsAsync<SpecJsonException>(() => SpecJson.SerializeLinesAsync(written, [commented], cancellationToken: Cancellation))).Problem, StringComparison.Ordinal);
        Assert.Equal(2, Encoding.UTF8.GetString(written.ToArray()).Count(character => character == '\n'));
    }

    [Fact]
    public async Task A_pipe_holds_one_document_and_no_more_than_is_allowed()
    {
        var order = await SpecJson.DeserializeAsync<VersionedSalesOrder>(PipeReader.Create(Pieces(First, 3), new StreamPipeReaderOptions(bufferSize: 4, minimumReadSize: 1)), cancellationToken: Cancellation);
        var pipe = new Pipe();
        await SpecJson.SerializeAsync(pipe.Writer, order, cancellationToken: Cancellation);
        await pipe.Writer.CompleteAsync();
        Assert.Equal(order, await SpecJson.DeserializeAsync<VersionedSalesOrder>(pipe.Reader, cancellationToken: Cancellation));

        var endless = PipeReader.Create(Pieces(new string(' ', 10_000), 100));
        Assert.Equal("the document is larger than the 200 bytes allowed", (await Assert.ThrowsAsync<SpecJsonException>(async () => await SpecJson.DeserializeAsync<VersionedSalesOrder>(endless, new SpecJsonOptions { MaxBytes = 200 }, Cancellation))).Problem);
    }

    /// <summary>A stream that gives a few bytes at a time.</summary>
    private static PieceStream Pieces(string text, int length) => new PieceStream(Encoding.UTF8.GetBytes(text), length);

    private sealed class PieceStream(byte[] bytes, int length) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(length, buffer.Length)], cancellationToken);
    }
}
