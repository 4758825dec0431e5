using System.Text;
using System.Text.Json;
using CsCheck;

namespace SpecLattice.Vmm.Api.Tests.Scalars;

public sealed class SerialNumberTests
{
    private static readonly Gen<SerialNumber> Numbers =
        Gen.Byte.Array[SerialNumber.Length].Select(bytes => new SerialNumber(bytes));

    [Fact]
    public void A_number_survives_its_json() =>
        Numbers.Sample(number =>
        {
            var read = JsonSerializer.Deserialize<SerialNumber>(JsonSerializer.Serialize(number));
            return read == number && read.GetHashCode() == number.GetHashCode() && read.Bytes.SequenceEqual(number.Bytes);
        });

    [Theory]
    [InlineData("")]
    [InlineData("boot-disk")]
    [InlineData("exactly-twenty-bytes")]
    [InlineData("more-than-twenty-bytes-of-name")]
    public void A_text_is_filled_up_with_zeros_or_cut_off(string text)
    {
        var expected = new byte[SerialNumber.Length];
        Encoding.UTF8.GetBytes(text).Take(SerialNumber.Length).ToArray().CopyTo(expected, 0);
        var number = SerialNumber.FromText(text);
        Assert.Equal(expected, number.Bytes.ToArray());
        Assert.Equal(text[..Math.Min(text.Length, SerialNumber.Length)], number.ToString());
    }

    [Fact]
    public void Bytes_that_are_no_text_are_shown_in_hexadecimal() =>
        Assert.Equal("ff" + new string('0', 38), new SerialNumber([0xff, .. new byte[19]]).ToString());

    [Theory]
    [InlineData(0)]
    [InlineData(19)]
    [InlineData(21)]
    public void Other_lengths_are_refused(int length)
    {
        Assert.Throws<ArgumentException>(() => new SerialNumber(new byte[length]));
        var error = Assert.ThrowsAny<SpecJsonException>(() => JsonSerializer.Deserialize<SerialNumber>(JsonOf(new byte[length])));
        Assert.Contains("20", error.Message, StringComparison.Ordinal);
        Assert.Equal(length > SerialNumber.Length ? "/20" : "", error.Pointer);
    }

    [Theory]
    [InlineData("\"boot-disk\"", "")]
    [InlineData("[256,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]", "/0")]
    [InlineData("[0,1.0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]", "/1")]
    [InlineData("[0,0,[0],0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]", "/2")]
    public void Other_json_is_refused(string json, string place) =>
        Assert.Equal(place, Assert.ThrowsAny<SpecJsonException>(() => JsonSerializer.Deserialize<SerialNumber>(json)).Pointer);

    private static string JsonOf(byte[] bytes) => $"[{string.Join(',', bytes)}]";
}
