using System.Collections.Immutable;
using System.Text.Json;
using SpecLattice.Serialization;

namespace SpecLattice;

/// <summary>
/// A family as it was when one of its versions was the newest: later versions are refused. The schema of a published API that
/// speaks through it never changes when a new version appears.
/// </summary>
/// <typeparam name="TSum">The family's open sum.</typeparam>
public sealed class SpecSumAsOf<TSum>
    where TSum : class, ISpecSum<TSum>, ISpecJson<TSum>
{
    /// <summary>Freezes a family. Generated <c>AsOf</c> methods call this.</summary>
    /// <param name="version">The version.</param>
    /// <param name="mainLine">The versions of the family's main line, ascending.</param>
    /// <exception cref="ArgumentOutOfRangeException">The main line has no version as low as that.</exception>
    public SpecSumAsOf(int version, params ReadOnlySpan<int> mainLine)
    {
        var known = mainLine.ToArray().Where(candidate => candidate <= version).ToHashSet();
        Versions = [.. TSum.Versions.Where(candidate => known.Contains(candidate.Number))];
        if (Versions.IsEmpty)
        {
            throw new ArgumentOutOfRangeException(nameof(version), version, $"{TSum.Family} has no such old version; its first is {mainLine[0]}");
        }
    }

    /// <summary>The versions that are accepted and shown, ascending.</summary>
    public ImmutableArray<SpecVersion> Versions { get; }

    /// <summary>The newest of them: what values are shown as.</summary>
    public int Newest => Versions[^1].Number;

    /// <summary>
    /// What is accepted and shown, as one text: each version's tag and canonical schema. It never changes when a version is added to the family.
    /// </summary>
    public string Schema => string.Concat(Versions.Select(version => $"version {version.WireTag}\n{TSum.SchemaOf(version.Number)}"));

    /// <summary>Whether a version is accepted and shown.</summary>
    /// <param name="version">The version.</param>
    /// <returns>Whether it is.</returns>
    public bool Contains(int version) => Versions.Any(candidate => candidate.Number == version);

    /// <summary>Reads a document that says its version, and refuses one of any other version, known to this build or not.</summary>
    /// <param name="utf8">The document.</param>
    /// <param name="options">How to read; <see cref="SpecJsonOptions.Default"/> unless given.</param>
    /// <returns>The value.</returns>
    /// <exception cref="SpecJsonException">The document is not one of an accepted version.</exception>
    public TSum Deserialize(ReadOnlySpan<byte> utf8, SpecJsonOptions? options = null)
    {
        var value = SpecJson.Deserialize<TSum>(utf8, options);
        if (Contains(value.Version))
        {
            return value;
        }

        utf8 = SpecJson.WithoutMark(utf8);
        var readerOptions = SpecJson.ReaderOptions(options ?? SpecJsonOptions.Default);
        var refused = SpecJsonException.At(
            OffsetOfMark(utf8, readerOptions), $"version `{SpecText.Show(TagOf(value))}` of {TSum.Family} is not accepted here, expected one of {List()}");
        SpecJsonPlacing.Place(refused, utf8, readerOptions);
        throw refused;
    }

    /// <summary>Reads a document whose version stands beside it, and refuses one of any other version, known to this build or not.</summary>
    /// <param name="mark">What stands there; null where nothing does.</param>
    /// <param name="utf8">The document.</param>
    /// <param name="options">How to read; <see cref="SpecJsonOptions.Default"/> unless given.</param>
    /// <returns>The value.</returns>
    /// <exception cref="SpecJsonException">The document is not one of an accepted version.</exception>
    /// <exception cref="InvalidOperationException">Documents of the family say their version themselves.</exception>
    public TSum DeserializeMarked(string? mark, ReadOnlySpan<byte> utf8, SpecJsonOptions? options = null)
    {
        if (TSum.EnvelopeCodec is not { IsOutside: true } codec)
        {
            throw new InvalidOperationException($"documents of {TSum.Family} say their version themselves: read them with Deserialize");
        }

        var value = codec.Deserialize(mark, utf8, options);
        return Contains(value.Version)
            ? value
            : throw SpecJsonException.At(0, $"version `{SpecText.Show(mark ?? TagOf(value))}` of {TSum.Family} is not accepted here, expected one of {List()}").Place("", 1, 1, 0);
    }

    /// <summary>Converts a value to the newest accepted version, so that it can be shown.</summary>
    /// <param name="value">The value, of any version.</param>
    /// <returns>The converted value, or every loss.</returns>
    public Conversion<TSum> Show(TSum value) => value.ToVersion(Newest);

    /// <summary>Writes a value of an accepted version with its envelope.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ArgumentException">The value is of another version: convert it with <see cref="Show"/>.</exception>
    public byte[] SerializeToUtf8Bytes(TSum value) => Contains(value.Version)
        ? SpecJson.SerializeToUtf8Bytes(value)
        : throw new ArgumentException($"version {value.Version} of {TSum.Family} cannot be shown here, expected one of {List()}", nameof(value));

    private static string TagOf(TSum value) => TSum.Versions.FirstOrDefault(known => known.Number == value.Version).WireTag ?? $"V{value.Version}";

    private static long OffsetOfMark(ReadOnlySpan<byte> utf8, JsonReaderOptions options)
    {
        // The document was read once, so it has its mark, or is of the version that has none.
        string mark = (TSum.EnvelopeCodec?.Envelope ?? SpecEnvelope.Default).Mark;
        var reader = new Utf8JsonReader(utf8, options);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals(mark))
            {
                reader.Read();
                return reader.TokenStartIndex;
            }
        }

        return 0;
    }

    private string List() => string.Join(", ", Versions.Select(version => $"`{version.WireTag}`"));
}
