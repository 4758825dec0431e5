using System.Net;
using System.Text.Json;
using CsCheck;

namespace SpecLattice.Vmm.Api.Tests.Scalars;

public sealed class SocketAddressTests
{
    private static readonly Gen<SocketAddress> Addresses = Gen.Select(
        Gen.OneOf(Gen.Byte.Array[4], Gen.Byte.Array[16]),
        Gen.UShort,
        (bytes, port) => new SocketAddress(new IPEndPoint(new IPAddress(bytes), port)));

    [Fact]
    public void An_address_survives_its_text_and_its_json() =>
        Addresses.Sample(address =>
            SocketAddress.Parse(address.ToString()).Equals(address)
            && address.Equals(JsonSerializer.Deserialize<SocketAddress>(JsonSerializer.Serialize(address)))
            && SocketAddress.Parse(address.ToString()).GetHashCode() == address.GetHashCode());

    [Theory]
    [InlineData("127.0.0.1:12400", "127.0.0.1:12400")]
    [InlineData("0.0.0.0:0", "0.0.0.0:0")]
    [InlineData("255.255.255.255:65535", "255.255.255.255:65535")]
    [InlineData("[::1]:80", "[::1]:80")]
    [InlineData("[FD00:1122:3344:0102::1:1F]:12400", "[fd00:1122:3344:102::1:1f]:12400")]
    [InlineData("[::ffff:192.0.2.1]:80", "[::ffff:192.0.2.1]:80")]
    [InlineData("[fe80::1%3]:80", "[fe80::1%3]:80")]
    public void An_address_is_written_in_one_way(string text, string canonical)
    {
        var address = SocketAddress.Parse(text);
        Assert.Equal(canonical, address.ToString());
        Assert.Equal(address.Port, address.ToEndPoint().Port);
        Assert.Equal($"\"{canonical}\"", JsonSerializer.Serialize(address));
    }

    [Theory]
    [InlineData("")]
    [InlineData(":80")]
    [InlineData("localhost:12400")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:")]
    [InlineData("127.0.0.1:65536")]
    [InlineData("127.0.0.1:-1")]
    [InlineData("127.0.0.1: 80")]
    [InlineData("127.1:80")]
    [InlineData("127.0.0.01:80")]
    [InlineData("127.0.0.256:80")]
    [InlineData("127.0.0.0.1:80")]
    [InlineData("0x7f.0.0.1:80")]
    [InlineData("2130706433:80")]
    [InlineData("::1:80")]
    [InlineData("[::1]")]
    [InlineData("[::1]80")]
    [InlineData("[::1")]
    [InlineData("[]:80")]
    [InlineData("[127.0.0.1]:80")]
    [InlineData("[::1%eth0]:80")]
    [InlineData("[::1%]:80")]
    [InlineData("[::1/64]:80")]
    [InlineData("[1::2::3]:80")]
    [InlineData("[12345::]:80")]
    [InlineData("[::ffff:192.0.2.01]:80")]
    [InlineData("[[::1]]:80")]
    public void Other_text_is_refused(string text)
    {
        Assert.False(SocketAddress.TryParse(text, out _));
        Assert.Throws<FormatException>(() => SocketAddress.Parse(text));
        var error = Assert.ThrowsAny<SpecJsonException>(() => JsonSerializer.Deserialize<SocketAddress>(JsonSerializer.Serialize(text)));
        Assert.Contains("ip:port", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_shares_nothing_that_can_change()
    {
        var endPoint = new IPEndPoint(IPAddress.Parse("fe80::1%3"), 80);
        var address = new SocketAddress(endPoint);
        endPoint.Port = 81;
        endPoint.Address.ScopeId = 4;
        address.ToEndPoint().Address.ScopeId = 5;
        Assert.Equal("[fe80::1%3]:80", address.ToString());
    }
}
