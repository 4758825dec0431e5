using System.Buffers;
using System.Collections.Immutable;
using SpecLattice.CompilerServices;

namespace SpecLattice.Catalog;

/// <summary>A family of versions, for code that does not know it at compile time: tools, negotiation over all families of an assembly.</summary>
public abstract class SpecFamily
{
    private readonly ImmutableDictionary<(int From, int To), SpecConversionFacts> _conversions;

    private protected SpecFamily(
        string name, ImmutableArray<SpecVersion> versions, ImmutableArray<int> mainLine, ImmutableArray<SpecConversionFacts> conversions, SpecEnvelope envelope)
    {
        Name = name;
        Envelope = envelope;
        Versions = versions;
        MainLine = mainLine;
        Conversions = [.. conversions.OrderBy(conversion => conversion.From).ThenBy(conversion => conversion.To)];
        _conversions = conversions.ToImmutableDictionary(conversion => (conversion.From, conversion.To));
    }

    /// <summary>The family's name.</summary>
    public string Name { get; }

    /// <summary>How documents say their version.</summary>
    public SpecEnvelope Envelope { get; }

    /// <summary>The versions, ascending.</summary>
    public ImmutableArray<SpecVersion> Versions { get; }

    /// <summary>The versions of the main line, ascending: those that no branch holds.</summary>
    public ImmutableArray<int> MainLine { get; }

    /// <summary>The newest version of the main line.</summary>
    public int Latest => MainLine[^1];

    /// <summary>Every conversion between two versions, by its first and then its last version.</summary>
    public ImmutableArray<SpecConversionFacts> Conversions { get; }

    /// <summary>The edges of the lattice, each as the conversion from its lower version to its higher.</summary>
    public IEnumerable<SpecConversionFacts> Edges => Conversions.Where(conversion => conversion.IsEdge && conversion.From < conversion.To);

    /// <summary>Whether conversions need something besides the value. This class cannot convert then, only read and write.</summary>
    public abstract bool NeedsContext { get; }

    /// <summary>Whether this build knows a version.</summary>
    /// <param name="version">The version.</param>
    /// <returns>Whether it does.</returns>
    public bool Knows(int version) => Versions.Any(known => known.Number == version);

    /// <summary>What is known of the conversion between two versions.</summary>
    /// <param name="from">The version converted from.</param>
    /// <param name="to">The version converted to, another one.</param>
    /// <returns>The facts.</returns>
    /// <exception cref="ArgumentOutOfRangeException">This build does not know one of the versions, or they are the same.</exception>
    public SpecConversionFacts GetConversion(int from, int to) => _conversions.TryGetValue((from, to), out var conversion)
        ? conversion
        : throw new ArgumentOutOfRangeException(nameof(to), $"{Name} has no conversion from version {from} to {to}");

    /// <summary>The canonical text of what a version looks like in JSON, of which its digest is the SHA-256.</summary>
    /// <param name="version">The version.</param>
    /// <returns>The text, one fact per line.</returns>
    /// <exception cref="ArgumentOutOfRangeException">This build does not know the version.</exception>
    public abstract string GetSchema(int version);

    /// <summary>The newest version of the main line that is not above a number: what an API speaks whose own versions are more than the family's.</summary>
    /// <param name="version">The number.</param>
    /// <returns>The version.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There was no version yet.</exception>
    public int FindNewestAsOf(int version) => version >= MainLine[0]
        ? MainLine.Last(candidate => candidate <= version)
        : throw new ArgumentOutOfRangeException(nameof(version), version, $"{Name} has no such old version; its first is {MainLine[0]}");

    /// <summary>The record that a version is.</summary>
    /// <param name="version">The version.</param>
    /// <returns>The type.</returns>
    /// <exception cref="ArgumentOutOfRangeException">This build does not know the version.</exception>
    public abstract Type GetRecordType(int version);

    /// <summary>Reads a value without an envelope.</summary>
    /// <param name="version">The version it is in.</param>
    /// <param name="utf8">The document.</param>
    /// <param name="options">How to read; <see cref="SpecJsonOptions.Default"/> unless given.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">This build does not know the version.</exception>
    /// <exception cref="SpecJsonException">The document is not a value of the version.</exception>
    public abstract SpecDocument Read(int version, ReadOnlySpan<byte> utf8, SpecJsonOptions? options = null);

    /// <summary>Reads a value whose version stands beside the document.</summary>
    /// <param name="mark">What stands there; null where nothing does.</param>
    /// <param name="utf8">The document.</param>
    /// <param name="options">How to read; <see cref="SpecJsonOptions.Default"/> unless given.</param>
    /// <returns>The value, which may be of a version that this build does not know.</returns>
    /// <exception cref="InvalidOperationException">Documents of the family say their version themselves.</exception>
    /// <exception cref="SpecJsonException">The document is not a value of that version, or there is no mark and must be one.</exception>
    public abstract SpecDocument ReadMarked(string? mark, ReadOnlySpan<byte> utf8, SpecJsonOptions? options = null);

    /// <summary>Reads a value that says its version, in the family's envelope.</summary>
    /// <param name="utf8">The document.</param>
    /// <param name="options">How to read; <see cref="SpecJsonOptions.Default"/> unless given.</param>
    /// <returns>The value, which may be of a version that this build does not know.</returns>
    /// <exception cref="SpecJsonException">The document is not such an envelope.</exception>
    public abstract SpecDocument ReadEnvelope(ReadOnlySpan<byte> utf8, SpecJsonOptions? options = null);

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {string.Join(", ", Versions.Select(version => version.Number))}";
}
