using System.Text.Json;
using System.Text.Json.Serialization;
using SpecLattice.Serialization;
using SpecLattice.Vmm.Migration.Reports;

namespace SpecLattice.Vmm.Migration.Wire.Scalars;

/// <summary>A short name in a document: of a family, a device, an error, an address.</summary>
/// <param name="text">The name. The writer does not cut it: a peer refuses one that is too long.</param>
[SpecScalar("string: at most 256 characters", Examples = ["\"\"", "\"com1\"", "\"uart-16550\"", "\"\u00E9\u65E5 \\\\ \""])]
[JsonConverter(typeof(SpecJsonConverter<PeerName>))]
public readonly struct PeerName(string text) : ISpecJson<PeerName>, IEquatable<PeerName>
{
    /// <summary>The most characters that are read.</summary>
    public const int MaxCharacters = 256;

    private readonly string? _text = text;

    /// <summary>The name.</summary>
    public string Text => _text ?? "";

    /// <summary>Whether two names are the same.</summary>
    /// <param name="left">One name.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(PeerName left, PeerName right) => left.Equals(right);

    /// <summary>Whether two names differ.</summary>
    /// <param name="left">One name.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(PeerName left, PeerName right) => !left.Equals(right);

    /// <inheritdoc/>
    public static PeerName ReadJson(ref Utf8JsonReader reader)
    {
        var text = SpecJsonRead.String(ref reader);
        return text.Length <= MaxCharacters
            ? new PeerName(text)
            : throw SpecJsonRead.At(reader.TokenStartIndex, $"expected at most {MaxCharacters} characters");
    }

    /// <inheritdoc/>
    public static void WriteJson(Utf8JsonWriter writer, PeerName value) => writer.WriteStringValue(value.Text);

    /// <inheritdoc/>
    public bool Equals(PeerName other) => string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PeerName other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    /// <summary>The name as it may be shown: cut, without characters that could disturb a terminal.</summary>
    public override string ToString() => PeerText.Show(Text, PeerText.MaxName);
}
