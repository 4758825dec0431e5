using System.Buffers;
using System.Text;

namespace SpecLattice.Tests.Json;

/// <summary>Every door of <see cref="SpecJson"/> reads and writes the same documents.</summary>
public sealed class SerializerNamesTests
{
    private static readonly Box Value = new() { Name = "é", Inner = [] };
    private static readonly byte[] Utf8 = SpecJson.SerializeToUtf8Bytes(Value);

    [Fact]
    public async Task Every_way_of_writing_gives_one_document()
    {
        var buffer = new ArrayBufferWriter<byte>();
        SpecJson.Serialize(buffer, Value);
        using var stream = new MemoryStream();
        SpecJson.Serialize(stream, Value);
        using var later = new MemoryStream();
        await SpecJson.SerializeAsync(later, Value, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(Utf8, Encoding.UTF8.GetBytes(SpecJson.Serialize(Value)));
        Assert.Equal(Utf8, buffer.WrittenSpan);
        Assert.Equal(Utf8, stream.ToArray());
        Assert.Equal(Utf8, later.ToArray());
    }

    [Fact]
    public async Task Every_way_of_reading_gives_one_value()
    {
        Assert.Equal(Value, SpecJson.Deserialize<Box>(Utf8));
        Assert.Equal(Value, SpecJson.Deserialize<Box>(Encoding.UTF8.GetString(Utf8)));
        Assert.Equal(Value, SpecJson.Deserialize<Box>(new ReadOnlySequence<byte>(Utf8)));
        Assert.All(Enumerable.Range(0, Utf8.Length + 1), at => Assert.Equal(Value, SpecJson.Deserialize<Box>(Pieces(at))));
        Assert.Equal(Value, SpecJson.Deserialize<Box>(new Trickle(Utf8)));
        Assert.Equal(Value, await SpecJson.DeserializeAsync<Box>(new Trickle(Utf8), cancellationToken: TestContext.Current.CancellationToken));
        Assert.True(SpecJson.TryDeserialize<Box>(Utf8, out Box? found, out var error));
        Assert.Equal(Value, found);
        Assert.Null(error);
    }

    [Fact]
    public async Task Every_way_of_reading_tells_of_one_mistake()
    {
        var broken = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Utf8).Replace("[", "[7", StringComparison.Ordinal));
        Assert.False(SpecJson.TryDeserialize<Box>(broken, out _, out var expected));
        Assert.False(SpecJson.TryDeserialize<Box>(Encoding.UTF8.GetString(broken), out _, out var ofText));

        Assert.Equal(expected.Message, ofText.Message);
        Assert.Equal(expected.Message, Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<Box>(new MemoryStream(broken))).Message);
        Assert.Equal(
            expected.Message,
            (await Assert.ThrowsAsync<SpecJsonException>(async () => await SpecJson.DeserializeAsync<Box>(new MemoryStream(broken), cancellationToken: TestContext.Current.CancellationToken))).Message);
    }

    [Fact]
    public async Task A_stream_is_not_read_much_further_than_the_limit()
    {
        var endless = new Trickle(null);
        var options = new SpecJsonOptions { MaxBytes = 100 };

        Assert.Contains("larger than the 100 bytes", Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<Box>(endless, options)).Message, StringComparison.Ordinal);
        Assert.Equal(101, endless.Given);
        await Assert.ThrowsAsync<SpecJsonException>(async () => await SpecJson.DeserializeAsync<Box>(endless, options, TestContext.Current.CancellationToken));
        Assert.Equal(202, endless.Given);
        Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<Box>(Pieces(3), new SpecJsonOptions { MaxBytes = 5 }));
    }

    [Fact]
    public async Task A_refused_value_leaves_no_trace_in_a_stream()
    {
        using var stream = new MemoryStream();
        Assert.Throws<SpecJsonException>(() => SpecJson.Serialize(stream, new Box { Name = "\uD800", Inner = [] }));
        await Assert.ThrowsAsync<SpecJsonException>(() => SpecJson.SerializeAsync(stream, new Box { Name = "\uD800", Inner = [] }, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(0, stream.Length);
    }

    private static ReadOnlySequence<byte> Pieces(int at)
    {
        var first = new Piece(Utf8.AsMemory(0, at), null);
        var last = new Piece(Utf8.AsMemory(at), first);
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, Piece? before)
        {
            Memory = memory;
            if (before is not null)
            {
                before.Next = this;
                RunningIndex = before.Memory.Length;
            }
        }
    }

    /// <summary>Gives a byte at a time; spaces without end where there are no bytes.</summary>
    private sealed class Trickle(byte[]? bytes) : MemoryStream
    {
        public int Given { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            if (Given == bytes?.Length)
            {
                return 0;
            }

            buffer[0] = bytes?[Given] ?? (byte)' ';
            Given++;
            return 1;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));
    }
}
