using System.Text.Json;

namespace SpecLattice.Tests.Json;

/// <summary>Losses go to logs, error bodies and other servers, so they have a form of their own.</summary>
public sealed class LossJsonTests
{
    private static readonly Loss Full = new()
    {
        Family = "box",
        Pointer = "/a~1b/0",
        Kind = LossKind.NotSingle,
        FromVersion = 6,
        ToVersion = 1,
        Step = new LossStep(3, 2),
        Message = "two \"items\"",
        AbsentValue = "null",
        Details = LossDetails.Empty.With("limit", 16).With("unit", "GiB").With("exact", false).With("ranges", Element("""[1,{"a":null}]""")),
    };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_loss_is_read_as_it_was_written(bool hasAbsentValue)
    {
        var loss = hasAbsentValue ? Full : Full with { AbsentValue = null, Details = LossDetails.Empty };
        var json = SpecJson.Serialize(loss);

        Assert.Equal(loss, SpecJson.Deserialize<Loss>(json));
        Assert.Equal(loss, JsonSerializer.Deserialize<Loss>(JsonSerializer.Serialize(loss)));
        Assert.Equal(Enum.GetValues<LossKind>(), Enum.GetValues<LossKind>().Select(kind => SpecJson.Deserialize<Loss>(SpecJson.Serialize(loss with { Kind = kind })).Kind));
    }

    [Fact]
    public void A_later_release_may_say_more()
    {
        var json = SpecJson.Serialize(Full).Replace("NotSingle", "Evaporated", StringComparison.Ordinal).Insert(1, "\"more\":{\"a\":[1]},");

        Assert.Equal(Full with { Kind = LossKind.Custom }, SpecJson.Deserialize<Loss>(json));
    }

    [Theory]
    [InlineData("\"message\":\"two \\\"items\\\"\",", "", "message")]
    [InlineData("\"to\":1", "\"to\":1,\"to\":1", "to")]
    [InlineData("\"step_from\":3", "\"step_from\":3.5", "integer")]
    [InlineData("\"limit\":16", "\"limit\":16,\"limit\":16", "limit")]
    [InlineData("\"details\":{", "\"details\":{},\"details\":{", "details")]
    [InlineData("\"details\":{", "\"details\":[{", "details of a loss")]
    [InlineData("\"limit\":16", "\"\":16", "1 to 64 characters")]
    public void What_is_no_loss_is_refused(string old, string changed, string problem)
    {
        var json = SpecJson.Serialize(Full);
        Assert.Contains(old, json, StringComparison.Ordinal);

        Assert.False(SpecJson.TryDeserialize<Loss>(json.Replace(old, changed, StringComparison.Ordinal), out _, out var error));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    private static JsonElement Element(string json) => JsonDocument.Parse(json).RootElement.Clone();
}
