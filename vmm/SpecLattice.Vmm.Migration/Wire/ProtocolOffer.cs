using System.Collections.Immutable;
using System.Globalization;
using SpecLattice.Vmm.Migration.Reports;

namespace SpecLattice.Vmm.Migration.Wire;

/// <summary>A migration protocol: how documents are written, and the protocol's number.</summary>
/// <param name="Encoding">How documents are written.</param>
/// <param name="Version">The protocol's number.</param>
internal sealed record ProtocolOffer(string Encoding, uint Version) : IComparable<ProtocolOffer>
{
    /// <summary>The longest text that is read as a list of protocols.</summary>
    public const int MaxCharacters = 4096;

    private const string Prefix = "speclattice-migrate-";
    private const string Json = "json";

    /// <summary>The number of the newest protocol of this build.</summary>
    public const int Newest = 3;

    /// <summary>Whether messages are sealed, and the last one acknowledged.</summary>
    public bool IsSealed => Version >= 2;

    /// <summary>Whether the hello and the preamble are those of version 2, which speak of the version that the VM was made with.</summary>
    public bool SpeaksOfBirth => Version >= 3;

    /// <summary>The part of a migration's id in the seals: all of it, or nothing in earlier protocols.</summary>
    public Guid? Bind(Guid id) => Version >= 3 ? id : null;

    /// <summary>The protocols of this build, each of which it can speak, up to one.</summary>
    public static ImmutableArray<ProtocolOffer> Own(int newest) => [.. Enumerable.Range(1, newest).Select(number => new ProtocolOffer(Json, (uint)number))];

    /// <summary>The text of a list of protocols.</summary>
    public static string Format(IEnumerable<ProtocolOffer> offers) => string.Join(',', offers);

    /// <summary>Reads a list of protocols.</summary>
    /// <exception cref="MigrationException">It is none.</exception>
    public static ImmutableArray<ProtocolOffer> Parse(string text)
    {
        if (text.Length > MaxCharacters)
        {
            throw Refuse($"the list of protocols is longer than {MaxCharacters} characters");
        }

        var offers = ImmutableArray.CreateBuilder<ProtocolOffer>();
        foreach (var part in text.Split(','))
        {
            var offer = ParseOne(part);
            if (offers.Contains(offer))
            {
                throw Refuse($"offered protocol set contained duplicate protocol {offer}");
            }

            offers.Add(offer);
        }

        return offers.ToImmutable();
    }

    /// <summary>The highest protocol in both lists; null where there is none.</summary>
    public static ProtocolOffer? Choose(IEnumerable<ProtocolOffer> own, IReadOnlyCollection<ProtocolOffer> offered) => own.Where(offered.Contains).Max();

    /// <inheritdoc/>
    public int CompareTo(ProtocolOffer? other) =>
        other is null ? 1 : Version != other.Version ? Version.CompareTo(other.Version) : string.CompareOrdinal(Encoding, other.Encoding);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Encoding}/{Version}");

    private static ProtocolOffer ParseOne(string text)
    {
        var shown = PeerText.Show(text, 64);
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            throw Refuse($"protocol string did not begin with {Prefix[..^1]}: {shown}");
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            throw Refuse($"protocol string did not have a '/' separator: {shown}");
        }

        // Unlike the number, which a newer server may raise, an encoding that is not known is not skipped: a list is read as a whole or not at all.
        var encoding = text[Prefix.Length..slash];
        if (encoding != Json)
        {
            throw Refuse($"invalid encoding: {PeerText.Show(encoding, 64)}");
        }

        var number = text[(slash + 1)..];
        return uint.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new ProtocolOffer(encoding, version)
            : throw Refuse($"failed to parse protocol version number {PeerText.Show(number, 64)}: expected a number of 32 bits");
    }

    private static MigrationException Refuse(string problem) => new(MigrationErrorCode.Handshake, problem);
}
