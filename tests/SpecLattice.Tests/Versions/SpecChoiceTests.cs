using System.Collections.Immutable;
using CsCheck;

namespace SpecLattice.Tests.Versions;

public class SpecChoiceTests
{
    [Fact]
    public void Chooses_the_newest_version_both_sides_read()
    {
        SpecChoice<Pipe> choice = SpecOffer.Choose(new Pipe(6, 2), SpecOffer.Of<Pipe>(maxVersion: 3));
        Assert.True(choice.IsChosen);
        Assert.Equal(new SpecVersion(3, "V3", "d3"), choice.Version);
        Assert.True(choice.TryGetValue(out Pipe? value));
        Assert.Equal(new Pipe(3, 2), value);
        Assert.Equal("newest version both sides read", choice.Reason);
        Assert.Empty(choice.Refused);
    }

    [Fact]
    public void Goes_up_where_the_value_is_older_than_what_both_read()
        => Assert.Equal(6, SpecOffer.Choose(new Pipe(1, 1), SpecOffer.Of<Pipe>()).Version?.Version);

    [Fact]
    public void Chooses_the_floor_without_an_offer()
    {
        SpecChoice<Pipe> choice = SpecOffer.Choose(new Pipe(6, 2), null);
        Assert.True(choice.TryGetValue(out Pipe? value));
        Assert.Equal(2, value.Version);
        Assert.Equal("floor: the peer made no offer", choice.Reason);
    }

    [Fact]
    public void Keeps_to_the_versions_it_may_write()
    {
        ImmutableArray<SpecVersion> own = [.. Pipe.Versions.Where(v => v.Version <= 2)];
        Assert.Equal(2, SpecOffer.Choose(new Pipe(6, 1), SpecOffer.Of<Pipe>(), own).Version?.Version);
        SpecChoice<Pipe> choice = SpecOffer.Choose(new Pipe(6, 3), null, own);
        Assert.False(choice.IsChosen);
        Assert.StartsWith("no version of pipe that this build writes can hold the value; version 1: /content: ", choice.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_names_what_each_version_would_lose()
    {
        SpecChoice<Pipe> choice = SpecOffer.Choose(new Pipe(6, 3), SpecOffer.Of<Pipe>(maxVersion: 2));
        Assert.False(choice.IsChosen);
        Assert.False(choice.TryGetValue(out _));
        Assert.Equal([2, 1], choice.Refused.Select(r => r.Version));
        Assert.Equal(["/content", "/color"], choice.Refused[0].Losses.Select(l => l.Pointer));
        Assert.False(choice.IsDigestMismatch);
        Assert.Same(choice.Refused[0].Losses, choice.LeastLosses);
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
        SpecChoice<Branch> choice = SpecOffer.Choose(new Branch(3), SpecOffer.Of<Branch>());
        Assert.Equal(3, choice.Version?.Version);
        Assert.Equal("newest version both sides read that can hold the value", choice.Reason);
        Assert.Equal([6], choice.Refused.Select(r => r.Version));
    }

    [Fact]
    public void Refuses_a_version_that_differs_between_the_builds()
    {
        SpecOffer edited = SpecOffer.Empty.With("pipe", [new(1, "", "d1"), new(2, "", "d2"), new(3, "", "edited")]);
        SpecChoice<Pipe> choice = SpecOffer.Choose(new Pipe(6, 1), edited);
        Assert.False(choice.IsChosen);
        Assert.Equal("version 3 of pipe differs between the two builds", choice.Reason);
        Assert.True(choice.IsDigestMismatch);
        Assert.Empty(choice.LeastLosses);

        SpecOffer older = SpecOffer.Empty.With("pipe", [new(1, "", "edited"), new(3, "", "d3")]);
        Assert.Equal(3, SpecOffer.Choose(new Pipe(6, 1), older).Version?.Version);
    }

    [Fact]
    public void Without_an_offer_the_newest_refused_version_loses_least()
    {
        // Tried from the lowest version up.
        SpecChoice<Pipe> choice = SpecOffer.Choose(new Pipe(6, 3), null, [.. Pipe.Versions.Where(version => version.Version < 3)]);
        Assert.Equal([1, 2], choice.Refused.Select(r => r.Version));
        Assert.Same(choice.Refused[1].Losses, choice.LeastLosses);
        Assert.False(choice.IsDigestMismatch);
    }

    [Fact]
    public void Another_digest_of_a_version_that_is_not_tried_is_no_mismatch()
    {
        SpecOffer offer = SpecOffer.Empty.With("pipe", [new(1, "", "d1"), new(3, "", "edited")]);
        SpecChoice<Pipe> choice = SpecOffer.Choose(new Pipe(6, 2), offer, [.. Pipe.Versions.Where(version => version.Version < 3)]);
        Assert.False(choice.IsChosen);
        Assert.False(choice.IsDigestMismatch);
        Assert.Equal([1], choice.Refused.Select(r => r.Version));
    }

    [Fact]
    public void Says_when_there_is_nothing_in_common()
    {
        Assert.Equal("the peer reads no version of pipe", SpecOffer.Choose(new Pipe(6, 1), SpecOffer.Empty).Reason);
        Assert.Equal("the peer reads no version of pipe", SpecOffer.Choose(new Pipe(6, 1), SpecOffer.Empty.With("pipe", [])).Reason);
        Assert.Equal(
            "the peer reads versions 7, 8 of pipe, this build writes 1, 2, 3, 6",
            SpecOffer.Choose(new Pipe(6, 1), SpecOffer.Empty.With("pipe", [new(8, "", "x"), new(7, "", "x")])).Reason);
    }

    [Fact]
    public void Chooses_the_newest_common_version_that_holds_the_value_or_none()
        => Gen.Select(Gen.OneOf(1, 2, 3, 6), Gen.OneOf(1, 2, 3, 6), Gen.Int[1, 8].Array[0, 5]).Sample((version, floor, peer) =>
        {
            SpecOffer offer = SpecOffer.Empty.With("pipe", peer.Distinct().Select(v => new SpecVersion(v, "", $"d{v}")));
            int expected = Pipe.Versions.Select(v => v.Version).Where(v => peer.Contains(v) && v >= floor).DefaultIfEmpty(0).Max();
            SpecChoice<Pipe> choice = SpecOffer.Choose(new Pipe(version, floor), offer);
            Assert.Equal(expected, choice.Version?.Version ?? 0);
            Assert.Equal(expected > 0, choice.TryGetValue(out Pipe? value));
            Assert.Equal(expected, value?.Version ?? 0);
            Assert.Equal(floor, SpecOffer.Choose(new Pipe(version, floor), null).Version?.Version);
        });

    private sealed record Branch(int Version) : ISpecSum<Branch>
    {
        public static string Family => "branch";

        public static string SchemaOf(int version) => $"pipe {version}\n";

        public static ImmutableArray<SpecVersion> Versions { get; } = [new(3, "V3", "d3"), new(6, "V6", "d6")];

        public int Floor => 3;

        public Conversion<Branch> ToVersion(int version)
            => version == 3 ? new Branch(3) : Conversion.Refuse("/a", "version 6 does not have it");
    }
}
