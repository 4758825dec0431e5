using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization;
using SpecLattice.Serialization;

namespace SpecLattice.Vmm.Api;

/// <summary>
/// An IP address and a port, written <c>192.0.2.1:12400</c> or <c>[2001:db8::1]:12400</c>. Never a host name: what a name means can
/// change between the one who says it and the one who hears it.
/// </summary>
[SpecScalar(
    "string: ip:port or [ipv6]:port, without host names",
    Examples = ["\"0.0.0.0:0\"", "\"192.0.2.1:12400\"", "\"255.255.255.255:65535\"", "\"[::1]:80\"", "\"[2001:db8::1]:12400\""])]
[JsonConverter(typeof(SpecJsonConverter<SocketAddress>))]
public sealed class SocketAddress : ISpecJson<SocketAddress>, IEquatable<SocketAddress>
{
    private const string Expected = "expected a socket address: ip:port or [ipv6]:port, without host names";

    private static readonly SearchValues<char> V6Characters = SearchValues.Create("0123456789abcdefABCDEF:.");

    private readonly IPEndPoint _endPoint;

    /// <summary>Makes an address of an end point.</summary>
    /// <param name="endPoint">The end point.</param>
    public SocketAddress(IPEndPoint endPoint)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        _endPoint = Copy(endPoint);
    }

    /// <summary>The port.</summary>
    public int Port => _endPoint.Port;

    /// <summary>The address and the port, to connect to.</summary>
    /// <returns>The end point.</returns>
    public IPEndPoint ToEndPoint() => Copy(_endPoint);

    /// <summary>Reads an address.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The address.</returns>
    /// <exception cref="FormatException">The text is not an address.</exception>
    public static SocketAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var address) ? address : throw new FormatException(Expected);
    }

    /// <summary>Reads an address.</summary>
    /// <param name="text">The text.</param>
    /// <param name="address">The address.</param>
    /// <returns>Whether the text is an address.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out SocketAddress? address)
    {
        address = null;
        if (text is null || text.LastIndexOf(':') is var colon && colon < 0)
        {
            return false;
        }

        var host = text.AsSpan(0, colon);
        if (!ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return false;
        }

        IPAddress? ip;
        if (!(host is ['[', .. var inner, ']'] ? TryParseV6(inner, out ip) : TryParseV4(host, out ip)))
        {
            return false;
        }

        address = new SocketAddress(new IPEndPoint(ip, port));
        return true;
    }

    /// <inheritdoc/>
    public static SocketAddress ReadJson(ref Utf8JsonReader reader) =>
        TryParse(SpecJsonRead.String(ref reader), out var address) ? address : throw SpecJsonRead.At(reader.TokenStartIndex, Expected);

    /// <inheritdoc/>
    public static void WriteJson(Utf8JsonWriter writer, SocketAddress value) => writer.WriteStringValue(value.ToString());

    /// <inheritdoc/>
    public bool Equals(SocketAddress? other) => other is not null && _endPoint.Equals(other._endPoint);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SocketAddress);

    /// <inheritdoc/>
    public override int GetHashCode() => _endPoint.GetHashCode();

    /// <summary>The address and the port, as JSON has them.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _endPoint.ToString();

    /// <summary>End points and addresses can be changed by whoever holds them, so none is shared.</summary>
    private static IPEndPoint Copy(IPEndPoint endPoint)
    {
        var address = endPoint.Address;
        var copy = address.AddressFamily == AddressFamily.InterNetworkV6
            ? new IPAddress(address.GetAddressBytes(), address.ScopeId)
            : new IPAddress(address.GetAddressBytes());
        return new IPEndPoint(copy, endPoint.Port);
    }

    /// <summary>Four decimal numbers. The framework would also read hexadecimal, octal and shortened addresses.</summary>
    private static bool TryParseV4(ReadOnlySpan<char> text, [NotNullWhen(true)] out IPAddress? ip)
    {
        ip = null;
        Span<byte> bytes = stackalloc byte[4];
        var count = 0;
        foreach (var part in text.Split('.'))
        {
            var digits = text[part];
            if (count == bytes.Length || digits is ['0', _, ..]
                || !byte.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out bytes[count++]))
            {
                return false;
            }
        }

        ip = count == bytes.Length ? new IPAddress(bytes) : null;
        return ip is not null;
    }

    /// <summary>An IPv6 address, with an optional numeric scope. The framework would also read prefixes, ports and interface names.</summary>
    private static bool TryParseV6(ReadOnlySpan<char> text, [NotNullWhen(true)] out IPAddress? ip)
    {
        ip = null;
        var scope = 0u;
        var percent = text.IndexOf('%');
        if (percent >= 0)
        {
            if (!uint.TryParse(text[(percent + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out scope))
            {
                return false;
            }

            text = text[..percent];
        }

        if (text.ContainsAnyExcept(V6Characters)
            || (text.Contains('.') && !TryParseV4(text[(text.LastIndexOf(':') + 1)..], out _))
            || !IPAddress.TryParse(text, out ip)
            || ip.AddressFamily != AddressFamily.InterNetworkV6)
        {
            ip = null;
            return false;
        }

        ip.ScopeId = scope;
        return true;
    }
}
