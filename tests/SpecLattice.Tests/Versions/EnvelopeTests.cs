using System.Buffers;
using System.Text;
using System.Text.Json;
using SpecLattice.CompilerServices;

namespace SpecLattice.Tests.Versions;

/// <summary>The envelope of a sum: which version it is, and the spec, in either order.</summary>
public sealed class EnvelopeTests
{
    [Theory]
    [InlineData("""{"version": "V1", "spec": "x"}""")]
    [InlineData("""{"spec": "x", "version": "V1"}""")]
    public void Members_may_stand_in_either_order(string json) => Assert.Equal("V1 x", Read(json));

    [Theory]
    [InlineData("[]", "expected an object (Sum), found an array")]
    [InlineData("""{"spec": "x"}""", "missing member `version` in Sum")]
    [InlineData("""{"version": "V1"}""", "missing member `spec` in Sum")]
    [InlineData("{}", "missing member `version` in Sum")]
    [InlineData("""{"version": "V1", "version": "V1", "spec": "x"}""", "duplicate member `version`, expected it once")]
    [InlineData("""{"version": "V1", "spec": "x", "spec": "x"}""", "duplicate member `spec`, expected it once")]
    [InlineData("""{"spec": "x", "spec": "x", "version": "V1"}""", "duplicate member `spec`, expected it once")]
    [InlineData("""{"version": "V1", "spec": "x", "more": 1}""", "unknown member `more` in Sum, expected one of `version`, `spec`")]
    [InlineData("""{"version": 1, "spec": "x"}""", "expected a string, found a number")]
    public void Other_objects_are_refused(string json, string message)
    {
        var refused = Assert.Throws<SpecJsonException>(() => Read(json));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_envelope_is_written_with_its_version_first()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            SpecSums.Write(writer, "Sum", "x", "V1", static (writer, value) => writer.WriteStringValue(value));
        }

        Assert.Equal("""{"version":"V1","spec":"x"}""", Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    [Fact]
    public void Nothing_has_no_envelope()
    {
        using var writer = new Utf8JsonWriter(new ArrayBufferWriter<byte>());

        Assert.Throws<SpecJsonException>(() => SpecSums.Write<string>(writer, "Sum", null!, null, static (writer, value) => writer.WriteStringValue(value)));
    }

    [Fact]
    public void Unknown_versions_are_equal_where_tag_and_bytes_are()
    {
        var one = Unknown("V9", "{}");

        Assert.Equal(Unknown("V9", "{}"), one);
        Assert.Equal(Unknown("V9", "{}").GetHashCode(), one.GetHashCode());
        Assert.NotEqual(Unknown("V8", "{}"), one);
        Assert.NotEqual(Unknown("V9", "{ }"), one);
        Assert.Equal((9, "UnknownThing { WireTag = V9, Json = 2 bytes }"), (one.Version, one.Show("UnknownThing")));
        Assert.Equal("version `V9` of thing is unknown to this build, so it cannot be converted; known versions: 1", Assert.Single(one.Refuse(1, Known).Losses).Message);
        Assert.Throws<ArgumentException>(() => Unknown("V1", "{}"));
    }

    private static readonly SpecVersion[] KnownVersions = [new(1, "V1", "")];

    private static System.Collections.Immutable.ImmutableArray<SpecVersion> Known => [.. KnownVersions];

    private static SpecUnknownVersion Unknown(string tag, string json) => new("thing", tag, Encoding.UTF8.GetBytes(json), Known);

    private static string Read(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return SpecSums.Read(ref reader, "Sum", static (string tag, ref Utf8JsonReader spec) => $"{tag} {spec.GetString()}");
    }
}
