using System.Text.Json.Nodes;
using SpecLattice.Vmm.Api.Tests.Support;

namespace SpecLattice.Vmm.Api.Tests.Upstream;

/// <summary>Every document that the original server's types were asked about, read and written by this API's.</summary>
public sealed class UpstreamOracleTests
{
    public static IEnumerable<TheoryDataRow<string>> Cases => SharedFolder.Rows(() => OracleCase.All.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_document_is_read_as_the_original_server_reads_it(string id)
    {
        var one = OracleCase.All[id];
        if (OracleTables.NotApplicable.TryGetValue(one.Name, out var reason))
        {
            Assert.True(one.Format != "json" || one.Type.StartsWith("migrate.", StringComparison.Ordinal), $"not applicable ({reason}), yet a document of the API");
        }
        else if (OracleTables.InPreamble.TryGetValue(one.Name, out var wrapped))
        {
            IsAccepted(wrapped.Type, Within(one.Input, wrapped), Within(one.Canonical!, wrapped));
        }
        else if (OracleTables.RefusedOnlyHere.TryGetValue(one.Name, out var difference))
        {
            Assert.True(one.Accepted, "no difference: the original server refuses it, too");
            IsRefused(one, difference.Pointer);
        }
        else if (one.Accepted)
        {
            IsAccepted(one.Type, one.Input, one.Canonical!);
        }
        else
        {
            Assert.True(OracleTables.RefusedAt.TryGetValue(one.Name, out var pointer), "no table says where the document is wrong");
            IsRefused(one, pointer);
        }
    }

    [Fact]
    public void Every_entry_of_the_tables_has_a_case()
    {
        SharedFolder.Require();
        var names = OracleCase.All.Values.Select(one => one.Name).ToHashSet();
        var entries = OracleTables.RefusedAt.Keys
            .Concat(OracleTables.RefusedOnlyHere.Keys)
            .Concat(OracleTables.NotApplicable.Keys)
            .Concat(OracleTables.InPreamble.Keys)
            .ToArray();
        Assert.Empty(entries.Except(names));
        Assert.Equal(entries.Length, entries.Distinct().Count());
    }

    [Fact]
    public void Every_place_in_the_tables_is_used()
    {
        SharedFolder.Require();
        var refused = OracleCase.All.Values.Where(one => !one.Accepted).Select(one => one.Name).ToHashSet();
        Assert.Empty(OracleTables.RefusedAt.Keys.Except(refused));
    }

    private static void IsAccepted(string type, string input, string canonical) =>
        Documents.AssertEqual(canonical, ApiCodec.RoundTrip(type, input));

    private static void IsRefused(OracleCase one, string pointer)
    {
        var error = Assert.Throws<SpecJsonException>(() => ApiCodec.RoundTrip(one.Type, one.Input));
        Assert.Equal(pointer, error.Pointer);
        Assert.NotNull(error.Line);
        Assert.NotNull(error.Column);
        Assert.NotNull(error.Offset);

        var serializers = Assert.Throws<SpecJsonException>(() => ApiCodec.Deserialize(one.Type, one.Input));
        Assert.Equal(pointer, serializers.Pointer);
        Assert.Equal(error.Problem, serializers.Problem);
        Assert.Equal((error.Line, error.Column), (serializers.Line, serializers.Column));
    }

    private static string Within(string json, OracleTables.Wrapped wrapped)
    {
        Assert.True(Documents.TryResolve(JsonNode.Parse(json), wrapped.Pointer, out var place));
        return place!.ToJsonString();
    }
}
