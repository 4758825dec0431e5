using System.Text;
using CsCheck;
using SpecLattice.Serialization;

namespace SpecLattice.Tests.Json;

public class ScalarTests
{
    [Theory]
    [InlineData("0", "255", "-1", "256")]
    public void Byte_has_its_range(string lowest, string highest, params string[] outside) => Range<U8>(lowest, highest, outside);

    [Theory]
    [InlineData("-128", "127", "-129", "128")]
    public void SByte_has_its_range(string lowest, string highest, params string[] outside) => Range<I8>(lowest, highest, outside);

    [Theory]
    [InlineData("-32768", "32767", "-32769", "32768")]
    public void Int16_has_its_range(string lowest, string highest, params string[] outside) => Range<I16>(lowest, highest, outside);

    [Theory]
    [InlineData("0", "65535", "-1", "65536")]
    public void UInt16_has_its_range(string lowest, string highest, params string[] outside) => Range<U16>(lowest, highest, outside);

    [Theory]
    [InlineData("-2147483648", "2147483647", "-2147483649", "2147483648")]
    public void Int32_has_its_range(string lowest, string highest, params string[] outside) => Range<I32>(lowest, highest, outside);

    [Theory]
    [InlineData("0", "4294967295", "-1", "4294967296")]
    public void UInt32_has_its_range(string lowest, string highest, params string[] outside) => Range<U32>(lowest, highest, outside);

    [Theory]
    [InlineData("-9223372036854775808", "9223372036854775807", "-9223372036854775809", "9223372036854775808")]
    public void Int64_has_its_range(string lowest, string highest, params string[] outside) => Range<I64>(lowest, highest, outside);

    [Theory]
    [InlineData("0", "18446744073709551615", "-1", "18446744073709551616")]
    public void UInt64_has_its_range(string lowest, string highest, params string[] outside) => Range<U64>(lowest, highest, outside);

    [Theory]
    [InlineData("1e999", "expected a number that fits 64 bits of floating point, found a larger one")]
    [InlineData("\"1\"", "expected a number, found a string")]
    [InlineData("null", "expected a number, found null")]
    public void Double_is_finite(string json, string problem) => Assert.Equal(problem, Fails<F64>(json).Problem);

    [Fact]
    public void Double_comes_back_as_it_was()
        => Gen.Double.Where(double.IsFinite).Sample(value => SpecJson.Deserialize<F64>(SpecJson.SerializeToUtf8Bytes(new F64(value))).Value.Equals(value));

    [Theory]
    [InlineData("1")]
    [InlineData("\"true\"")]
    [InlineData("null")]
    public void Boolean_is_true_or_false(string json)
    {
        Assert.StartsWith("expected true or false, found ", Fails<Flag>(json).Problem, StringComparison.Ordinal);
        Assert.True(SpecJson.Deserialize<Flag>("true").Value);
        Assert.False(SpecJson.Deserialize<Flag>("false").Value);
    }

    [Fact]
    public void Strings_come_back_as_they_were()
        => Generators.Text.Sample(text => SpecJson.Deserialize<Text>(SpecJson.SerializeToUtf8Bytes(new Text(text))).Value == text);

    [Fact]
    public void Strings_are_written_without_needless_escapes()
        => Assert.Equal("\"\\\" é < + ' \U0001F600\"".Replace("\U0001F600", "\\uD83D\\uDE00", StringComparison.Ordinal), SpecJson.Serialize(new Text("\" é < + ' \U0001F600")));

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\udc00x\"")]
    [InlineData("\"\\ud800\\ud800\"")]
    public void Half_a_surrogate_pair_is_no_text(string json)
        => Assert.Equal("expected valid Unicode, found invalid UTF-8 or an unpaired surrogate", Fails<Text>(json).Problem);

    [Fact]
    public void Invalid_utf8_is_no_text()
    {
        foreach (byte[] invalid in new byte[][] { [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xC3] })
        {
            byte[] json = [(byte)'"', .. invalid, (byte)'"'];
            SpecJsonException error = Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<Text>(json));
            Assert.Equal("expected valid Unicode, found invalid UTF-8 or an unpaired surrogate", error.Problem);
        }
    }

    [Fact]
    public void Half_a_surrogate_pair_in_a_dotnet_string_is_refused_where_it_is()
    {
        SpecJsonException error = Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<Box>("{\"name\":\n \"é\ud800\"}"));
        Assert.Equal("/name", error.Pointer);
        Assert.Equal((2, 5), (error.Line, error.Column));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_not_written()
    {
        // Not inline data: attributes hold UTF-8.
        foreach (string text in new[] { "\ud800", "a\udc00\ud800b", "\U0001F600\ud83d" })
        {
            Assert.Equal("", Assert.Throws<SpecJsonException>(() => SpecJson.SerializeToUtf8Bytes(new Text(text))).Pointer);
            Assert.Equal("/inner", Assert.Throws<SpecJsonException>(() => SpecJson.SerializeToUtf8Bytes(new Box { Name = "", Inner = [new(text, new Box { Name = "" })] })).Pointer);
        }
    }

    [Fact]
    public void Boxes_come_back_as_they_were()
        => Generators.Box.Sample(box =>
        {
            Box read = SpecJson.Deserialize<Box>(SpecJson.SerializeToUtf8Bytes(box));
            Box readIndented = SpecJson.Deserialize<Box>(SpecJson.Serialize(box, SpecJsonOptions.Indented));
            Assert.Equal(box, read);
            Assert.Equal(box, readIndented);
            Assert.Equal(SpecJson.SerializeToUtf8Bytes(box), SpecJson.SerializeToUtf8Bytes(read));
        });

    private static void Range<T>(string lowest, string highest, string[] outside)
        where T : ISpecJson<T>
    {
        string expected = $"expected an integer from {lowest} to {highest}, found ";
        foreach (string json in new[] { lowest, highest, "7" })
        {
            Assert.Equal(json, SpecJson.Deserialize<T>(json).ToString());
            Assert.Equal(json, SpecJson.Serialize(SpecJson.Deserialize<T>(json)));
        }

        foreach (string json in (string[])[.. outside, "8.0", "1e1", "1E0", "0.5", "99999999999999999999999999", "-99999999999999999999999999"])
        {
            SpecJsonException error = Fails<T>(json);
            Assert.Equal(expected + "another number", error.Problem);
            Assert.Equal((1, 1), (error.Line, error.Column));
        }

        Assert.Equal(expected + "a string", Fails<T>("\"7\"").Problem);
        Assert.Equal(expected + "null", Fails<T>("null").Problem);
        Assert.Equal(expected + "an object", Fails<T>("{}").Problem);
        Assert.Equal(expected + "an array", Fails<T>("[7]").Problem);
        Assert.Equal(expected + "a boolean", Fails<T>("true").Problem);
    }

    private static SpecJsonException Fails<T>(string json)
        where T : ISpecJson<T>
        => Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<T>(Encoding.UTF8.GetBytes(json)));
}
