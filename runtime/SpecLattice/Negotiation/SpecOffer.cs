using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using SpecLattice.Serialization;

namespace SpecLattice.Negotiation;

/// <summary>What a build can read: per family the versions, each with the digest of its schema.</summary>
[JsonConverter(typeof(SpecJsonConverter<SpecOffer>))]
public sealed record SpecOffer : ISpecJson<SpecOffer>
{
    /// <summary>The most families that an offer from a peer may name.</summary>
    public const int MaxFamilies = 256;

    /// <summary>The most versions that an offer from a peer may name for a family.</summary>
    public const int MaxVersions = 256;

    /// <summary>The most characters of a family's name or a digest in an offer from a peer.</summary>
    public const int MaxTextLength = 256;

    private const string What = "an offer";

    private SpecOffer(SpecMap<string, SpecList<SpecOfferedVersion>> families) => Families = families;

    /// <summary>The offer to read nothing.</summary>
    public static SpecOffer Empty { get; } = new(SpecMap<string, SpecList<SpecOfferedVersion>>.Empty);

    /// <summary>Per family the versions, in ascending order.</summary>
    public SpecMap<string, SpecList<SpecOfferedVersion>> Families { get; }

    /// <summary>The offer to read the versions of one family that this build knows.</summary>
    /// <typeparam name="TSum">The family's sum.</typeparam>
    /// <param name="maxVersion">The highest version to offer.</param>
    /// <returns>The offer.</returns>
    public static SpecOffer Of<TSum>(int maxVersion = int.MaxValue)
        where TSum : notnull, ISpecSum<TSum>
        => Empty.With<TSum>(maxVersion);

    /// <summary>The offer to read some versions of one family.</summary>
    /// <param name="family">The family's name.</param>
    /// <param name="versions">The versions, each once.</param>
    /// <param name="maxVersion">The highest version to offer.</param>
    /// <returns>The offer.</returns>
    public static SpecOffer Of(string family, IEnumerable<SpecVersion> versions, int maxVersion = int.MaxValue) => Empty.With(family, versions, maxVersion);

    /// <summary>This offer and the versions of one more family that this build knows.</summary>
    /// <typeparam name="TSum">The family's sum.</typeparam>
    /// <param name="maxVersion">The highest version to offer.</param>
    /// <returns>The offer.</returns>
    public SpecOffer With<TSum>(int maxVersion = int.MaxValue)
        where TSum : notnull, ISpecSum<TSum>
        => With(TSum.Family, TSum.Versions, maxVersion);

    /// <summary>This offer and the versions of one more family; takes the place of what it said about that family.</summary>
    /// <param name="family">The family's name.</param>
    /// <param name="versions">The versions, each once.</param>
    /// <param name="maxVersion">The highest version to offer.</param>
    /// <returns>The offer.</returns>
    public SpecOffer With(string family, IEnumerable<SpecVersion> versions, int maxVersion = int.MaxValue)
        => new(Families.SetItem(family, Sorted(
            versions.Where(v => v.Number <= maxVersion).Select(v => new SpecOfferedVersion(v.Number, v.Digest)))
            ?? throw new ArgumentException($"a version of {family} is named twice", nameof(versions))));

    /// <summary>Chooses the version in which to hand a value to the peer that made this offer.</summary>
    /// <typeparam name="TSum">The family's sum.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The value in the newest version that both sides know and that loses nothing, or why there is none.</returns>
    public SpecChoice<TSum> Choose<TSum>(TSum value)
        where TSum : notnull, ISpecSum<TSum>
        => Choose(value, TSum.Versions);

    /// <summary>Chooses the version in which to hand a value to the peer that made this offer.</summary>
    /// <typeparam name="TSum">The family's sum.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="ownVersions">The versions that this build may write.</param>
    /// <returns>The value in the newest version that both sides know and that loses nothing, or why there is none.</returns>
    public SpecChoice<TSum> Choose<TSum>(TSum value, ImmutableArray<SpecVersion> ownVersions)
        where TSum : notnull, ISpecSum<TSum>
        => Choose(value, ownVersions, LossPolicy.Nothing);

    /// <summary>Chooses the version in which to hand a value to the peer that made this offer.</summary>
    /// <typeparam name="TSum">The family's sum.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="ownVersions">The versions that this build may write.</param>
    /// <param name="accepted">What may be lost; <see cref="SpecChoice.Discarded"/> says what was.</param>
    /// <returns>The value in the newest version that both sides know and that loses nothing else, or why there is none.</returns>
    public SpecChoice<TSum> Choose<TSum>(TSum value, ImmutableArray<SpecVersion> ownVersions, LossPolicy accepted)
        where TSum : notnull, ISpecSum<TSum>
    {
        ArgumentNullException.ThrowIfNull(accepted);
        return new SpecChooser<TSum>(TSum.Family, ownVersions, value.ToVersion, accepted).ForOffer(this);
    }

