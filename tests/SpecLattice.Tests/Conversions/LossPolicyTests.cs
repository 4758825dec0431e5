using SpecLattice.CompilerServices;

namespace SpecLattice.Tests.Conversions;

/// <summary>What somebody accepts to lose at a call: what the policy names, and nothing that leaves no value.</summary>
public sealed class LossPolicyTests
{
    private static readonly Loss Label = new()
    {
        Family = "disk",
        Pointer = "/disks/3/label",
        Kind = LossKind.MemberNotRepresentable,
        FromVersion = 2,
        ToVersion = 1,
        Step = new LossStep(2, 1),
        Message = "gone",
    };

    [Fact]
    public void A_policy_accepts_what_it_names()
    {
        (LossPolicy Policy, bool Accepts)[] cases =
        [
            (LossPolicy.Nothing, false),
            (LossPolicy.Declared, false),
            (LossPolicy.Everything("why"), true),
            (LossPolicy.Family("disk", "why"), true),
            (LossPolicy.Family("disk2", "why"), false),
            (LossPolicy.Member("disk", "label", "why"), true),
            (LossPolicy.Member("disk", "abel", "why"), false),
            (LossPolicy.Member("disk", "3/label", "why"), false),
            (LossPolicy.Member("other", "label", "why"), false),
            (LossPolicy.Place("disk", "/disks/3/label", "why"), true),
            (LossPolicy.Place("disk", "/disks/*/label", "why"), true),
            (LossPolicy.Place("disk", "/*/*/*", "why"), true),
            (LossPolicy.Place("disk", "/disks/*", "why"), false),
            (LossPolicy.Place("disk", "/disks/*/label/*", "why"), false),
            (LossPolicy.Nothing.Or(LossPolicy.Family("disk", "why")), true),
            (LossPolicy.Everything("why").DeclaredOnly(), false),
        ];

        Assert.All(cases, one => Assert.Equal(one.Accepts ? "why" : null, one.Policy.ReasonFor(Label)));
        Assert.Equal("why", LossPolicy.Everything("why").DeclaredOnly().ReasonFor(Label with { Reason = "law" }));
        Assert.Equal("law", LossPolicy.Declared.ReasonFor(Label with { Reason = "law" }));
    }

    [Fact]
    public void A_policy_says_of_what_and_why()
    {
        Assert.Throws<ArgumentException>(() => LossPolicy.Everything(" "));
        Assert.Throws<ArgumentException>(() => LossPolicy.Family("", "why"));
        Assert.Throws<ArgumentException>(() => LossPolicy.Member("disk", "", "why"));
        Assert.Throws<ArgumentException>(() => LossPolicy.Member("disk", "label", ""));
        Assert.Throws<ArgumentException>(() => LossPolicy.Place("disk", "disks", "why"));
        Assert.Throws<ArgumentException>(() => LossPolicy.Place("disk", "/~", "why"));
        Assert.Throws<ArgumentNullException>(() => LossPolicy.Place("disk", null!, "why"));
    }

    [Fact]
    public void A_member_that_is_left_out_can_be_accepted_and_everything_that_ends_a_conversion_cannot()
    {
        var left = Convert(static (ref LossCollector losses) => losses.AddNewer("label", 2, "null"));
        var ended = Convert(static (ref LossCollector losses) =>
        {
            losses.AddNewer("label", 2, "null");
            losses.Add("size", LossKind.OutOfRange, 2, "too large");
        });

        Assert.False(left.IsSuccess);
        Assert.False(left.TryGetValue(out var none));
        Assert.Null(none);
        Assert.True(left.Accept(LossPolicy.Family("disk", "why")).TryTake(out var value, out var report));
        Assert.Equal("value", value);
        Assert.Equal("why", Assert.Single(report).Reason);
        Assert.Equal(["/label"], left.Accept(LossPolicy.Member("disk", "size", "why")).Losses.Select(loss => loss.Pointer));
        Assert.Equal(["/label", "/size"], ended.Accept(LossPolicy.Everything("why")).Losses.Select(loss => loss.Pointer));
    }

    [Fact]
    public void Mapping_and_moving_a_refused_conversion_keeps_what_can_be_accepted()
    {
        var left = Convert(static (ref LossCollector losses) => losses.AddNewer("label", 2, "null"));

        var mapped = Conversion.At("disk", left.Map(value => value.Length)).Accept(LossPolicy.Place("disk", "/disk/label", "why"));

        Assert.True(mapped.TryTake(out var length, out var given));
        Assert.Equal(5, length);
        Assert.Equal("/disk/label", Assert.Single(given).Pointer);
    }

    [Fact]
    public void A_discarding_value_cannot_be_had_without_its_report()
    {
        var discarding = SpecConvert.Declared(Convert(static (ref LossCollector losses) =>
        {
            losses.AddRemoved("label", 2, "null");
            losses.GiveUp("law");
        })).GetValueOrThrow();

        var (value, discarded) = discarding;
        Assert.Equal("value", value);
        Assert.Equal("law", Assert.Single(discarded).Reason);
        Assert.False(discarding.IsWhole);
        Assert.False(discarding.RefuseDiscarded().IsSuccess);
        Assert.True(discarding.RefuseDiscarded().Accept(LossPolicy.Declared).IsSuccess);
        Assert.Equal(2, discarding.Then(_ => discarding).Discarded.Count);
        Assert.Throws<NotSupportedException>(() => System.Text.Json.JsonSerializer.Serialize(discarding));
        Assert.Equal(SpecJson.Serialize(discarded[0]), SpecJson.Serialize(SpecJson.Deserialize<Loss>(SpecJson.Serialize(discarded[0]))));
        Assert.Contains("\"reason\":\"law\"", SpecJson.Serialize(discarded[0]), StringComparison.Ordinal);
    }

    private delegate void Losing(ref LossCollector losses);

    private static Conversion<string> Convert(Losing lose)
    {
        var losses = new LossCollector("disk", [2, 1]);
        lose(ref losses);
        return losses.Complete("value");
    }
}
