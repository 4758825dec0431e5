using System.Text;
using System.Text.Json;
using CsCheck;
using SpecLattice.Tests.Json.Leaves;

namespace SpecLattice.Tests.Json;

/// <summary>JSON that is kept as it is.</summary>
public class SpecJsonValueTests
{
    private static readonly JsonSerializerOptions Lenient = new() { ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    [Theory]
    [InlineData("{}", JsonValueKind.Object)]
    [InlineData("[ 1 , null ]", JsonValueKind.Array)]
    [InlineData("\"\\u0061\"", JsonValueKind.String)]
    [InlineData("-1.50e+03", JsonValueKind.Number)]
    [InlineData("true", JsonValueKind.True)]
    [InlineData("false", JsonValueKind.False)]
    [InlineData("{\"a\": 1, \"a\":\t2}", JsonValueKind.Object)]
    public void JSON_is_kept_byte_for_byte(string json, JsonValueKind kind)
    {
        var value = SpecJsonValue.Parse(" \n" + json + " ");

        Assert.Equal(json, value.ToString());
        Assert.Equal(json, Encoding.UTF8.GetString(value.Utf8));
        Assert.Equal(kind, value.Kind);
        Assert.Equal(json, JsonSerializer.Serialize(value));
        Assert.Equal($"[{json}]", JsonSerializer.Serialize(JsonSerializer.Deserialize<SpecJsonValue[]>($" [{json}]")));
        Assert.Equal(value, SpecJsonValue.FromElement(value.ToElement()));
    }

    [Theory]
    [InlineData("{\"a\":1,\"b\":[true]}", "{ \"b\" : [ true ], \"\\u0061\": 1.0 }")]
    [InlineData("100", "1e2")]
    [InlineData("100.00", "1E+2")]
    [InlineData("0", "-0")]
    [InlineData("0", "0.000e5")]
    [InlineData("0.1", "1e-1")]
    [InlineData("1e400", "10e399")]
    [InlineData("\"\\/\"", "\"/\"")]
    [InlineData("\"\\ud83d\\ude00\"", "\"\ud83d\ude00\"")]
    public void Values_that_mean_the_same_are_equal(string one, string other)
    {
        var left = SpecJsonValue.Parse(one);
        var right = SpecJsonValue.Parse(other);

        Assert.True(left == right);
        Assert.False(left != right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
    }

    [Theory]
    [InlineData("1", "\"1\"")]
    [InlineData("12345678901234567890", "12345678901234567891")]
    [InlineData("[1,2]", "[2,1]")]
    [InlineData("{\"a\":1,\"a\":2}", "{\"a\":2,\"a\":1}")]
    [InlineData("{\"a\":1}", "{\"a\":1,\"a\":1}")]
    [InlineData("{}", "[]")]
    [InlineData("{\"a\":null}", "{}")]
    [InlineData("true", "false")]
    public void Values_that_mean_something_else_are_not_equal(string one, string other)
    {
        Assert.NotEqual(SpecJsonValue.Parse(one), SpecJsonValue.Parse(other));
        Assert.True(SpecJsonValue.Parse(one) != SpecJsonValue.Parse(other));
    }

    [Fact]
    public void Hash_codes_agree_with_equality() => Gen.Select(LeafGenerators.JsonText, LeafGenerators.JsonText).Sample((one, other) =>
    {
        var (left, right) = (SpecJsonValue.Parse(one), SpecJsonValue.Parse(other));
        var again = SpecJsonValue.Parse(JsonSerializer.Serialize(left.ToElement()));
        Assert.Equal(left, again);
        Assert.Equal(left.GetHashCode(), again.GetHashCode());
        Assert.True(left != right || left.GetHashCode() == right.GetHashCode(), $"{one} and {other}");
    });

    [Theory]
    [InlineData("null", "expected a JSON value other than null, found null")]
    [InlineData("[\"\\ud800\"]", "expected valid Unicode, found an unpaired surrogate")]
    [InlineData("{\"\\udc00\":1}", "expected valid Unicode, found an unpaired surrogate")]
    [InlineData("[1,]", "a comma before")]
    [InlineData("[1] 2", "")]
    [InlineData("", "")]
    [InlineData("{", "")]
    public void What_is_not_JSON_of_that_kind_is_refused_with_its_place(string json, string problem)
    {
        SpecJsonException error = Assert.Throws<SpecJsonException>(() => SpecJsonValue.Parse(json));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unpaired_surrogate_is_refused_where_it_is()
    {
        SpecJsonException error = Assert.Throws<SpecJsonException>(() => SpecJsonValue.Parse("{\"a\":\n [0, \"\\ud800\"]}"));

        Assert.Contains("line 2, column 6", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_and_trailing_commas_that_a_reader_skips_are_not_kept()
    {
        SpecJsonValue value = JsonSerializer.Deserialize<SpecJsonValue>("{\"a\": /* one */ [1, 2.50,], // more\n\"\u00e9\":\"<\"}", Lenient)!;

        Assert.Equal("{\"a\":[1,2.50],\"\u00e9\":\"<\"}", value.ToString());
    }

    [Fact]
    public void Levels_inside_count_when_it_is_written()
    {
        var value = SpecJsonValue.Parse(new string('[', 60) + new string(']', 60));
        using var stream = new MemoryStream();
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { MaxDepth = 64 });
        for (int i = 0; i < 4; i++)
        {
            writer.WriteStartArray();
        }

        SpecJsonValue.WriteJson(writer, value);
        writer.WriteStartArray();
        SpecJsonException error = Assert.Throws<SpecJsonException>(() => SpecJsonValue.WriteJson(writer, value));

        Assert.Equal("more than the 64 levels of nested objects and arrays allowed", error.Problem);
    }

    [Fact]
    public void Nothing_is_written_for_a_null_reference() =>
        Assert.Equal("expected a JSON value, found null", Assert.Throws<SpecJsonException>(() => SpecJson.Serialize<SpecJsonValue>(null!)).Problem);

    [Fact]
    public async Task A_value_that_comes_in_pieces_is_kept()
    {
        string json = "{\"long\":\"" + new string('x', 100_000) + "\", \"list\": [ 1,2 ]}";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("[" + json + "]"));

        SpecJsonValue[]? values = await JsonSerializer.DeserializeAsync<SpecJsonValue[]>(stream, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(json, Assert.Single(values!).ToString());
    }
}