    /// <summary>Chooses the version in which to hand a value to the peer that made this offer, where conversions need more than the value: a context.</summary>
    /// <typeparam name="TSum">The family's sum.</typeparam>
    /// <param name="family">The family's name.</param>
    /// <param name="ownVersions">The versions that this build may write.</param>
    /// <param name="toVersion">Converts the value to one of these: <c>version => value.ToVersion(version, context)</c>.</param>
    /// <returns>The value in the newest version that both sides know and that loses nothing, or why there is none.</returns>
    public SpecChoice<TSum> Choose<TSum>(string family, ImmutableArray<SpecVersion> ownVersions, Func<int, Conversion<TSum>> toVersion)
        where TSum : notnull
        => new SpecChooser<TSum>(family, ownVersions, toVersion, LossPolicy.Nothing).ForOffer(this);

    /// <summary>Gets the versions of a family.</summary>
    /// <param name="family">The family's name.</param>
    /// <param name="versions">The versions, in ascending order.</param>
    /// <returns>Whether the offer names the family.</returns>
    public bool TryGetVersions(string family, [NotNullWhen(true)] out SpecList<SpecOfferedVersion>? versions)
        => Families.TryGetValue(family, out versions);

    /// <inheritdoc/>
    public static SpecOffer ReadJson(ref Utf8JsonReader reader)
    {
        SpecMap<string, SpecList<SpecOfferedVersion>>? families = null;
        long start = SpecJsonRead.StartObject(ref reader, What);
        while (SpecJsonRead.NextMember(ref reader))
        {
            if (!reader.ValueTextEquals("families"u8))
            {
                // A newer peer may offer more than versions.
                SpecJsonRead.Skip(ref reader);
                continue;
            }

            if (families is not null)
            {
                throw SpecJsonRead.DuplicateMember(ref reader, "families");
            }

            reader.Read();
            families = ReadFamilies(ref reader);
        }

        return new SpecOffer(families ?? throw SpecJsonRead.MissingMember(start, What, "families"));
    }

    /// <inheritdoc/>
    /// <exception cref="SpecJsonException">The offer names more than a peer reads.</exception>
    public static void WriteJson(Utf8JsonWriter writer, SpecOffer value)
    {
        SpecJsonWrite.StartObject(writer, value, What);
        writer.WritePropertyName("families"u8);
        if (value.Families.Count > MaxFamilies)
        {
            throw SpecJsonWrite.Error($"more than {MaxFamilies} families in an offer");
        }

        SpecJsonWrite.Map(writer, value.Families, WriteFamily, WriteVersions);
        writer.WriteEndObject();
    }

    private static void WriteFamily(Utf8JsonWriter writer, string family)
    {
        if (family.Length is 0 or > MaxTextLength)
        {
            throw SpecJsonWrite.Error($"expected a family's name of 1 to {MaxTextLength} characters");
        }

        SpecJsonWrite.StringKey(writer, family);
    }

    private static void WriteVersions(Utf8JsonWriter writer, SpecList<SpecOfferedVersion> versions)
    {
        if (versions.Count > MaxVersions)
        {
            throw SpecJsonWrite.Error($"more than {MaxVersions} versions of a family in an offer");
        }

        SpecJsonWrite.List(writer, versions, SpecOfferedVersion.WriteJson);
    }

    private static SpecMap<string, SpecList<SpecOfferedVersion>> ReadFamilies(ref Utf8JsonReader reader)
    {
        int families = 0;
        return SpecJsonRead.Map(ref reader, ReadFamily, ReadVersions);

        string ReadFamily(ref Utf8JsonReader at)
        {
            if (++families > MaxFamilies)
            {
                throw SpecJsonRead.At(at.TokenStartIndex, $"more than {MaxFamilies} families in an offer");
            }

            string family = SpecJsonRead.StringKey(ref at);
            return family.Length is > 0 and <= MaxTextLength
                ? family
                : throw SpecJsonRead.At(at.TokenStartIndex, $"expected a family's name of 1 to {MaxTextLength} characters");
        }
    }

    private static SpecList<SpecOfferedVersion> ReadVersions(ref Utf8JsonReader reader)
    {
        long start = reader.TokenStartIndex;
        int count = 0;
        SpecList<SpecOfferedVersion> versions = SpecJsonRead.List(ref reader, ReadVersion);
        return Sorted(versions) ?? throw SpecJsonRead.At(start, "a version is offered twice, expected it once");

        SpecOfferedVersion ReadVersion(ref Utf8JsonReader at)
            => ++count <= MaxVersions
                ? SpecOfferedVersion.ReadJson(ref at)
                : throw SpecJsonRead.At(at.TokenStartIndex, $"more than {MaxVersions} versions of a family in an offer");
    }

    /// <summary>The versions in ascending order; null where one appears twice.</summary>
    private static SpecList<SpecOfferedVersion>? Sorted(IEnumerable<SpecOfferedVersion> versions)
    {
        SpecOfferedVersion[] sorted = [.. versions.OrderBy(v => v.Number)];
        return sorted.DistinctBy(v => v.Number).Count() == sorted.Length ? SpecList.Create<SpecOfferedVersion>(sorted) : null;
    }
}
