using System.Collections.Immutable;
using System.ComponentModel;

namespace SpecLattice.CompilerServices;

/// <summary>What the case of a sum for unknown versions holds: the bytes of a spec, and the tag that they came under.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SpecUnknownVersion : IEquatable<SpecUnknownVersion>
{
    private readonly string _family;

    /// <summary>Keeps a spec of an unknown version, of a family whose documents have the envelope that goes without saying.</summary>
    /// <param name="family">The family.</param>
    /// <param name="wireTag">The version's tag in the envelope.</param>
    /// <param name="json">The spec's bytes.</param>
    /// <param name="known">The versions that this build knows.</param>
    /// <exception cref="ArgumentException">A known version has the tag.</exception>
    public SpecUnknownVersion(string family, string wireTag, ReadOnlyMemory<byte> json, ImmutableArray<SpecVersion> known)
        : this(family, wireTag, json, known, SpecEnvelope.Default)
    {
    }

    /// <summary>Keeps a spec of an unknown version.</summary>
    /// <param name="family">The family.</param>
    /// <param name="wireTag">The version's tag in the envelope.</param>
    /// <param name="json">The spec's bytes; where the mark is inside, with it.</param>
    /// <param name="known">The versions that this build knows.</param>
    /// <param name="envelope">How documents of the family say their version.</param>
    /// <exception cref="ArgumentException">A known version has the tag, or the spec does not hold the tag and should.</exception>
    public SpecUnknownVersion(string family, string wireTag, ReadOnlyMemory<byte> json, ImmutableArray<SpecVersion> known, SpecEnvelope envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        _family = family;
        WireTag = SpecSums.UnknownTag(wireTag, known);
        Json = json;
        int number = envelope.VersionOf(wireTag);
        Version = known.Any(version => version.Number == number) ? 0 : number;
        SpecSums.RequireMark(envelope, wireTag, json.Span);
    }

    /// <summary>The version's tag in the envelope.</summary>
    public string WireTag { get; }

    /// <summary>The spec, exactly as it was received.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>The version; 0 where the tag is not a number, or the number of another version.</summary>
    public int Version { get; }

    /// <summary>The refusal of a conversion.</summary>
    /// <param name="to">The version asked for.</param>
    /// <param name="known">The versions that this build knows.</param>
    /// <returns>The refusal.</returns>
    public Refusal Refuse(int to, ImmutableArray<SpecVersion> known) => SpecSums.UnknownSource(_family, WireTag, Version, to, known);

    /// <summary>Whether another has the same tag and the same bytes.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Whether the two are equal.</returns>
    public bool Equals(SpecUnknownVersion? other) => other is not null && WireTag == other.WireTag && Json.Span.SequenceEqual(other.Json.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SpecUnknownVersion);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(WireTag, Json.Length);

    /// <summary>The tag and the length, never the content, which may hold secrets.</summary>
    /// <param name="type">The name of the case.</param>
    /// <returns>The text.</returns>
    public string Show(string type) => $"{type} {{ WireTag = {SpecText.Show(WireTag)}, Json = {Json.Length} bytes }}";
}
