using System.Text.Json;
using CsCheck;

namespace SpecLattice.Vmm.Api.Tests.Scalars;

public sealed class PciPathTests
{
    private static readonly Gen<PciPath> Paths =
        Gen.Select(Gen.Byte, Gen.Byte[0, 31], Gen.Byte[0, 7], (bus, device, function) => new PciPath(bus, device, function));

    [Fact]
    public void A_path_survives_its_text_and_its_json() =>
        Paths.Sample(path =>
            PciPath.Parse(path.ToString()) == path && JsonSerializer.Deserialize<PciPath>(JsonSerializer.Serialize(path)) == path);

    [Fact]
    public void The_order_is_bus_device_function() =>
        Gen.Select(Paths, Paths).Sample((left, right) =>
            Math.Sign(left.CompareTo(right))
            == Math.Sign((left.Bus, left.Device, left.Function).CompareTo((right.Bus, right.Device, right.Function))));

    [Fact]
    public void The_text_is_decimal_with_dots()
    {
        var path = new PciPath(255, 31, 7);
        Assert.Equal("255.31.7", path.ToString());
        Assert.Equal("at 255.31.7", $"at {path}");
        Assert.Equal("""{"bus":255,"device":31,"function":7}""", JsonSerializer.Serialize(path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0.16")]
    [InlineData("0.16.0.0")]
    [InlineData("0:16.0")]
    [InlineData("256.0.0")]
    [InlineData("0.32.0")]
    [InlineData("0.0.8")]
    [InlineData("-1.0.0")]
    [InlineData("+1.0.0")]
    [InlineData(" 0.1.0")]
    [InlineData("0x0.1.0")]
    [InlineData(null)]
    public void Other_text_is_refused(string? text) => Assert.False(PciPath.TryParse(text, out _));

    [Theory]
    [InlineData("""{"bus":0,"device":32,"function":0}""", "/device", "PCI device 32 outside range of 0-31")]
    [InlineData("""{"bus":0,"device":0,"function":8}""", "/function", "PCI function 8 outside range of 0-7")]
    [InlineData("""{"bus":256,"device":0,"function":0}""", "/bus", "255")]
    [InlineData("""{"bus":0,"device":0}""", "", "function")]
    [InlineData("""{"device":0,"function":0}""", "", "bus")]
    [InlineData("""{"bus":0,"function":0}""", "", "device")]
    [InlineData("""{"bus":0,"bus":0,"device":0,"function":0}""", "/bus", "bus")]
    [InlineData("""{"bus":0,"device":0,"function":0,"x":1}""", "/x", "x")]
    [InlineData("\"0.7.0\"", "", "object")]
    [InlineData("[0,7,0]", "", "object")]
    public void Other_json_is_refused(string json, string place, string says)
    {
        var error = Assert.ThrowsAny<SpecJsonException>(() => JsonSerializer.Deserialize<PciPath>(json));
        Assert.Equal(place, error.Pointer);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(32, 0, "PCI device 32 outside range of 0-31")]
    [InlineData(0, 8, "PCI function 8 outside range of 0-7")]
    public void A_path_out_of_range_cannot_be_made(byte device, byte function, string says)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new PciPath(0, device, function));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }
}
