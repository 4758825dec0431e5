using System.Text;
using System.Text.Json;
using CsCheck;

namespace SpecLattice.Vmm.Api.Tests.Scalars;

public sealed class SpecKeyTests
{
    private const string Canonical = "0cedae45-3d6e-4d90-b2cb-56f1a1a42a89";

    private static readonly Gen<SpecKey> Keys = Gen.OneOf(
        Gen.Guid.Select(SpecKey.FromGuid),
        Gen.String.Where(IsUnicode).Select(SpecKey.Parse),
        Gen.String[Gen.OneOf('a', 'b', '\uE000', '\uFFFD'), 0, 4].Select(SpecKey.Parse),
        Gen.OneOf("", "\U0001F600", "\uFFFD", "\uD7FF", "\uE000").Select(SpecKey.Parse));

    [Theory]
    [InlineData("0cedae45-3d6e-4d90-b2cb-56f1a1a42a89")]
    [InlineData("0CEDAE45-3D6E-4D90-B2CB-56F1A1A42A89")]
    [InlineData("0cedae453d6e4d90b2cb56f1a1a42a89")]
    [InlineData("{0cedae45-3d6e-4d90-b2cb-56f1a1a42a89}")]
    [InlineData("urn:uuid:0cedae45-3d6e-4d90-b2cb-56f1a1a42a89")]
    public void Every_spelling_of_a_uuid_is_that_uuid(string text)
    {
        var key = SpecKey.Parse(text);
        Assert.True(key.IsUuid);
        Assert.True(key.TryGetUuid(out var uuid));
        Assert.Equal(Guid.Parse(Canonical), uuid);
        Assert.Equal(Canonical, key.ToString());
        Assert.Equal($"\"{Canonical}\"", JsonSerializer.Serialize(key));
        Assert.Equal(key, JsonSerializer.Deserialize<SpecKey>($"\"{text}\""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("com1")]
    [InlineData(" 0cedae45-3d6e-4d90-b2cb-56f1a1a42a89")]
    [InlineData("0cedae45-3d6e-4d90-b2cb-56f1a1a42a8g")]
    [InlineData("(0cedae45-3d6e-4d90-b2cb-56f1a1a42a89)")]
    [InlineData("0cedae45-3d6e-4d90-b2cb-56f1a1a42a89:device")]
    [InlineData("{0x0cedae45,0x3d6e,0x4d90,{0xb2,0xcb,0x56,0xf1,0xa1,0xa4,0x2a,0x89}}")]
    public void Every_other_text_is_a_name(string text)
    {
        var key = SpecKey.Parse(text);
        Assert.False(key.IsUuid);
        Assert.False(key.TryGetUuid(out _));
        Assert.Equal(text, key.ToString());
    }

    [Fact]
    public void Uuids_come_before_names_and_names_are_ordered_by_their_utf8_bytes()
    {
        SpecKey[] expected =
        [
            "00000000-0000-0000-0000-000000000001",
            "7fffffff-8000-0000-0000-000000000000",
            "80000000-7fff-0000-0000-000000000000",
            "80000000-8000-0000-0000-000000000000",
            "ffffffff-0000-0000-0000-000000000000",
            "", "10:device", "Zed", "a", "com10", "com2", "\uD7FF", "\uE000", "\uFFFD", "\U0001F600",
        ];
        Assert.Equal(expected, expected.Reverse().Order());
    }

    [Fact]
    public void The_order_is_that_of_the_bytes() =>
        Gen.Select(Keys, Keys).Sample((left, right) =>
        {
            var expected = Math.Sign(SortBytes(left).AsSpan().SequenceCompareTo(SortBytes(right)));
            return Math.Sign(left.CompareTo(right)) == expected
                && left.Equals(right) == (expected == 0)
                && (left < right) == (expected < 0)
                && (expected != 0 || left.GetHashCode() == right.GetHashCode());
        });

    [Fact]
    public void A_key_survives_its_text_and_its_json() =>
        Keys.Sample(key =>
            SpecKey.Parse(key.ToString()) == key
            && JsonSerializer.Deserialize<SpecKey>(JsonSerializer.Serialize(key)) == key);

    [Fact]
    public void Text_that_is_not_unicode_is_no_key()
    {
        string[] texts = ["\uD83D", "a\uDE00b", "\uDE00\uD83D"];
        Assert.All(texts, text =>
        {
            Assert.False(SpecKey.TryParse(text, out _));
            Assert.Throws<FormatException>(() => SpecKey.Parse(text));
        });
    }

    [Theory]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"\\ud83d\"")]
    public void Json_that_is_not_a_string_is_refused(string json) =>
        Assert.ThrowsAny<SpecJsonException>(() => JsonSerializer.Deserialize<SpecKey>(json));

    private static bool IsUnicode(string text) => SpecKey.TryParse(text, out _);

    private static byte[] SortBytes(SpecKey key) =>
        key.TryGetUuid(out var uuid) ? [0, .. uuid.ToByteArray(bigEndian: true)] : [1, .. Encoding.UTF8.GetBytes(key.ToString())];
}
