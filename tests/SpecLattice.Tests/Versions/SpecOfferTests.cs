using System.Text.Json;
using SpecLattice.Negotiation;

namespace SpecLattice.Tests.Versions;

public class SpecOfferTests
{
    [Fact]
    public void Offers_what_a_build_reads()
    {
        SpecOffer offer = SpecOffer.Of<Pipe>(maxVersion: 2).With("valve", [new(4, "V4", "v4"), new(1, "V1", "v1")]);
        const string json = "{\"families\":{\"pipe\":[{\"version\":1,\"digest\":\"d1\"},{\"version\":2,\"digest\":\"d2\"}],"
            + "\"valve\":[{\"version\":1,\"digest\":\"v1\"},{\"version\":4,\"digest\":\"v4\"}]}}";
        Assert.Equal(json, SpecJson.Serialize(offer));
        Assert.Equal(json, JsonSerializer.Serialize(offer));
        Assert.Equal(offer, SpecJson.Deserialize<SpecOffer>(json));
        Assert.Equal(offer, JsonSerializer.Deserialize<SpecOffer>(json));
        Assert.NotEqual(offer, SpecOffer.Of<Pipe>(maxVersion: 2));
        Assert.Equal(offer.GetHashCode(), SpecJson.Deserialize<SpecOffer>(json).GetHashCode());
        Assert.True(offer.TryGetVersions("valve", out SpecList<SpecOfferedVersion>? versions));
        Assert.Equal([new(1, "v1"), new(4, "v4")], versions);
        Assert.False(offer.TryGetVersions("tap", out _));
    }

    [Fact]
    public void Says_the_last_word_about_a_family()
        => Assert.Equal(SpecOffer.Of<Pipe>(), SpecOffer.Of<Pipe>(maxVersion: 1).With<Pipe>());

    [Fact]
    public void Refuses_a_version_named_twice()
        => Assert.Throws<ArgumentException>(() => SpecOffer.Empty.With("valve", [new(1, "V1", "a"), new(1, "V1", "b")]));

    [Fact]
    public void Skips_what_newer_peers_say_and_sorts()
    {
        SpecOffer offer = SpecJson.Deserialize<SpecOffer>(
            """{"wishes": [{}], "families": {"b": [], "a": [{"version": 2, "digest": "y", "since": null}, {"digest": "x", "version": 1}]}}""");
        Assert.Equal("""{"families":{"a":[{"version":1,"digest":"x"},{"version":2,"digest":"y"}],"b":[]}}""", SpecJson.Serialize(offer));
    }

    [Theory]
    [InlineData("""{}""", "", "missing member `families` in an offer")]
    [InlineData("""[]""", "", "expected an object (an offer), found an array")]
    [InlineData("""{"families": {}, "families": {}}""", "/families", "duplicate member `families`, expected it once")]
    [InlineData("""{"families": null}""", "/families", "expected an object, found null")]
    [InlineData("""{"families": {"a": [], "a": []}}""", "/families/a", "duplicate key, expected every key once")]
    [InlineData("""{"families": {"": []}}""", "/families/", "expected a family's name of 1 to 256 characters")]
    [InlineData("""{"families": {"a": {}}}""", "/families/a", "expected an array, found an object")]
    [InlineData("""{"families": {"a": [{"version": 1, "digest": "x"}, {"version": 1, "digest": "x"}]}}""", "/families/a", "a version is offered twice, expected it once")]
    [InlineData("""{"families": {"a": [{"version": 0, "digest": "x"}]}}""", "/families/a/0/version", "expected a positive version")]
    [InlineData("""{"families": {"a": [{"version": 1, "version": 1}]}}""", "/families/a/0/version", "duplicate member `version`, expected it once")]
    [InlineData("""{"families": {"a": [{"version": 1, "digest": "", "digest": ""}]}}""", "/families/a/0/digest", "expected a digest of 1 to 256 characters")]
    [InlineData("""{"families": {"a": [{"version": 1}]}}""", "/families/a/0", "missing member `digest` in an offered version")]
    [InlineData("""{"families": {"a": [{"digest": "x"}]}}""", "/families/a/0", "missing member `version` in an offered version")]
    public void Refuses_what_is_no_offer(string json, string pointer, string problem)
    {
        SpecJsonException error = Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<SpecOffer>(json));
        Assert.Equal((pointer, problem), (error.Pointer, error.Problem));
    }

    [Fact]
    public void Bounds_what_a_peer_may_name()
    {
        string families = string.Join(',', Enumerable.Range(0, SpecOffer.MaxFamilies).Select(i => $"\"f{i}\":[]"));
        Assert.Equal(SpecOffer.MaxFamilies, SpecJson.Deserialize<SpecOffer>($"{{\"families\":{{{families}}}}}").Families.Count);
        Fails($"{{{families},\"x\":[]}}", "more than 256 families in an offer");

        string versions = string.Join(',', Enumerable.Range(1, SpecOffer.MaxVersions).Select(i => $"{{\"version\":{i},\"digest\":\"x\"}}"));
        Assert.Equal(SpecOffer.MaxVersions, SpecJson.Deserialize<SpecOffer>($"{{\"families\":{{\"a\":[{versions}]}}}}").Families["a"].Count);
        Fails($"{{\"a\":[{versions},{{\"version\":999,\"digest\":\"x\"}}]}}", "more than 256 versions of a family in an offer");

        string text = new('x', SpecOffer.MaxTextLength + 1);
        Fails($"{{\"{text}\":[]}}", "expected a family's name of 1 to 256 characters");
        Fails($"{{\"a\":[{{\"version\":1,\"digest\":\"{text}\"}}]}}", "expected a digest of 1 to 256 characters");

        static void Fails(string json, string problem)
            => Assert.Equal(problem, Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<SpecOffer>($"{{\"families\":{json}}}")).Problem);
    }
}
