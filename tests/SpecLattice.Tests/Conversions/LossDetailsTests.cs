using System.Text.Json;
using SpecLattice.CompilerServices;

namespace SpecLattice.Tests.Conversions;

/// <summary>What an author says of a loss for programs: it is small, it arrives, and it tells no secret.</summary>
public sealed class LossDetailsTests
{
    private static readonly LossDetails Some = LossDetails.Empty.With("limit", 16).With("unit", "GiB").With("max", ulong.MaxValue).With("exact", true);

    [Fact]
    public void They_are_told_wherever_the_loss_is()
    {
        var loss = Loss.Custom("/size", "it is too large", Some);

        Assert.Equal("/size: it is too large [exact: true, limit: 16, max: 18446744073709551615, unit: \"GiB\"]", loss.ToString());
        Assert.Equal(loss, Assert.Single(Conversion.Refuse("/size", "it is too large", Some).Losses));
        Assert.Equal(16, SpecJson.Deserialize<Loss>(SpecJson.Serialize(loss)).Details["limit"].GetInt32());
        Assert.NotEqual(loss, loss with { Details = Some.With("limit", 17) });
        Assert.Equal(loss.GetHashCode(), (loss with { Details = LossDetails.Empty.With("exact", true).With("unit", "GiB").With("max", ulong.MaxValue).With("limit", Json("1.6e1")) }).GetHashCode());
    }

    [Fact]
    public void A_generated_conversion_passes_them_on()
    {
        var losses = new LossCollector("box", [2, 1]);
        losses.AddWhole(Loss.Custom("/size", "it is too large", Some), since: 2);
        losses.Prefix(default(LossMark), "inner");

        var loss = Assert.Single(losses.ToReport());
        Assert.Equal("/inner/size", loss.Pointer);
        Assert.Equal(Some, loss.Details);
    }

    [Theory]
    [InlineData(false, "{\"limit\":16}")]
    [InlineData(true, "{\"limit\":\"<redacted>\"}")]
    public void Of_a_value_that_may_hold_a_secret_only_the_names_are_told(bool isSensitive, string expected)
    {
        var losses = new LossCollector("box", [2, 1]);
        SpecConvert.ByHand<string, string>(
            "a", value => Conversion.Refuse("", "it is too long", LossDetails.Empty.With("limit", 16)), value => value, new(2, IsUp: false, isSensitive), ref losses);

        Assert.Equal(expected, SpecJson.Serialize(Assert.Single(losses.ToReport()).Details));
    }

    [Fact]
    public void They_can_be_of_a_type_of_the_authors_own()
    {
        var box = new Box { Name = "b", Size = 3 };
        var details = SpecJson.Deserialize<LossDetails>(SpecJson.Serialize(LossDetails.From(box)));

        Assert.True(details.TryRead<Box>(out var read));
        Assert.Equal(box, read);
        Assert.False(Some.TryRead<Box>(out _));
        Assert.Throws<ArgumentException>(() => LossDetails.From(SpecJsonValue.Parse("[1]")));
    }

    [Fact]
    public void They_are_small()
    {
        var full = Enumerable.Range(0, LossDetails.MaxCount).Aggregate(LossDetails.Empty, (details, i) => details.With($"n{i}", i));

        Assert.Contains("at most 32", Assert.Throws<ArgumentException>(() => full.With("one more", 1)).Message, StringComparison.Ordinal);
        Assert.Equal(1, full.With("n0", 1)["n0"].GetInt32());
        Assert.Throws<ArgumentException>(() => Some.With(new string('n', LossDetails.MaxNameLength + 1), 1));
        Assert.Throws<ArgumentException>(() => Some.With("", 1));
        Assert.Throws<ArgumentException>(() => Some.With("undefined", default(JsonElement)));
        Assert.Throws<ArgumentException>(() => Some.With("large", Json($"\"{new string('x', LossDetails.MaxBytes)}\"")));
        Assert.Equal(new string('x', LossDetails.MaxTextLength - 1) + "...", Some.With("text", new string('x', LossDetails.MaxTextLength - 1) + "\ud83d\ude00 and more")["text"].GetString());
        Assert.False(SpecJson.TryDeserialize<LossDetails>($"{{\"a\":\"{new string('x', LossDetails.MaxBytes)}\"}}", out _, out var refused));
        Assert.Contains("bytes", refused.Message, StringComparison.Ordinal);
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement.Clone();
}
