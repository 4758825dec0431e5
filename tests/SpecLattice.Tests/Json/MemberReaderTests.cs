using System.Text;
using System.Text.Json;
using SpecLattice.CompilerServices;

namespace SpecLattice.Tests.Json;

/// <summary>What generated readers of records are made of, in every order of members.</summary>
public sealed class MemberReaderTests
{
    [Theory]
    [InlineData("""{"a":1,"b":2,"c":3}""", "0=1 1=2 2=3")]
    [InlineData("""{"c":3,"b":2,"a":1}""", "2=3 1=2 0=1")]
    [InlineData("""{"b":2,"a":1}""", "1=2 0=1")]
    [InlineData("""{"a":1,"b":2}""", "0=1 1=2")]
    [InlineData("""{"c":3,"a":1,"b":2}""", "2=3 0=1 1=2")]
    [InlineData("""{"\u0061":1,"b":2}""", "0=1 1=2")]
    [InlineData("""{"a":1}""", "missing member `b` in V1.Thing")]
    [InlineData("""{"b":2,"c":3}""", "missing member `a` in V1.Thing")]
    [InlineData("""{}""", "missing member `a` in V1.Thing")]
    [InlineData("""{"a":1,"b":2,"a":1}""", "duplicate member `a`, expected it once")]
    [InlineData("""{"a":1,"b":2,"b":2}""", "duplicate member `b`, expected it once")]
    [InlineData("""{"c":3,"c":3}""", "duplicate member `c`, expected it once")]
    [InlineData("""{"a":1,"d":2,"b":3}""", "unknown member `d` in V1.Thing, expected one of `a`, `b`, `c`")]
    [InlineData("""{"|!a":1}""", "unknown member `|!a` in V1.Thing, expected one of `a`, `b`, `c`")]
    [InlineData("""{"":1}""", "unknown member `` in V1.Thing, expected one of `a`, `b`, `c`")]
    [InlineData("[]", "expected an object (V1.Thing), found an array")]
    public void Members_are_found_in_any_order(string json, string expected) => Assert.StartsWith(expected, Read(json, "|!a|!b|?c"u8), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"":1}""", "0=1")]
    [InlineData("""{"":1,"":1}""", "duplicate member ``, expected it once")]
    [InlineData("{}", "missing member `` in V1.Thing")]
    public void A_name_can_be_empty(string json, string expected) => Assert.StartsWith(expected, Read(json, "|!|?x"u8), StringComparison.Ordinal);

    [Fact]
    public void A_name_can_hold_what_usually_separates_names() => Assert.Equal("1=1 0=2", Read("""{"b|c":1,"a|":2}""", "\u0001!a|\u0001!b|c"u8));

    [Fact]
    public void A_record_can_have_no_members()
    {
        Assert.Equal("", Read("{}", default));
        Assert.StartsWith("unknown member `a` in V1.Thing, expected none", Read("""{"a":1}""", default), StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_members_can_be_skipped() =>
        Assert.Equal("0=1", Read("""{"x":{"a":2},"a":1,"y":[1,2]}""", "|!a"u8, ignoresUnknown: true));

    [Fact]
    public void The_tag_of_a_union_is_skipped_wherever_it_is()
    {
        Assert.Equal("0=1", Read("""{"a":1,"kind":"x"}""", "|!a"u8, tag: "kind"u8));
        Assert.Equal("0=1", Read("""{"kind":"x","a":1}""", "|!a"u8, tag: "kind"u8));
    }

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(130)]
    public void There_can_be_more_members_than_a_mask_has_bits(int count)
    {
        var names = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, count).Select(i => $"|!m{i}")));
        var members = Enumerable.Range(0, count).Select(i => $"\"m{i}\":{i}").ToList();
        var found = string.Join(' ', Enumerable.Range(0, count).Select(i => $"{i}={i}"));

        Assert.Equal(found, Read($"{{{string.Join(',', members)}}}", names));
        Assert.Equal(string.Join(' ', Enumerable.Reverse(found.Split(' '))), Read($"{{{string.Join(',', Enumerable.Reverse(members))}}}", names));
        foreach (var i in new[] { 0, count / 2, count - 1 })
        {
            Assert.StartsWith($"missing member `m{i}`", Read($"{{{string.Join(',', members.Where((_, j) => j != i))}}}", names), StringComparison.Ordinal);
            Assert.StartsWith($"duplicate member `m{i}`", Read($"{{{string.Join(',', members)},{members[i]}}}", names), StringComparison.Ordinal);
        }
    }

    private static string Read(string json, ReadOnlySpan<byte> names, bool ignoresUnknown = false, ReadOnlySpan<byte> tag = default)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        var found = new List<string>();
        try
        {
            var members = new SpecMemberReader(ref reader, "V1.Thing", names, ignoresUnknown, tag);
            while (members.MoveNext(ref reader))
            {
                found.Add($"{members.Index}={reader.GetInt32()}");
            }
        }
        catch (SpecJsonException refused)
        {
            return refused.Message;
        }

        return string.Join(' ', found);
    }
}
