using System.Buffers;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace SpecLattice.Tests.Json;

public class RawValueTests
{
    public static TheoryData<string> Values { get; } =
    [
        "{ \"a\" : [ 1.50, 1e+2 , \"\\u00e9\\/\" ] ,\n\t\"b\":{ } }",
        "[ ]",
        "[{ }, [1 ]]",
        "-0.10E-5",
        "\"\\u0041 \\\" é\"",
        "\"\"",
        "true",
        "null",
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public void Keeps_every_byte_through_every_door(string json)
    {
        string padded = $" {json}\n";
        byte[] utf8 = Encoding.UTF8.GetBytes(padded);
        Assert.Equal(json, Show(SpecJson.Deserialize<Kept>(padded)));
        Assert.Equal(json, Show(SpecJson.Deserialize<Kept>(utf8)));
        Assert.Equal(json, Show(Read(new ReadOnlySequence<byte>(utf8))));
        Assert.Equal(json, Show(Read(new ReadOnlySequence<byte>([.. "xx"u8, .. utf8, .. "xx"u8], 2, utf8.Length))));
        using var owner = new NativeMemory(utf8);
        Assert.Equal(json, Show(Read(new ReadOnlySequence<byte>(owner.Memory[1..]))));
        for (int size = 1; size <= utf8.Length; size++)
        {
            Assert.Equal(json, Show(Read(Segments.Split(utf8, size))));
        }

        if (json != "null")
        {
            Assert.Equal(json, Show(JsonSerializer.Deserialize<Kept>(padded)!));
            Assert.Equal(json, Show(JsonSerializer.Deserialize<Dictionary<string, Kept>>($"{{\"a\":{padded}, \"b\": 1}}")!["a"]));
        }
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Writes_every_byte_back(string json)
    {
        Kept kept = SpecJson.Deserialize<Kept>(json);
        Assert.Equal(json, SpecJson.Serialize(kept));
        Assert.Equal(json, SpecJson.Serialize(kept, SpecJsonOptions.Indented));
        Assert.Equal($"[{json}]", JsonSerializer.Serialize(new[] { kept }));
    }

    [Fact]
    public void Keeps_the_bytes_of_any_box()
        => Gen.Select(Generators.Box, Gen.Bool, Gen.Int[1, 40]).Sample((box, indented, size) =>
        {
            byte[] utf8 = SpecJson.SerializeToUtf8Bytes(box, new SpecJsonOptions { WriteIndented = indented });
            Assert.Equal(utf8, SpecJson.Deserialize<Kept>(utf8).Bytes.ToArray());
            Assert.Equal(utf8, Read(Segments.Split(utf8, size)).Bytes.ToArray());
        });

    [Fact]
    public void Writes_back_what_it_was_allowed_to_read()
    {
        string deep = new string('[', 200) + new string(']', 200);
        Kept kept = SpecJson.Deserialize<Kept>(deep, new SpecJsonOptions { MaxDepth = 200 });
        Assert.Equal(deep, SpecJson.Serialize(kept));
    }

    [Fact]
    public void The_copy_is_its_own()
    {
        byte[] utf8 = "{\"a\":1}"u8.ToArray();
        Kept kept = SpecJson.Deserialize<Kept>(utf8);
        utf8.AsSpan().Clear();
        Assert.Equal("{\"a\":1}", Show(kept));
    }

    [Theory]
    [InlineData("{\"a\":")]
    [InlineData("1 2")]
    [InlineData("")]
    public void Does_not_write_what_is_not_one_value(string raw)
        => Assert.ThrowsAny<JsonException>(() => SpecJson.SerializeToUtf8Bytes(new Kept(Encoding.UTF8.GetBytes(raw))));

    [Theory]
    [InlineData("\"a?\"")]
    [InlineData("{\"a\":[1,\"b?c\"]}")]
    [InlineData("{\"a?\":1}")]
    [InlineData("\"é??\"")]
    public void Neither_reads_nor_writes_invalid_utf_8(string json)
    {
        byte[] raw = [.. Encoding.UTF8.GetBytes(json).Select(unit => unit == (byte)'?' ? (byte)0xFF : unit)];

        Assert.Equal(("", "expected valid Unicode, found invalid UTF-8"), Problem(() => SpecJson.SerializeToUtf8Bytes(new Kept(raw))));
        Assert.Equal(("", "expected valid Unicode, found invalid UTF-8"), Problem(() => SpecJson.Deserialize<Kept>(raw)));
        Assert.Throws<SpecJsonException>(() => JsonSerializer.Deserialize<Kept>(raw));
    }

    private static (string? Place, string Text) Problem(Action action)
    {
        SpecJsonException error = Assert.Throws<SpecJsonException>(action);
        return (error.Pointer, error.Problem);
    }

    [Fact]
    public void Refuses_a_broken_value_where_it_breaks()
    {
        SpecJsonException error = Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<Kept>("{\"a\": [1, }"));
        Assert.Equal("/a/1", error.Pointer);
        Assert.Equal(11, error.Column);
    }

    private static Kept Read(ReadOnlySequence<byte> sequence)
    {
        var reader = new Utf8JsonReader(sequence);
        reader.Read();
        Kept kept = Kept.ReadJson(ref reader);
        Assert.False(reader.Read());
        return kept;
    }

    private static string Show(Kept kept) => Encoding.UTF8.GetString(kept.Bytes.Span);

    /// <summary>Memory that is not an array's and starts with another byte, so that sequences of it are of the third kind.</summary>
    private sealed class NativeMemory(byte[] bytes) : MemoryManager<byte>
    {
        private readonly byte[] _bytes = [9, .. bytes];

        public override Span<byte> GetSpan() => _bytes;

        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin() => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
        }
    }
}
