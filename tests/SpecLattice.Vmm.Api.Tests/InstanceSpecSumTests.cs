using System.Text;
using System.Text.Json;
using SpecLattice.Vmm.Api.Tests.Json;

namespace SpecLattice.Vmm.Api.Tests;

/// <summary>The spec in any of its versions, known or not.</summary>
public sealed class InstanceSpecSumTests
{
    private const string Board = """{"cpus":1,"memory_mb":2,"chipset":{"type":"i440_fx","value":{"enable_pcie":false}}}""";
    private const string Spec = $$$"""{"board":{{{Board}}},"components":{}}""";

    private static readonly JsonSerializerOptions SmallBuffers = new() { DefaultBufferSize = 64 };

    public static TheoryData<string> UnknownContents =>
    [
        "{}",
        "[]",
        "null",
        "true",
        "-0",
        "1.0e+02",
        "123456789012345678901234567890",
        "\"\\u0041\\/\\ud83d\\udcbe\"",
        """{ "b" : 1 , "a" : [ 1.50 , 1.5 ] , "a" : null }""",
        "{\n\t\"board\": \"é\"\r\n}",
        """[[[[[["deep"]]]]]]""",
    ];

    [Theory]
    [InlineData("V1", 1, typeof(V1.InstanceSpec))]
    [InlineData("V2", 2, typeof(V2.InstanceSpec))]
    [InlineData("V3", 3, typeof(V3.InstanceSpec))]
    [InlineData("V6", 6, typeof(V6.InstanceSpec))]
    public void The_tag_says_the_version(string tag, int version, Type type)
    {
        var spec = SpecJson.Deserialize<AnyInstanceSpec>($$"""{"version":"{{tag}}","spec":{{Spec}}}""");
        Assert.IsType(type, spec);
        Assert.Equal((version, tag), (spec.Version, spec.WireTag));
        Assert.Equal($$"""{"version":"{{tag}}","spec":{{Spec}}}""", SpecJson.Serialize(spec));

        var late = SpecJson.Deserialize<AnyInstanceSpec>($$"""{"spec":{{Spec}},"version":"{{tag}}"}""");
        Assert.Equal(spec, late);
    }

    [Fact]
    public void The_versions_are_known_with_distinct_digests()
    {
        Assert.Equal([1, 2, 3, 6], AnyInstanceSpec.Versions.Take(4).Select(version => version.Number));
        Assert.All(AnyInstanceSpec.Versions, version => Assert.Equal($"V{version.Number}", version.WireTag));
        Assert.Distinct(AnyInstanceSpec.Versions.Select(version => version.Digest));
        Assert.Equal("instance-spec", AnyInstanceSpec.Family);
    }

    [Theory]
    [MemberData(nameof(UnknownContents))]
    public void An_unknown_version_is_kept_byte_for_byte(string content)
    {
        var bytes = Encoding.UTF8.GetBytes($$"""{"version":"V999","spec":{{content}}}""");
        AreKept(bytes, SpecJson.Deserialize<AnyInstanceSpec>(bytes), content);
        AreKept(bytes, SpecJson.Deserialize<AnyInstanceSpec>($$"""{ "spec" :  {{content}}  , "version":"V999" }"""), content);
        AreKept(bytes, JsonSerializer.Deserialize<AnyInstanceSpec>(bytes)!, content);
        AreKept(bytes, JsonSerializer.Deserialize(bytes, ApiJsonContext.Default.AnyInstanceSpec)!, content);
    }

    [Fact]
    public async Task An_unknown_version_is_kept_when_it_arrives_in_pieces()
    {
        var content = "[" + string.Join(" , ", Enumerable.Range(0, 20_000).Select(number => $"{number}.0")) + "]";
        var bytes = Encoding.UTF8.GetBytes($$"""{"version":"V999","spec":{{content}}}""");
        using var stream = new MemoryStream(bytes);
        var spec = await JsonSerializer.DeserializeAsync<AnyInstanceSpec>(stream, SmallBuffers, TestContext.Current.CancellationToken);
        AreKept(bytes, spec!, content);
    }

