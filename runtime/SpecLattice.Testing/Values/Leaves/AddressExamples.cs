using System.Globalization;
using System.Net;

namespace SpecLattice.Testing.Values.Leaves;

/// <summary>URIs, versions and IP addresses.</summary>
internal static class AddressExamples
{
    public static TextExamples OfUri { get; } = new()
    {
        Texts =
        [
            "https://example.com/", "", "../a", "https://example.com/a%20b?c=d#e", "HTTPS://Example.COM:443/", "mailto:ada@example.com", "urn:isbn:0", "https://b\u00fccher.example/\u00e4",
        ],
        WrongTexts = ["http://", "https://example.com:99999/"],
        Any = dice => string.Create(CultureInfo.InvariantCulture, $"https://example.com/{dice.Below(100_000)}?q={dice.Below(10)}"),
        Written = text => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var value) ? value.OriginalString : null,
        Pairs =
        [
            ("https://example.com/a", "https://example.com/a#b"), ("https://example.com/", "https://example.com"), ("https://example.com/a", "https://EXAMPLE.com/a"),
            ("https://example.com/a", "https://example.com:443/a"),
        ],
    };

    public static TextExamples OfVersion { get; } = new()
    {
        Texts = ["0.0", "1.20", "1.20.0", "1.20.0.0", "2147483647.2147483647.2147483647.2147483647"],
        WrongTexts = ["", "1", "1.2.3.4.5", "1.-2", "01.2", " 1.2", "2147483648.0", "1.2-beta"],
        Any = dice => string.Join('.', Enumerable.Range(0, 2 + dice.Below(3)).Select(_ => dice.Below(1000).ToString(CultureInfo.InvariantCulture))),
        Written = text => Version.TryParse(text, out var value) ? value.ToString() : null,
    };

    public static TextExamples OfIPAddress { get; } = new()
    {
        Texts = ["192.0.2.1", "0.0.0.0", "255.255.255.255", "::", "::1", "2001:db8::1", "::ffff:192.0.2.1", "fe80::1%3"],
        WrongTexts = ["", "1", "192.0.2", "192.0.2.256", "0x7f.0.0.1", "192.0.2.01", "[::1]", "[::1]:80", "::1%lo", "192.0.2.1:80", "localhost"],
        Any = dice => new IPAddress(dice.Below(2) == 0 ? BitConverter.GetBytes((uint)dice.Bits()) : dice.Uuid().ToByteArray()).ToString(),
        Written = text => IPAddress.TryParse(text, out var value) ? value.ToString() : null,
    };
}
