using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Text.Json;

namespace SpecLattice;

/// <summary>What generated sums have in common.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SpecSums
{
    /// <summary>The number in a tag such as <c>V9</c>; 0 where the tag is not such a number as this build would write it, without leading zeros.</summary>
    /// <param name="tag">The tag.</param>
    /// <returns>The number.</returns>
    public static int VersionOfTag(string tag) =>
        tag.Length > 1 && tag[0] == 'V' && tag[1] != '0' && int.TryParse(tag.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    /// <summary>A tag that no version which this build knows has: what is written under one would be read as that version.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="known">The versions that this build knows.</param>
    /// <returns>The tag.</returns>
    /// <exception cref="ArgumentException">A known version has the tag.</exception>
    public static string UnknownTag(string tag, ImmutableArray<SpecVersion> known)
    {
        ArgumentNullException.ThrowIfNull(tag);
        return known.Any(version => version.WireTag == tag)
            ? throw new ArgumentException($"version `{tag}` is known to this build: read it as what it is", nameof(tag))
            : tag;
    }

    /// <summary>The refusal of a conversion to a version that this build does not know.</summary>
    /// <param name="family">The family.</param>
    /// <param name="from">The version of the value.</param>
    /// <param name="to">The version asked for.</param>
    /// <param name="known">The versions that this build knows.</param>
    /// <returns>The report.</returns>
    public static LossReport UnknownTarget(string family, int from, int to, ImmutableArray<SpecVersion> known) =>
        Report(family, from, to, $"version {to} of {family} is unknown to this build; known versions: {List(known)}");

    /// <summary>The refusal of a conversion of a value of a version that this build does not know.</summary>
    /// <param name="family">The family.</param>
    /// <param name="tag">The tag of the value's version.</param>
    /// <param name="to">The version asked for.</param>
    /// <param name="known">The versions that this build knows.</param>
    /// <returns>The report.</returns>
    public static LossReport UnknownSource(string family, string tag, int to, ImmutableArray<SpecVersion> known) =>
        Report(family, VersionOfTag(tag), to, $"version `{SpecText.Show(tag)}` of {family} is unknown to this build, so it cannot be converted; known versions: {List(known)}");

    /// <summary>Reads an envelope that must hold a version which this build does not know.</summary>
    /// <typeparam name="TSum">The sum.</typeparam>
    /// <typeparam name="TUnknown">Its case for unknown versions.</typeparam>
    /// <param name="reader">The reader, on the envelope's first token.</param>
    /// <returns>The unknown version.</returns>
    /// <exception cref="SpecJsonException">This is not an envelope, or one of a version that this build knows.</exception>
    public static TUnknown ReadUnknown<TSum, TUnknown>(ref Utf8JsonReader reader)
        where TSum : class, ISpecJson<TSum>
        where TUnknown : class, TSum
    {
        var start = reader.TokenStartIndex;
        return TSum.ReadJson(ref reader) as TUnknown
            ?? throw SpecJsonException.At(start, $"expected a version that this build does not know; read a known one as {typeof(TSum).Name}");
    }

    /// <summary>Writes a version with its envelope.</summary>
    /// <typeparam name="TSum">The sum.</typeparam>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The version.</param>
    public static void Write<TSum>(Utf8JsonWriter writer, TSum value)
        where TSum : ISpecJson<TSum> => TSum.WriteJson(writer, value);

    private static LossReport Report(string family, int from, int to, string message) => new(new Loss
    {
        Family = family,
        Pointer = "",
        Kind = LossKind.UnknownVersion,
        FromVersion = from,
        ToVersion = to,
        Step = new LossStep(from, to),
        Message = message,
    });

    private static string List(ImmutableArray<SpecVersion> versions) => string.Join(", ", versions.Select(version => version.Version));
}
