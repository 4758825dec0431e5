using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsCheck;
using SpecLattice.Serialization;

namespace SpecLattice.Tests.Json;

public class SpecJsonErrorTests
{
    private const string Uuid = "67e55044-10b1-426f-9247-bb680e5fe0c8";

    /// <summary>Documents with one error: what is said, the pointer, and the text right before which the error is.</summary>
    private const string Comment = "malformed JSON: this is a comment, which JSON does not have; remove it";

    private const string TrailingComma = "malformed JSON: a comma before `]` or `}`, expected another value or no comma";

    public static TheoryData<string, string, string, string> Errors { get; } = new()
    {
        { "[]", "expected an object (V1.Box), found an array", "", "[]" },
        { "{\n \"size\": 1}", "missing member `name` in V1.Box", "", "{\n" },
        { "{\"parts\": [{\"name\": \"\"},\n {\"size\": 1}]}", "missing member `name` in V1.Box", "/parts/1", "{\"size" },
        { "{\"inner\": {\"a/b\": {}}}", "missing member `name` in V1.Box", "/inner/a~1b", "{}" },
        { "{\"name\": \"a\",\n\n  \"nam\": 1}", "unknown member `nam` in V1.Box, expected one of `name`, `size`, `id`, `sizes`, `inner`, `parts`", "/nam", "\"nam\"" },
        { "{\"name\": \"a\", \"n\\u001b[1m\\u202e\": 1}", "unknown member `n\\u001b[1m\\u202e` in V1.Box, expected one of `name`, `size`, `id`, `sizes`, `inner`, `parts`", "/n\u001b[1m\u202e", "\"n\\u001b" },
        { "{\"name\": \"a\", \"name\": \"b\"}", "duplicate member `name`, expected it once", "/name", "\"name\": \"b" },
        { "{\"name\": \"a\", \"n\\u0061me\": \"b\"}", "duplicate member `name`, expected it once", "/name", "\"n\\u0061me" },
        { "{\"name\": 5}", "expected a string, found a number", "/name", "5" },
        { "{\"name\": null}", "expected a string, found null", "/name", "null" },
        { "{\"size\":\n256}", "expected an integer from 0 to 255, found another number", "/size", "256" },
        { "{\"sizes\": [1, 2,\n 3, -4]}", "expected an integer from 0 to 255, found another number", "/sizes/3", "-4" },
        { "{\"sizes\": {}}", "expected an array, found an object", "/sizes", "{}" },
        { "{\"inner\": []}", "expected an object, found an array", "/inner", "[]" },
        { "{\"inner\": {\"b\": {\"name\": \"\"}, \"a\": {\"name\": \"\"},\n\"b\": {\"name\": \"x\"}, \"a\": {\"name\": \"\"}}}", "duplicate key, expected every key once", "/inner/b", "\"b\": {\"name\": \"x\"" },
        { "{\"inner\": {\"é\": {\"parts\": [{\"inner\": {\"x~\": {\"id\": \"z\"}}}]}}}", $"expected a UUID such as {Uuid}, found another string", "/inner/é/parts/0/inner/x~0/id", "\"z\"" },

        // Not JSON at all.
        { "", "malformed JSON: unexpected end of document, expected a value", "", "" },
        { " \n ", "malformed JSON: unexpected end of document, expected a value", "", "" },
        { "{\"name\": ", "malformed JSON: unexpected end of document, expected a value", "/name", "" },
        { "{\"name\": \"a\"", "malformed JSON: unexpected end of document, expected `,` and a member's name, or `}`", "", "" },
        { "{\"parts\": [{\"name\": \"a\"}", "malformed JSON: unexpected end of document, expected `,` and a value, or `]`", "/parts/1", "" },
        { "{\"name\": \"a\",}", TrailingComma, "", "}" },
        { "{\"sizes\": [1, 2,\n]}", TrailingComma, "/sizes/2", "]" },
        { "{\"name\": // the name\n \"a\"}", Comment, "/name", "// the" },
        { "{\"name\": /* the name */ \"a\"}", Comment, "/name", "/* the" },
        { "{\"name\": hunter2}", "malformed JSON: expected a value", "/name", "hunter2" },
        { "{name: 1}", "malformed JSON: expected a member's name or `}`", "", "name" },
        { "{\"sizes\": [01]}", "malformed JSON: expected a value or `]`", "/sizes/0", "1]" },
        { "{\"name\": \"a\"}\n {}", "malformed JSON: expected the end of the document", "", "{}" },
        { "{\"name\": \"a\"} // end", Comment, "", "// end" },
        { "{\"name\": \"a\"},", "malformed JSON: expected the end of the document", "", "," },
        { "/* head */ {}", Comment, "", "/* head" },
        { "{\"sizes\": [1 // one\n, 2]}", Comment, "/sizes/1", "// one" },
        { "{\"sizes\": [,]}", "malformed JSON: expected a value or `]`", "/sizes/0", ",]" },
        { "{\"sizes\": [1,,]}", "malformed JSON: expected `,` and a value, or `]`", "/sizes/1", ",]" },
        { "{\"inner\": {\"x\": {\"name\": \"\"}, } }", TrailingComma, "/inner", "} }" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void Says_what_is_wrong_and_where(string json, string problem, string pointer, string before)
    {
        int at = before.Length == 0 ? json.Length : json.LastIndexOf(before, StringComparison.Ordinal);
        string[] lines = json[..at].Split('\n');
        long column = Encoding.UTF8.GetByteCount(lines[^1]) + 1;

        foreach (SpecJsonException error in new[]
        {
            Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<Box>(json)),
            Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<Box>(Encoding.UTF8.GetBytes(json))),
        })
        {
            Assert.Equal(problem, error.Problem);
            Assert.Equal(pointer, error.Pointer);
            Assert.Equal((lines.Length, column), (error.Line, error.Column));
            Assert.Equal(Encoding.UTF8.GetByteCount(json[..at]), error.Offset);
            string place = pointer.Length == 0 ? "the root" : pointer.Replace("\u001b", "\\u001b").Replace("\u202e", "\\u202e");
            Assert.Equal($"{problem} (at {place}, line {lines.Length}, column {column})", error.Message);
        }
    }

