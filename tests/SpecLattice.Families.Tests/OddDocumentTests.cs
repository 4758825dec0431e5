using System.Text;
using SpecLattice.Families.Tests.Families;
using V1 = SpecLattice.Families.Tests.Families.V1;
using V2 = SpecLattice.Families.Tests.Families.V2;
using V3 = SpecLattice.Families.Tests.Families.V3;

namespace SpecLattice.Families.Tests;

/// <summary>Marks and lines as nobody would write them, and as somebody who means harm would.</summary>
public sealed class OddDocumentTests
{
    private const string Order = """{"Number":"A-1","Placed":"2019-03-01","Amount":19.90,"Currency":"EUR","Attachments":[]}""";
    private const string Deployment = """{"kind":"Deployment","metadata":{"name":"web"},"replicas":3}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A mark that differs from a known one in anything is that of another version, which is kept.</summary>
    [Theory]
    [InlineData("apps.example.com/v01")]
    [InlineData("apps.example.com/v0")]
    [InlineData("apps.example.com/v-3")]
    [InlineData("apps.example.com/v+3")]
    [InlineData("apps.example.com/v 3")]
    [InlineData("apps.example.com/v3 ")]
    [InlineData("apps.example.com/v3\\u0000")]
    [InlineData("apps.example.com/v\u0663")]
    [InlineData("apps.example.com/v1e3")]
    [InlineData("apps.example.com/v2147483651")]
    [InlineData("apps.example.com/v4294967299")]
    [InlineData("apps.example.com/v18446744073709551619")]
    [InlineData("apps.example.com/v99999999999999999999999999999999999999")]
    [InlineData("APPS.example.com/v3")]
    [InlineData("3")]
    public void A_text_that_is_nearly_a_known_mark_is_an_unknown_version(string mark)
    {
        var text = $$"""{"apiVersion":"{{mark}}","kind":"Deployment"}""";

        var unknown = Assert.IsType<UnknownDeployment>(SpecJson.Deserialize<VersionedDeployment>(text));

        Assert.Equal(text, SpecJson.Serialize<VersionedDeployment>(unknown));
        Assert.True(unknown.Version is 0 or > 3, $"{unknown.Version}");
        Assert.False(unknown.ToVersion(3).IsSuccess);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("4")]
    [InlineData("2147483648")]
    [InlineData("2147483650")]
    [InlineData("4294967298")]
    [InlineData("4294967297")]
    [InlineData("9223372036854775807")]
    public void A_number_is_that_of_a_known_version_or_of_none(string mark)
    {
        var text = "{\"Number\":\"A-1\",\"schemaVersion\":" + mark + "}";

        var unknown = Assert.IsType<UnknownSalesOrder>(SpecJson.Deserialize<VersionedSalesOrder>(text));

        Assert.Equal(text, SpecJson.Serialize<VersionedSalesOrder>(unknown));
        Assert.True(unknown.Version is 0 or > 3, $"{unknown.Version}");
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("3e0")]
    [InlineData("1E400")]
    [InlineData("1e-400")]
    [InlineData("0.30e1")]
    [InlineData("-3")]
    [InlineData("-0")]
    [InlineData("03")]
    [InlineData("+3")]
    [InlineData("0x3")]
    [InlineData("3_0")]
    [InlineData("NaN")]
    [InlineData("18446744073709551619")]
    [InlineData("99999999999999999999999999999999999999999999")]
    [InlineData("true")]
    [InlineData("[3]")]
    [InlineData("{\"schemaVersion\":3}")]
    [InlineData("\"3\"")]
    [InlineData("null")]
    public void What_is_no_integer_is_refused_where_it_stands(string mark)
    {
        foreach (var text in new[] { "{\"schemaVersion\":" + mark + ",\"Number\":\"A-1\"}", "{\"Number\":\"A-1\",\"schemaVersion\":" + mark + "}" })
        {
            var error = Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<VersionedSalesOrder>(text));
            Assert.Equal((1, "/schemaVersion"), (error.Line, error.Pointer));
        }

        Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<VersionedThermostat>("{\"settings\":{\"Target\":1},\"format\":" + mark + "}"));
        Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<VersionedThermostat>("{\"format\":" + mark + ",\"settings\":{\"Target\":1}}"));
    }

    [Fact]
    public void A_number_of_a_million_digits_is_refused_without_being_read_as_one()
    {
        var digits = new string('9', 1_000_000);

        Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<VersionedSalesOrder>("{\"schemaVersion\":" + digits + "}"));
        var unknown = SpecJson.Deserialize<VersionedDeployment>($$"""{"apiVersion":"apps.example.com/v{{digits}}"}""");
        Assert.Equal(0, unknown.Version);
        Assert.True(unknown.ToString().Length < 10_000, "a text for people has a million digits");
    }

    [Theory]
    [InlineData("""{"apiVersion":"apps.example.com/v1","\u0061piVersion":"apps.example.com/v1","kind":"Deployment"}""")]
    [InlineData("""{"\u0061\u0070\u0069Version":"apps.example.com/v9","apiVersion":"apps.example.com/v1"}""")]
    [InlineData("""{"apiVersion":"apps.example.com/v9","x":{"apiVersion":"a"},"apiVersion":"apps.example.com/v9"}""")]
    [InlineData("""{"kind":"Deployment","kind":"Deployment","apiVersion":"apps.example.com/v1beta1"}""")]
    [InlineData("""{"APIVERSION":"apps.example.com/v1"}""")]
    [InlineData("""{"metadata":{"apiVersion":"apps.example.com/v1"}}""")]
    [InlineData("""{"apiVersion\u0000":"apps.example.com/v1"}""")]
    [InlineData("""{"apiVersion":"apps.example.com/v1\ud800"}""")]
    [InlineData("""{"apiVersion":"apps.example.com/v9"}{}""")]
    [InlineData("""{"apiVersion":"apps.example.com/v9"},""")]
    [InlineData("""{"apiVersion":"apps.example.com/v9",}""")]
    [InlineData("""{"apiVersion":"apps.example.com/v9" "x":1}""")]
    [InlineData("""{"apiVersion":"apps.example.com/v9""")]
    [InlineData("{'apiVersion':'apps.example.com/v9'}")]
    [InlineData("")]
    [InlineData("\uFEFF")]
    public void A_mark_that_is_there_twice_elsewhere_or_not_at_all_is_refused(string text) =>
        Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<VersionedDeployment>(text));

    [Theory]
    [InlineData("""{"format":2,"settings":{},"format":2}""")]
    [InlineData("""{"settings":{"Target":1},"settings":{"Target":1},"format":1}""")]
    [InlineData("""{"format":1,"settings":{"Target":1},"se\u0074tings":{"Target":2}}""")]
    [InlineData("""{"format":9,"settings":1,"settings":2}""")]
    [InlineData("""{"format":9,"settings":1,"more":2}""")]
    [InlineData("""{"format":9}""")]
    [InlineData("""{"format":1,"settings":null}""")]
    [InlineData("""{"Target":1,"format":1}""")]
    [InlineData("""{"Target":1,"settings":{"Target":1}}""")]
    [InlineData("""{"version":"V1","spec":{"Target":1}}""")]
    public void Around_a_document_stands_nothing_else_and_nothing_twice(string text) =>
        Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<VersionedThermostat>(text));

    [Fact]
    public void A_mark_behind_ten_megabytes_is_found()
    {
        var options = new SpecJsonOptions { MaxBytes = 20_000_000 };
        var name = new string('x', 10_000_000);

        var read = SpecJson.Deserialize<VersionedSalesOrder>($$"""{"Number":"{{name}}","Placed":"2024-03-01","Total":{"Amount":5,"Currency":"EUR"},"Attachments":[],"schemaVersion":3}""", options);
        Assert.Equal(name.Length, Assert.IsType<V3.SalesOrder>(read).Number.Length);
        Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<VersionedSalesOrder>($$"""{"Number":"{{name}}","schemaVersion":3}"""));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" order-placed-v1")]
    [InlineData("order-placed-v1\n")]
    [InlineData("order-placed-v01")]
    [InlineData("ORDER-PLACED-V1")]
    [InlineData("order-placed-v")]
    [InlineData("order-placed-v1.0")]
    [InlineData("order-placed-v-1")]
    [InlineData("order-placed-v4294967297")]
    [InlineData("\u043erder-placed-v1")]
    public void Outside_of_a_document_a_mark_is_a_known_one_or_an_unknown_version(string mark)
    {
        var unknown = Assert.IsType<UnknownOrderPlaced>(SpecJson.DeserializeMarked<VersionedOrderPlaced>(mark, """{"Order":"7f3f8a52-0d0e-4d0e-9d8e-1f1c2b7e0000"}"""));

        Assert.True(unknown.Version is 0 or > 2, $"{unknown.Version}");
        Assert.Equal(mark, SpecJson.SerializeMarked<VersionedOrderPlaced>(unknown).Mark);
    }

    [Theory]
    [InlineData("\uFEFF{0}\r\n\r\n \r\n{0}\r\n", "2 orders")]
    [InlineData("{0}\n{0}", "2 orders")]
    [InlineData("\n\n\n", "0 orders")]
    [InlineData("", "0 orders")]
    [InlineData("\uFEFF", "0 orders")]
    [InlineData("\uFEFF\n{0}", "1 orders")]
    [InlineData("{0}\t\n", "1 orders")]
    [InlineData("{0}\n\uFEFF{0}\n{0}", "3 orders")]
    [InlineData("{0}{0}\n{0}", "1 orders, 1 wrong")]
    [InlineData("{0}\r{0}\n{0}", "1 orders, 1 wrong")]
    [InlineData("{0}\u2028{0}\n{0}", "1 orders, 1 wrong")]
    [InlineData("null\n{0}", "1 orders, 1 wrong")]
    [InlineData("[{0}]\n{0}", "1 orders, 1 wrong")]
    [InlineData("{0},\n{0}", "1 orders, 1 wrong")]
    [InlineData("\0\n{0}", "1 orders, 1 wrong")]
    [InlineData("{0}\n{\"schemaVersion\":2,\"Num", "1 orders, 2 wrong")]
    [InlineData("{0}\n{\"schemaVersion\":9,\n\"x\":1}\n", "1 orders, 2 wrong, 3 wrong")]
    [InlineData("{0}\n{\"schemaVersion\":9}", "2 orders")]
    public async Task Lines_are_told_apart_by_line_feeds_alone(string frame, string expected)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(frame.Replace("{0}", Order, StringComparison.Ordinal)));
        var lines = await SpecJson.TryDeserializeLinesAsync<VersionedSalesOrder>(stream, cancellationToken: Cancellation).ToListAsync(Cancellation);

        Assert.Equal(expected, string.Join(", ", lines.Where(line => line.Error is not null).Select(line => $"{line.Number} wrong").Prepend($"{lines.Count(line => line.Error is null)} orders")));
    }

    [Fact]
    public async Task A_stream_in_another_encoding_has_wrong_lines_and_ends()
    {
        using var stream = new MemoryStream(Encoding.Unicode.GetBytes("\uFEFF" + Order + "\n" + Order));
        var lines = await SpecJson.TryDeserializeLinesAsync<VersionedSalesOrder>(stream, cancellationToken: Cancellation).ToListAsync(Cancellation);

        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.NotNull(line.Error));
    }

    [Fact]
    public void An_escaped_mark_is_the_mark()
    {
        var text = """{"apiVersion":"\u0061pps.example.com\/v1beta1",""" + Deployment[1..];

        Assert.Equal(SpecJson.Deserialize<V1.Deployment>(Deployment), SpecJson.Deserialize<VersionedDeployment>(text));
        Assert.IsType<V2.OrderPlaced>(SpecJson.DeserializeMarked<VersionedOrderPlaced>("order-placed-v2", """{"Order":"7f3f8a52-0d0e-4d0e-9d8e-1f1c2b7e0000"}"""));
    }
}
