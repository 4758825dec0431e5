using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SpecLattice.Families.Tests.Families;
using SpecLattice.Serialization;
using V1 = SpecLattice.Families.Tests.Families.V1;
using V2 = SpecLattice.Families.Tests.Families.V2;
using V3 = SpecLattice.Families.Tests.Families.V3;

namespace SpecLattice.Families.Tests;

/// <summary>Documents that say their version inside of themselves, around themselves under other names, or not at all.</summary>
public sealed partial class EnvelopeFamilyTests
{
    private const string OldOrder = """{"Number":"A-1","Placed":"2019-03-01","Amount":19.90,"Currency":"EUR","Attachments":[{"Name":"note.txt","Content":"aGk="}]}""";
    private const string Deployment = """{"kind":"Deployment","metadata":{"name":"web","labels":{"apiVersion":"not this one"}},"replicas":3}""";

    [Fact]
    public void The_mark_may_stand_anywhere_and_is_written_first()
    {
        foreach (var text in new[] { Marked(0), Marked(1), Marked(2), Marked(3), Marked(1).Replace("apiVersion\":\"apps", "\\u0061piVersion\":\"\\u0061pps", StringComparison.Ordinal) })
        {
            var read = Assert.IsType<V1.Deployment>(SpecJson.Deserialize<VersionedDeployment>(text));
            Assert.Equal((3, "web"), (read.Replicas, read.Metadata.Name));
            Assert.Equal(Marked(0), SpecJson.Serialize<VersionedDeployment>(read));
            Assert.Equal(Deployment, SpecJson.Serialize(read));
        }

        Assert.StartsWith("""{"apiVersion":"apps.example.com/v3","kind":""", SpecJson.Serialize<VersionedDeployment>(SpecJson.Deserialize<V1.Deployment>(Deployment).ToV3()), StringComparison.Ordinal);
    }

    [Fact]
    public void Orders_from_before_there_were_versions_are_of_the_first_one_and_stay_as_they_are()
    {
        var order = Assert.IsType<V1.SalesOrder>(SpecJson.Deserialize<VersionedSalesOrder>(OldOrder));

        Assert.Equal(19.90m, order.Amount);
        Assert.Equal("hi", Encoding.UTF8.GetString(order.Attachments[0].Content.Span));
        Assert.Equal(OldOrder, SpecJson.Serialize<VersionedSalesOrder>(order));
        Assert.Equal(order, SpecJson.Deserialize<VersionedSalesOrder>(OldOrder.Replace("\"Placed", "\"schemaVersion\":1,\"Placed", StringComparison.Ordinal)));

        VersionedSalesOrder newest = order.ToV3();
        Assert.Equal("""{"schemaVersion":3,"Number":"A-1","Placed":"2019-03-01","Total":{"Amount":19.90,"Currency":"EUR"},"Attachments":[{"Name":"note.txt","Content":"aGk="}]}""", SpecJson.Serialize(newest));
        Assert.Equal(newest, SpecJson.Deserialize<VersionedSalesOrder>(SpecJson.Serialize(newest)));
        Assert.Equal(order, newest.ToVersion(1).GetValueOrThrow());
    }

    [Theory]
    [InlineData("""{"apiVersion":"apps.example.com/v9", "x" :[1,2.50e1] }""", 9)]
    [InlineData("""{ "x":{"apiVersion":"inside"},"apiVersion":"apps.example.com\/v9"}""", 9)]
    [InlineData("""{"apiVersion":"batch"}""", 0)]
    [InlineData("""{"apiVersion":""}""", 0)]

