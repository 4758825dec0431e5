using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using CsCheck;
using SpecLattice.Serialization;

namespace SpecLattice.Tests.Json;

public class SpecJsonConverterTests
{
    private static readonly JsonSerializerOptions Tiny = new() { DefaultBufferSize = 1 };
    private static readonly JsonSerializerOptions Shallow = new() { MaxDepth = 3 };
    private static readonly JsonSerializerOptions Shallower = new() { MaxDepth = 2 };

    /// <summary>Boxes with one error: what is said, the pointer in the box, and the text right before which the error is.</summary>
    public static TheoryData<string, string, string, string> Errors { get; } = new()
    {
        { "[]", "expected an object (V1.Box), found an array", "", "[" },
        { "{\n \"size\": 1}", "missing member `name` in V1.Box", "", "{\n" },
        { "{\"name\": \"a\",\n\n  \"nam\": 1}", "unknown member `nam` in V1.Box, expected one of `name`, `size`, `id`, `sizes`, `inner`, `parts`", "/nam", "\"nam\"" },
        { "{\"name\": \"a\",\n \"name\": \"b\"}", "duplicate member `name`, expected it once", "/name", "\"name\": \"b" },
        { "{\"name\":\n 12345678901234567890}", "expected a string, found a number", "/name", "123456789012" },
        { "{\"sizes\": [1, 2,\n 3, -4, 5]}", "expected an integer from 0 to 255, found another number", "/sizes/3", "-4" },
        { "{\"inner\": {\"b\": {\"name\": \"\"},\n\"b\": {\"name\": \"x\"}}, \"name\": \"\"}", "duplicate key, expected every key once", "/inner/b", "\"b\": {\"name\": \"x\"" },
        { "{\"parts\": [{\"inner\": {\"é/\": {\"id\":\n\n \"long text that is no UUID\"}}}]}", "expected a UUID such as 67e55044-10b1-426f-9247-bb680e5fe0c8, found another string", "/parts/0/inner/é~1/id", "\"long" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task Says_what_is_wrong_and_where_through_every_door(string box, string problem, string pointer, string before)
    {
        foreach ((string json, string outer) in new[]
        {
            (box, ""),
            ($"\n\n  {box}", ""),
            ($"{{\"shelf no\": 1, \"Boxes\": [{{\"name\": \"\"}},\n {box}]}}", "/Boxes/1"),
        })
        {
            Type type = outer.Length == 0 ? typeof(Box) : typeof(Shelf);
            byte[] utf8 = Encoding.UTF8.GetBytes(json);
            string[] lines = json[..json.LastIndexOf(before, StringComparison.Ordinal)].Split('\n');
            long column = Encoding.UTF8.GetByteCount(lines[^1]) + 1;

            var errors = new List<SpecJsonException>
            {
                Assert.Throws<SpecJsonException>(() => JsonSerializer.Deserialize(json, type)),
                Assert.Throws<SpecJsonException>(() => JsonSerializer.Deserialize(utf8, type)),
            };
            if (!char.IsWhiteSpace(json[0]))
            {
                // This door counts lines from the start of the value.
                errors.Add(Assert.Throws<SpecJsonException>(() => Sequence(utf8, type, 3)));
            }

            errors.Add(await Assert.ThrowsAsync<SpecJsonException>(
                async () => await JsonSerializer.DeserializeAsync(new Trickle(utf8), type, Tiny, TestContext.Current.CancellationToken)));
            errors.Add(await Assert.ThrowsAsync<SpecJsonException>(
                async () => await JsonSerializer.DeserializeAsync(
                    PipeReader.Create(Segments.Split(utf8, 5)), type, Tiny, TestContext.Current.CancellationToken)));

            foreach (SpecJsonException error in errors)
            {
                Assert.Equal(problem, error.Problem);
                Assert.Equal(outer + pointer, error.Pointer);
                Assert.Equal((lines.Length, column), (error.Line, error.Column));
                Assert.Equal($"{problem} (at {(outer + pointer is { Length: > 0 } p ? p : "the root")}, line {lines.Length}, column {column})", error.Message);
            }
        }
    }

    [Theory]
    [InlineData("{\"name\": \"a\",}", "malformed JSON: a comma before `]` or `}`, expected another value or no comma", "", 14)]
    [InlineData("{\"name\": // the name\n \"a\"}", "malformed JSON: this is a comment, which JSON does not have; remove it", "/name", 10)]
    [InlineData("{\"name\": hunter2}", "malformed JSON: expected a value", "/name", 10)]
    [InlineData("{\"sizes\": [1,]}", "malformed JSON: a comma before `]` or `}`, expected another value or no comma", "/sizes/1", 14)]
    public void Says_what_is_malformed(string json, string problem, string pointer, int column)
    {
        SpecJsonException error = Assert.Throws<SpecJsonException>(() => JsonSerializer.Deserialize<Box>(json));
        Assert.Equal((problem, pointer), (error.Problem, error.Pointer));
        Assert.Equal((1L, (long)column), (error.Line, error.Column));
    }

    [Fact]
    public void Bounds_the_depth_as_its_options_say()
    {
        const string json = "{\"name\": \"\", \"parts\": [{\"name\": \"\"}]}";
        Assert.NotNull(JsonSerializer.Deserialize<Box>(json, Shallow));
        SpecJsonException error = Assert.Throws<SpecJsonException>(() => JsonSerializer.Deserialize<Box>(json, Shallower));
        Assert.Equal("more than the 2 levels of nested objects and arrays allowed", error.Problem);
        Assert.Equal("/parts/0", error.Pointer);
    }

    [Fact]
    public void Gives_no_column_where_it_cannot_know_it()
    {
        SpecJsonException error = Assert.Throws<SpecJsonException>(() => JsonSerializer.Deserialize<Box>("{\"nam\"\n\n : 1}"));
        Assert.Equal("/nam", error.Pointer);
        Assert.Null(error.Column);
    }

    [Fact]
    public void Leaves_alone_what_another_document_said()
    {
        SpecJsonException error = Assert.Throws<SpecJsonException>(() => JsonSerializer.Deserialize<Nested>("\n\n \"{\\\"name\\\": 1}\""));
        Assert.Equal(("/name", 1L, 10L), (error.Pointer, error.Line, error.Column));
    }

    [Theory]
    [InlineData("plain", "/plain/1")]
    [InlineData("a b", "/a b/1")]
    [InlineData("a/b~c", "/a~1b~0c/1")]
    [InlineData("a.b[0]", "/a.b[0]/1")]
    [InlineData("0", "/0/1")]
    public void Goes_on_from_the_path_of_the_serializer(string key, string pointer)
    {
        SpecJsonException error = Assert.Throws<SpecJsonException>(
            () => JsonSerializer.Deserialize<Dictionary<string, List<Box>>>($"{{\"{key}\": [{{\"name\": \"\"}}, {{\"name\": 1}}]}}"));
        Assert.Equal(pointer + "/name", error.Pointer);
    }

    [Fact]
    public void Reads_what_it_writes_through_every_door()
        => Gen.Select(Generators.Box, Gen.Int[1, 20]).Sample((box, size) =>
        {
            var shelf = new Shelf { Number = size, Boxes = [box, box] };
            byte[] utf8 = JsonSerializer.SerializeToUtf8Bytes(shelf);
            Assert.Equal(shelf.Boxes, JsonSerializer.Deserialize<Shelf>(utf8)!.Boxes);
            Assert.Equal(shelf.Boxes, ((Shelf)Sequence(utf8, typeof(Shelf), size)!).Boxes);
            Assert.Equal(box, JsonSerializer.Deserialize<Box>(SpecJson.SerializeToUtf8Bytes(box)));
        });

    [Fact]
    public async Task Reads_streams_of_tiny_pieces()
    {
        Box box = Generators.Box.Single();
        byte[] utf8 = JsonSerializer.SerializeToUtf8Bytes(new Shelf { Boxes = [box, box with { Name = new string('é', 500) }] });
        Shelf? shelf = await JsonSerializer.DeserializeAsync<Shelf>(new Trickle(utf8), Tiny, TestContext.Current.CancellationToken);
        Assert.Equal([box, box with { Name = new string('é', 500) }], shelf!.Boxes);
        PipeReader pipe = PipeReader.Create(Segments.Split(utf8, 3));
        shelf = await JsonSerializer.DeserializeAsync<Shelf>(pipe, Tiny, TestContext.Current.CancellationToken);
        Assert.Equal([box, box with { Name = new string('é', 500) }], shelf!.Boxes);
    }

    private static object? Sequence(byte[] utf8, Type type, int size)
    {
        var reader = new Utf8JsonReader(Segments.Split(utf8, size));
        return JsonSerializer.Deserialize(ref reader, type);
    }

    /// <summary>A stream that gives a byte at a time.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => base.ReadAsync(buffer[..Math.Min(1, buffer.Length)], cancellationToken);

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);
    }

    [System.Text.Json.Serialization.JsonConverter(typeof(SpecJsonConverter<Nested>))]
    private sealed record Nested : ISpecJson<Nested>
    {
        public static Nested ReadJson(ref Utf8JsonReader reader)
        {
            SpecJson.Deserialize<Box>(SpecJsonRead.String(ref reader));
            return new Nested();
        }

        public static void WriteJson(Utf8JsonWriter writer, Nested value) => writer.WriteNullValue();
    }
}
