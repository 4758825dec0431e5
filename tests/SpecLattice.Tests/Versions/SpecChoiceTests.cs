using System.Collections.Immutable;
using CsCheck;
using SpecLattice.Negotiation;

namespace SpecLattice.Tests.Versions;

public class SpecChoiceTests
{
    [Fact]
    public void Chooses_the_newest_version_both_sides_read()
    {
        SpecChoice<Pipe> choice = SpecOffer.Of<Pipe>(maxVersion: 3).Choose(new Pipe(6, 2));
        Assert.True(choice.IsChosen);
        Assert.Equal(new SpecVersion(3, "V3", "d3"), choice.Version);
        Assert.True(choice.TryGetValue(out Pipe? value));
        Assert.Equal(new Pipe(3, 2), value);
        Assert.Equal("newest version both sides read", choice.Reason);
        Assert.Empty(choice.Refused);
    }

    [Fact]
    public void Goes_up_where_the_value_is_older_than_what_both_read()
        => Assert.Equal(6, SpecOffer.Of<Pipe>().Choose(new Pipe(1, 1)).Version?.Number);

    [Fact]
    public void Chooses_the_floor_without_an_offer()
    {
        SpecChoice<Pipe> choice = SpecChoice.WithoutOffer(new Pipe(6, 2));
        Assert.True(choice.TryGetValue(out Pipe? value));
        Assert.Equal(2, value.Version);
        Assert.Equal("floor: the peer made no offer", choice.Reason);
    }

    [Fact]
    public void Keeps_to_the_versions_it_may_write()
    {
        ImmutableArray<SpecVersion> own = [.. Pipe.Versions.Where(v => v.Number <= 2)];
        Assert.Equal(2, SpecOffer.Of<Pipe>().Choose(new Pipe(6, 1), own).Version?.Number);
        SpecChoice<Pipe> choice = SpecChoice.WithoutOffer(new Pipe(6, 3), own);
        Assert.False(choice.IsChosen);
        Assert.StartsWith("no version of pipe that this build writes can hold the value; version 1: /content: ", choice.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_names_what_each_version_would_lose()
    {
        SpecChoice<Pipe> choice = SpecOffer.Of<Pipe>(maxVersion: 2).Choose(new Pipe(6, 3));
        Assert.False(choice.IsChosen);
        Assert.False(choice.TryGetValue(out _));
        Assert.Equal([2, 1], choice.Refused.Select(r => r.Version));
        Assert.Equal(["/content", "/color"], choice.Refused[0].Losses.Select(l => l.Pointer));
        Assert.Equal(SpecChoiceOutcome.NotRepresentable, choice.Outcome);
        Assert.Same(choice.Refused[0].Losses, choice.Losses);
        Assert.Equal(
            "no version of pipe that the peer reads (1, 2) can hold the value"
            + "; version 2: /content: exists since version 3 (6 -> 2, pipe) and 1 more"
            + "; version 1: /content: exists since version 3 (6 -> 1, pipe) and 1 more",
            choice.Reason);
    }

    [Fact]
    public void Says_which_newer_versions_could_not_hold_the_value()
    {
        // A branch: version 6 lacks what version 3 has.
        SpecChoice<Branch> choice = SpecOffer.Of<Branch>().Choose(new Branch(3));
        Assert.Equal(3, choice.Version?.Number);
        Assert.Equal("newest version both sides read that can hold the value", choice.Reason);
        Assert.Equal([6], choice.Refused.Select(r => r.Version));
    }

    [Fact]
    public void Refuses_a_version_that_differs_between_the_builds()
    {
        SpecOffer edited = SpecOffer.Empty.With("pipe", [new(1, "", "d1"), new(2, "", "d2"), new(3, "", "edited")]);
        SpecChoice<Pipe> choice = edited.Choose(new Pipe(6, 1));
        Assert.False(choice.IsChosen);
        Assert.Equal("version 3 of pipe differs between the two builds", choice.Reason);
        Assert.Equal(SpecChoiceOutcome.DigestMismatch, choice.Outcome);
        Assert.Empty(choice.Losses);

        SpecOffer older = SpecOffer.Empty.With("pipe", [new(1, "", "edited"), new(3, "", "d3")]);
        Assert.Equal(3, older.Choose(new Pipe(6, 1)).Version?.Number);
    }

    [Fact]
    public void Without_an_offer_the_newest_refused_version_loses_least()
    {
        // Tried from the lowest version up.
        SpecChoice<Pipe> choice = SpecChoice.WithoutOffer(new Pipe(6, 3), [.. Pipe.Versions.Where(version => version.Number < 3)]);
        Assert.Equal([1, 2], choice.Refused.Select(r => r.Version));
        Assert.Same(choice.Refused[1].Losses, choice.Losses);
        Assert.Equal(SpecChoiceOutcome.NotRepresentable, choice.Outcome);
    }

    [Fact]
    public void Another_digest_of_a_version_that_is_not_tried_is_no_mismatch()
    {
        SpecOffer offer = SpecOffer.Empty.With("pipe", [new(1, "", "d1"), new(3, "", "edited")]);
        SpecChoice<Pipe> choice = offer.Choose(new Pipe(6, 2), [.. Pipe.Versions.Where(version => version.Number < 3)]);
        Assert.False(choice.IsChosen);
        Assert.Equal(SpecChoiceOutcome.NotRepresentable, choice.Outcome);
        Assert.Equal([1], choice.Refused.Select(r => r.Version));
    }

    [Fact]
    public void Says_when_there_is_nothing_in_common()
    {
        Assert.Equal("the peer reads no version of pipe", SpecOffer.Empty.Choose(new Pipe(6, 1)).Reason);
        Assert.Equal("the peer reads no version of pipe", SpecOffer.Empty.With("pipe", []).Choose(new Pipe(6, 1)).Reason);
        Assert.Equal(
            "the peer reads versions 7, 8 of pipe, this build writes 1, 2, 3, 6",
            SpecOffer.Empty.With("pipe", [new(8, "", "x"), new(7, "", "x")]).Choose(new Pipe(6, 1)).Reason);
    }

    [Fact]
    public void Chooses_the_newest_common_version_that_holds_the_value_or_none()
        => Gen.Select(Gen.OneOf(1, 2, 3, 6), Gen.OneOf(1, 2, 3, 6), Gen.Int[1, 8].Array[0, 5]).Sample((version, floor, peer) =>
        {
            SpecOffer offer = SpecOffer.Empty.With("pipe", peer.Distinct().Select(v => new SpecVersion(v, "", $"d{v}")));
            int expected = Pipe.Versions.Select(v => v.Number).Where(v => peer.Contains(v) && v >= floor).DefaultIfEmpty(0).Max();
            SpecChoice<Pipe> choice = offer.Choose(new Pipe(version, floor));
            Assert.Equal(expected, choice.Version?.Number ?? 0);
            Assert.Equal(expected > 0, choice.TryGetValue(out Pipe? value));
            Assert.Equal(expected, value?.Version ?? 0);
            Assert.Equal(floor, SpecChoice.WithoutOffer(new Pipe(version, floor)).Version?.Number);
        });

    private sealed record Branch(int Version) : ISpecSum<Branch>
    {
        public static string Family => "branch";

        public static string SchemaOf(int version) => $"pipe {version}\n";

        public static ImmutableArray<SpecVersion> Versions { get; } = [new(3, "V3", "d3"), new(6, "V6", "d6")];

        public int GetFloor() => 3;

        public Conversion<Branch> ToVersion(int version)
            => version == 3 ? new Branch(3) : Conversion.Refuse("/a", "version 6 does not have it");
    }
}