    // Numbers of versions that have other marks.
    [InlineData("""{"apiVersion":"apps.example.com/v1beta2"}""", 0)]
    [InlineData("""{"apiVersion":"apps.example.com/v2"}""", 0)]
    public async Task An_unknown_version_is_kept_byte_for_byte(string json, int number)
    {
        var unknown = Assert.IsType<UnknownDeployment>(SpecJson.Deserialize<VersionedDeployment>(json));

        Assert.Equal(number, unknown.Version);
        Assert.Equal(json, SpecJson.Serialize<VersionedDeployment>(unknown));
        Assert.Equal(unknown, SpecJson.Deserialize<UnknownDeployment>(json));
        Assert.Equal(unknown, new UnknownDeployment(unknown.WireTag, Encoding.UTF8.GetBytes(json)));
        Assert.False(unknown.ToLatest().IsSuccess);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<VersionedDeployment>(json)));

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes($"[{new string(' ', 40)}{json}]"));
        var read = await JsonSerializer.DeserializeAsync<VersionedDeployment[]>(stream, InPieces, TestContext.Current.CancellationToken);
        Assert.Equal(unknown, Assert.Single(read!));
    }

    [Theory]
    [InlineData("apps.example.com/v9", """{"apiVersion":"apps.example.com/v8"}""")]
    [InlineData("apps.example.com/v9", "{}")]
    [InlineData("apps.example.com/v9", "null")]
    [InlineData("apps.example.com/v9", "")]
    [InlineData("apps.example.com/v9", """{"apiVersion":"apps.example.com/v9","apiVersion":"apps.example.com/v9"}""")]
    [InlineData("apps.example.com/v9", """{"apiVersion":"apps.example.com/v9"} {}""")]
    [InlineData("apps.example.com/v1", """{"apiVersion":"apps.example.com/v1"}""")]
    public void An_unknown_version_is_not_made_of_a_document_that_would_be_read_as_something_else(string mark, string json) =>
        Assert.Throws<ArgumentException>(() => new UnknownDeployment(mark, Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("""{"kind":"Deployment"}""", "missing member `apiVersion` in VersionedDeployment (at the root, line 1, column 1)")]
    [InlineData("{\n\"apiVersion\":3}", "expected a string, found a number (at /apiVersion, line 2, column 14)")]
    [InlineData("{\n\"x\":1,\n  \"apiVersion\":null}", "expected a string, found null (at /apiVersion, line 3, column 16)")]
    [InlineData("{\"apiVersion\":\"apps.example.com/v9\",\n\"apiVersion\":\"apps.example.com/v9\"}", "duplicate member `apiVersion`, expected it once (at /apiVersion, line 2, column 1)")]
    [InlineData("""{"apiVersion":"apps.example.com/v1beta1","kind":"Deployment","apiVersion":"apps.example.com/v1beta1"}""", "duplicate member `apiVersion`, expected it once (at /apiVersion, line 1, column 62)")]
    [InlineData("""{"apiVersion":"apps.example.com/v1beta1","kind":"Deployment","apiVersion":7}""", "duplicate member `apiVersion`, expected it once (at /apiVersion, line 1, column 62)")]
    [InlineData("""{"apiVersion":"apps.example.com/v1","apiVersion":{}}""", "duplicate member `apiVersion`, expected it once (at /apiVersion, line 1, column 37)")]
    [InlineData("[]", "expected an object (VersionedDeployment), found an array (at the root, line 1, column 1)")]
    [InlineData("null", "expected an object (VersionedDeployment), found null (at the root, line 1, column 1)")]
    [InlineData("""{"x":[[[1,2}]""", "malformed JSON: expected `,` and a value, or `]` (at /x/0/0/2, line 1, column 12)")]
    public void What_is_wrong_with_a_mark_is_said_where_it_is(string json, string message)
    {
        Assert.Equal(message, Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<VersionedDeployment>(json)).Message);
        Assert.False(SpecJson.TryDeserialize<VersionedDeployment>(json, out _, out var error));
        Assert.Equal(message, error.Message);
        Assert.Equal(message, Assert.ThrowsAny<SpecJsonException>(() => JsonSerializer.Deserialize<VersionedDeployment>(json) ?? throw error).Message);
    }

    [Theory]
    [InlineData("\"3\"", "expected an integer, found a string")]
    [InlineData("1.5", "expected an integer from 0 to 9223372036854775807, found another number")]
    [InlineData("1e0", "expected an integer from 0 to 9223372036854775807, found another number")]
    [InlineData("-1", "expected an integer from 0 to 9223372036854775807, found another number")]
    [InlineData("-0", "expected an integer from 0 to 9223372036854775807, found another number")]
    [InlineData("9223372036854775808", "expected an integer from 0 to 9223372036854775807, found another number")]
    public void A_number_as_mark_is_an_integer(string mark, string problem)
    {
        Assert.Equal(problem, Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<VersionedSalesOrder>($"{{\"schemaVersion\":{mark}}}")).Problem);
        Assert.Equal(problem, Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<VersionedThermostat>($"{{\"settings\":{{}},\"format\":{mark}}}")).Problem);
    }

    [Fact]
    public void A_mark_in_the_middle_of_a_large_document_is_found_and_an_error_behind_it_is_placed()
    {
        var labels = string.Join(",\n", Enumerable.Range(0, 20_000).Select(number => $"\"label{number}\":\"value\""));
        var text = $$$"""
            {"kind":"Deployment","metadata":{"name":"web","labels":{
            {{{labels}}}}},
            "apiVersion":"apps.example.com/v1beta1",
            "replicas":"three"}
            """;

        var error = Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<VersionedDeployment>(text));
        Assert.Equal(("/replicas", 20_003, 12), (error.Pointer, error.Line, error.Column));
        Assert.IsType<V1.Deployment>(SpecJson.Deserialize<VersionedDeployment>(text.Replace("\"three\"", "3", StringComparison.Ordinal)));
    }

    [Fact]
    public void Around_a_document_names_and_numbers_are_those_that_are_declared()
    {
        VersionedThermostat newer = new V2.Thermostat { Target = 20.5m, IsAway = false };

        Assert.Equal("""{"format":20240601,"settings":{"Target":20.5,"IsAway":false}}""", SpecJson.Serialize(newer));
        Assert.Equal(newer, SpecJson.Deserialize<VersionedThermostat>("""{"settings":{"Target":20.5,"IsAway":false},"format":20240601}"""));
        Assert.Equal("""{"Target":20.5}""", SpecJson.Serialize(newer.ToVersion(1).GetValueOrThrow()));
        Assert.IsType<V1.Thermostat>(SpecJson.Deserialize<VersionedThermostat>("""{"Target":20.5}"""));
        Assert.IsType<V1.Thermostat>(SpecJson.Deserialize<VersionedThermostat>("""{"format":1,"settings":{"Target":20.5}}"""));

        const string unknown = """{"format":77,"settings":[ 1, 2.0 ]}""";
        Assert.Equal(unknown, SpecJson.Serialize(SpecJson.Deserialize<VersionedThermostat>(unknown)));
        Assert.Equal("unknown member `version` in VersionedThermostat, expected one of `format`, `settings`", Problem<VersionedThermostat>("""{"format":1,"version":2}"""));
        Assert.Equal("missing member `settings` in VersionedThermostat", Problem<VersionedThermostat>("""{"format":1}"""));
        Assert.Equal("unknown member `settings` in V1.Thermostat, expected one of `Target`", Problem<VersionedThermostat>("""{"settings":{"Target":1}}"""));
    }

    [Fact]
    public void Outside_of_a_document_the_mark_is_given_and_taken_beside_it()
    {
        var order = Guid.Parse("7f3f8a52-0d0e-4d0e-9d8e-1f1c2b7e0000");
        VersionedOrderPlaced placed = new V2.OrderPlaced { Order = order, Coupon = "spring" };

        var written = SpecJson.SerializeMarked(placed);
        Assert.Equal(("order-placed-v2", $$"""{"Order":"{{order}}","Coupon":"spring"}"""), (written.Mark, written.Json));
        Assert.Equal(placed, SpecJson.DeserializeMarked<VersionedOrderPlaced>(written.Mark, written.Utf8Json.Span));
        Assert.IsType<V1.OrderPlaced>(SpecJson.DeserializeMarked<VersionedOrderPlaced>("order-placed-v1", $$"""{"Order":"{{order}}"}"""));

        var unknown = SpecJson.DeserializeMarked<VersionedOrderPlaced>("order-placed-v7", "[ 1.0 ]");
        Assert.Equal((7, "[ 1.0 ]"), (unknown.Version, SpecJson.SerializeMarked(unknown).Json));
        Assert.Equal("order-placed-v7", SpecJson.SerializeMarked(unknown).Mark);
        Assert.Equal(0, SpecJson.DeserializeMarked<VersionedOrderPlaced>("Order-Placed-v1", "{}").Version);

        Assert.Equal("the document of VersionedOrderPlaced came without a mark, expected one of `order-placed-v1`, `order-placed-v2` (at the root, line 1, column 1)", Assert.Throws<SpecJsonException>(() => SpecJson.DeserializeMarked<VersionedOrderPlaced>(null, "{}")).Message);
        Assert.False(SpecJson.TryDeserializeMarked<VersionedOrderPlaced>("order-placed-v1", "{\n\"Order\":1}"u8, out _, out var error));
        Assert.Equal("expected a UUID, found a number (at /Order, line 2, column 9)", error.Message);
        Assert.Equal("the version of VersionedOrderPlaced stands outside of the document: read it with SpecJson.DeserializeMarked", Problem<VersionedOrderPlaced>("{}"));
        Assert.Contains("SpecJson.SerializeMarked", Assert.Throws<SpecJsonException>(() => SpecJson.Serialize(placed)).Problem, StringComparison.Ordinal);
        Assert.Contains("found null", Assert.Throws<SpecJsonException>(() => SpecJson.SerializeMarked<VersionedOrderPlaced>(null!)).Problem, StringComparison.Ordinal);

        Assert.IsType<V1.Job>(SpecJson.DeserializeMarked<AnyJob>(null, """{"Name":"x"}"""));
        Assert.Null(SpecJson.SerializeMarked<AnyJob>(new V1.Job { Name = "x" }).Mark);
        Assert.Equal("2", SpecJson.SerializeMarked<AnyJob>(new V2.Job { Name = "x", Priority = 1 }).Mark);
    }

    [Fact]
    public void A_frozen_family_refuses_newer_marks_at_their_place()
    {
        Assert.Equal(
            "version `apps.example.com/v3` of deployment is not accepted here, expected one of `apps.example.com/v1beta1`, `apps.example.com/v1` (at /apiVersion, line 1, column 89)",
            Assert.Throws<SpecJsonException>(() => VersionedDeployment.AsOf(2).Deserialize("""{"kind":"Deployment","metadata":{"name":"web"},"replicas":3,"paused":false,"apiVersion":"apps.example.com/v3"}"""u8)).Message);
        Assert.IsType<V1.SalesOrder>(VersionedSalesOrder.AsOf(1).Deserialize(Encoding.UTF8.GetBytes(OldOrder)));
        Assert.IsType<V1.OrderPlaced>(VersionedOrderPlaced.AsOf(1).DeserializeMarked("order-placed-v1", """{"Order":"7f3f8a52-0d0e-4d0e-9d8e-1f1c2b7e0000"}"""u8));
        Assert.Equal("version `order-placed-v2` of order-placed is not accepted here, expected one of `order-placed-v1`", Assert.Throws<SpecJsonException>(() => VersionedOrderPlaced.AsOf(1).DeserializeMarked("order-placed-v2", """{"Order":"7f3f8a52-0d0e-4d0e-9d8e-1f1c2b7e0000"}"""u8)).Problem);
        Assert.Throws<InvalidOperationException>(() => VersionedDeployment.AsOf(2).DeserializeMarked("x", "{}"u8));
    }

    [Fact]
    public void Plain_serializers_write_and_read_the_same()
    {
        var shelf = new Shelf { Deployment = new V1.Deployment { Kind = DeploymentKind.Deployment, Metadata = new() { Name = "web" }, Replicas = 1 }, Orders = [SpecJson.Deserialize<VersionedSalesOrder>(OldOrder)] };
        var expected = $$"""{"Deployment":{"apiVersion":"apps.example.com/v1beta1","kind":"Deployment","metadata":{"name":"web"},"replicas":1},"Orders":[{{OldOrder}}]}""";

        Assert.Equal(expected, JsonSerializer.Serialize(shelf));
        Assert.Equal(shelf.Deployment, JsonSerializer.Deserialize<Shelf>(expected)!.Deployment);
    }

    [Fact]
    public void Comments_and_commas_at_the_end_are_read_where_they_are_allowed()
    {
        const string text = """
            // who wants how many
            {
              "kind": "Deployment", /* before the mark */
              "metadata": { "name": "web", },
              "apiVersion": "apps.example.com/v1beta1", // behind it
              "replicas": 3,
            }
            // the end
            """;
        var options = new SpecJsonOptions { AllowComments = true, AllowTrailingCommas = true };

        var read = SpecJson.Deserialize<VersionedDeployment>(text, options);
        Assert.Equal(SpecJson.Deserialize<VersionedDeployment>(SpecJson.Serialize(read)), read);
        Assert.Contains("comment", Problem<VersionedDeployment>(text), StringComparison.Ordinal);
        Assert.Contains("comma", Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<VersionedDeployment>(text, options with { AllowTrailingCommas = false })).Problem, StringComparison.Ordinal);
        Assert.Equal(("/replicas", 6), (Error(text.Replace("3,", "\"3\",", StringComparison.Ordinal), options).Pointer, Error(text.Replace("3,", "\"3\",", StringComparison.Ordinal), options).Line));

        var unknown = text.Replace("v1beta1", "v9", StringComparison.Ordinal);
        Assert.Contains("/* before the mark */", SpecJson.Serialize(SpecJson.Deserialize<VersionedDeployment>(unknown, options)), StringComparison.Ordinal);
    }

    private static JsonSerializerOptions InPieces { get; } = new() { DefaultBufferSize = 16 };

    private static SpecJsonException Error(string json, SpecJsonOptions? options = null) => Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<VersionedDeployment>(json, options));

    private static string Problem<T>(string json)
        where T : ISpecJson<T> => Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<T>(json)).Problem;

    /// <summary>The deployment with its mark behind some of its members.</summary>
    private static string Marked(int place)
    {
        List<string> members = ["\"kind\":\"Deployment\"", "", "\"replicas\":3"];
        members[1] = """
            "metadata":{"name":"web","labels":{"apiVersion":"not this one"}}
            """.Trim();
        members.Insert(place, "\"apiVersion\":\"apps.example.com/v1beta1\"");
        return "{" + string.Join(",", members) + "}";
    }

    private sealed class Shelf
    {
        public required VersionedDeployment Deployment { get; init; }

        public required IReadOnlyList<VersionedSalesOrder> Orders { get; init; }
    }
}