    [Fact]
    public void Cuts_long_names()
    {
        string name = new('x', 100_000);
        SpecJsonException error = Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<Box>($"{{\"{name}\": 1}}"));
        Assert.StartsWith($"unknown member `{name[..64]}...` in V1.Box, expected one of ", error.Problem, StringComparison.Ordinal);
        Assert.Equal("/" + name, error.Pointer);
        Assert.InRange(error.Message.Length, 300, 600);
    }

    [Fact]
    public void Does_not_cut_a_character_in_half()
    {
        string name = new string('x', 63) + "\U0001F600";
        SpecJsonException error = Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<Box>($"{{\"{name}\": 1}}"));
        Assert.StartsWith($"unknown member `{name[..63]}...` in", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Bounds_the_depth()
    {
        string ok = Nested(3);
        Assert.Equal("", SpecJson.Deserialize<Box>(ok, new SpecJsonOptions { MaxDepth = 7 }).Name);
        SpecJsonException error = Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<Box>(ok, new SpecJsonOptions { MaxDepth = 6 }));
        Assert.Equal("more than the 6 levels of nested objects and arrays allowed", error.Problem);
        Assert.Equal("/parts/0/parts/0/parts/0", error.Pointer);
        Assert.NotNull(error.Line);
        Assert.Equal(64, SpecJsonOptions.Default.MaxDepth);
        Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<Box>(Nested(32)));
        Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<Box>(new string('[', 1_000_000)));

        static string Nested(int depth)
            => string.Concat(Enumerable.Repeat("{\"name\":\"\",\"parts\":[", depth)) + "{\"name\":\"\"}" + string.Concat(Enumerable.Repeat("]}", depth));
    }

    [Fact]
    public void Bounds_the_size()
    {
        const string json = "{\"name\": \"é\"}";
        Assert.Equal("é", SpecJson.Deserialize<Box>(json, new SpecJsonOptions { MaxBytes = 14 }).Name);
        SpecJsonException error = Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<Box>(json, new SpecJsonOptions { MaxBytes = 13 }));
        Assert.Equal("the document is larger than the 13 bytes allowed (at the root, line 1, column 1)", error.Message);
        Assert.Equal((1L, 1L, ""), (error.Line, error.Column, error.Pointer));
    }

    [Fact]
    public void Says_nothing_of_the_values_whatever_is_wrong()
        => Gen.Select(Generators.Box, Gen.Int[0, 400], Gen.Char["{}[]\",:0x\n"]).Sample((box, at, put) =>
        {
            string json = SpecJson.Serialize(box with { Name = "hunter2hunter2" });
            json = json[..(at % json.Length)] + put + json[(at % json.Length)..];
            try
            {
                SpecJson.Deserialize<Box>(json);
            }
            catch (SpecJsonException error)
            {
                // A name can come to stand where a member's name is expected; that is not a value then.
                Assert.True(
                    !error.ToString().Contains("hunter2", StringComparison.Ordinal) || error.Problem.StartsWith("unknown member", StringComparison.Ordinal),
                    error.Message);
                Assert.NotNull(error.Pointer);
                Assert.NotNull(error.Line);
                Assert.NotNull(error.Column);
            }
        });

    [Fact]
    public void Never_fails_in_another_way()
        => Gen.Char["{}[]\",:01truefalsn.-eE \n\\u"].Array[0, 12].Select(chars => new string(chars)).Sample(json =>
        {
            try
            {
                SpecJson.Deserialize<Box>(json);
            }
            catch (SpecJsonException error)
            {
                Assert.NotNull(error.Pointer);
                Assert.InRange(error.Offset.GetValueOrDefault(-1), 0, json.Length);
            }
        });

    [Fact]
    public void Knows_a_reader_that_stops_too_early()
        => Assert.Throws<InvalidOperationException>(() => SpecJson.Deserialize<Lazy>("{\"a\": 1}"));

    [Fact]
    public void Keeps_the_message_of_a_scalar_that_knows_no_place()
    {
        SpecJsonException error = Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<Picky>("\n true"));
        Assert.Equal("expected something else (at the root, line 2, column 2)", error.Message);
    }

    [Theory]
    [InlineData("\"a\"", "the value has the wrong kind, or is not valid Unicode")]
    [InlineData("1.5", "the value has the wrong form or is out of range")]
    [InlineData("99999999999", "the value has the wrong form or is out of range")]
    public void Places_what_the_readers_own_methods_throw(string json, string problem)
    {
        SpecJsonException error = Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<Plain>("\n " + json));
        Assert.Equal(problem + " (at the root, line 2, column 2)", error.Message);
        error = Assert.Throws<SpecJsonException>(() => JsonSerializer.Deserialize<Plain[]>("[1,\n " + json + "]"));
        Assert.Equal(problem + " (at /1, line 2, column 2)", error.Message);
    }

    [Theory]
    [InlineData("{\"\\ud800\": 1}")]
    [InlineData("{\"nam\\udc00\": 1}")]
    [InlineData("{\"\\ud800\\ud800\": 1}")]
    [InlineData("{\"\\ud800aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\": 1}")]
    public void Half_a_surrogate_pair_is_no_name(string json)
    {
        Assert.Equal("/\uFFFD", Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<Box>(json)).Pointer);
        Assert.Equal("/\uFFFD", Assert.Throws<SpecJsonException>(() => JsonSerializer.Deserialize<Box>(json)).Pointer);
        Assert.Equal("/inner/\uFFFD", Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<Box>($"{{\"inner\": {json}}}")).Pointer);
    }

    [Fact]
    public void Leaves_mistakes_in_code_alone()
    {
        Assert.Throws<InvalidOperationException>(() => SpecJson.Deserialize<Broken>("1"));
        Assert.Throws<InvalidOperationException>(() => JsonSerializer.Deserialize<Broken>("1"));
    }

    [Fact]
    public void Names_unknown_cases()
    {
        SpecJsonException error = Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<Choice>("\"c\\n\""));
        Assert.Equal("unknown case `c\\u000a` of V1.Choice, expected one of `a`, `b`", error.Problem);
        Assert.Equal("expected one of `a`, `b` (V1.Choice), found a number", Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<Choice>("1")).Problem);
    }

    private sealed record Lazy : ISpecJson<Lazy>
    {
        public static Lazy ReadJson(ref Utf8JsonReader reader) => new();

        public static void WriteJson(Utf8JsonWriter writer, Lazy value) => writer.WriteNullValue();
    }

    [JsonConverter(typeof(SpecJsonConverter<Plain>))]
    private sealed record Plain : ISpecJson<Plain>
    {
        public static Plain ReadJson(ref Utf8JsonReader reader)
        {
            reader.GetInt32();
            return new();
        }

        public static void WriteJson(Utf8JsonWriter writer, Plain value) => writer.WriteNullValue();
    }

    [JsonConverter(typeof(SpecJsonConverter<Broken>))]
    private sealed record Broken : ISpecJson<Broken>
    {
        public static Broken ReadJson(ref Utf8JsonReader reader) => throw new InvalidOperationException("a mistake");

        public static void WriteJson(Utf8JsonWriter writer, Broken value) => writer.WriteNullValue();
    }

    private sealed record Picky : ISpecJson<Picky>
    {
        public static Picky ReadJson(ref Utf8JsonReader reader) => throw new JsonException("expected something else");

        public static void WriteJson(Utf8JsonWriter writer, Picky value) => writer.WriteNullValue();
    }

    private sealed record Choice : ISpecJson<Choice>
    {
        public static Choice ReadJson(ref Utf8JsonReader reader) => throw SpecJsonRead.UnknownCase(ref reader, "V1.Choice", "`a`, `b`");

        public static void WriteJson(Utf8JsonWriter writer, Choice value) => writer.WriteNullValue();
    }
}