    [Theory]
    [InlineData("V999", 999)]
    [InlineData("V4", 4)]
    [InlineData("V2147483647", int.MaxValue)]
    [InlineData("V2147483648", 0)]
    [InlineData("V0", 0)]
    [InlineData("v1", 0)]
    [InlineData("V01", 0)]
    [InlineData("V+1", 0)]
    [InlineData("V 1", 0)]
    [InlineData("1", 0)]
    [InlineData("", 0)]
    public void Another_tag_is_an_unknown_version(string tag, int version)
    {
        var spec = SpecJson.Deserialize<AnyInstanceSpec>($$$"""{"version":"{{{tag}}}","spec":{}}""");
        var unknown = Assert.IsType<UnknownInstanceSpec>(spec);
        Assert.Equal((tag, version), (unknown.WireTag, unknown.Version));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(999)]
    public void An_unknown_version_cannot_be_converted(int version)
    {
        var unknown = SpecJson.Deserialize<AnyInstanceSpec>("""{"version":"V999","spec":{"secret":1}}""");
        IsRefused(unknown.ToVersion(version).Losses, from: 999, to: version);
        IsRefused(unknown.ToLatest().Losses, from: 999, to: AnyInstanceSpec.Versions[^1].Number);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(999)]
    [InlineData(int.MaxValue)]
    public void A_known_version_cannot_be_converted_to_an_unknown_one(int version)
    {
        var spec = SpecJson.Deserialize<AnyInstanceSpec>($$"""{"version":"V3","spec":{{Spec}}}""");
        var losses = spec.ToVersion(version).Losses;
        IsRefused(losses, from: 3, to: version);
        Assert.Contains("1, 2, 3, 6", losses[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"version":"V1"}""", "")]
    [InlineData("""{"spec":{}}""", "")]
    [InlineData("""{"version":1,"spec":{}}""", "/version")]
    [InlineData("""{"version":null,"spec":{}}""", "/version")]
    [InlineData("""{"version":"V999","version":"V999","spec":{}}""", "/version")]
    [InlineData("""{"version":"V999","spec":{},"spec":{}}""", "/spec")]
    [InlineData("""{"version":"V999","spec":{},"x":1}""", "/x")]
    [InlineData("""{"version":"V1","spec":null}""", "/spec")]
    [InlineData("""{"version":"V1","spec":{"board":1}}""", "/spec/board")]
    [InlineData("""{"spec":{"board":1},"version":"V1"}""", "/spec/board")]
    [InlineData("""{"spec":{"components":{"a/b":{"type":"x"}}},"version":"V6"}""", "/spec/components/a~1b/type")]
    [InlineData("""["V1",{}]""", "")]
    [InlineData("\"V1\"", "")]
    public void A_wrong_envelope_is_refused_at_its_place(string json, string place)
    {
        Assert.Equal(place, Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<AnyInstanceSpec>(json)).Pointer);
        Assert.Equal(place, Assert.Throws<SpecJsonException>(() => JsonSerializer.Deserialize<AnyInstanceSpec>(json)).Pointer);
    }

    private static void AreKept(byte[] bytes, AnyInstanceSpec spec, string content)
    {
        var unknown = Assert.IsType<UnknownInstanceSpec>(spec);
        Assert.Equal(content, Encoding.UTF8.GetString(unknown.Json.Span));
        Assert.Equal(bytes, SpecJson.SerializeToUtf8Bytes(spec));
        Assert.Equal(bytes, JsonSerializer.SerializeToUtf8Bytes(spec));
        Assert.Equal(bytes, JsonSerializer.SerializeToUtf8Bytes(spec, ApiJsonContext.Default.AnyInstanceSpec));
        Assert.Equal(spec, SpecJson.Deserialize<AnyInstanceSpec>(SpecJson.SerializeToUtf8Bytes(spec)));
    }

    private static void IsRefused(LossReport losses, int from, int to)
    {
        var loss = Assert.Single(losses);
        Assert.Equal(LossKind.UnknownVersion, loss.Kind);
        Assert.Equal(("instance-spec", "", from, to), (loss.Family, loss.Pointer, loss.FromVersion, loss.ToVersion));
        Assert.DoesNotContain("secret", loss.ToString(), StringComparison.Ordinal);
    }
}
