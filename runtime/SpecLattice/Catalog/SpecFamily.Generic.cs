using System.Buffers;
using System.Collections.Immutable;
using SpecLattice.CompilerServices;
using SpecLattice.Negotiation;
using SpecLattice.Serialization;

namespace SpecLattice.Catalog;

/// <summary>A family whose sum is known.</summary>
/// <typeparam name="TSum">The sum.</typeparam>
public sealed class SpecFamily<TSum> : SpecFamily
    where TSum : class, ISpecJson<TSum>
{
    private readonly ImmutableDictionary<int, SpecVersionCodec<TSum>> _codecs;
    private readonly SpecFamilyFunctions<TSum> _functions;
    private readonly SpecEnvelopeCodec<TSum>? _envelope;

    internal SpecFamily(
        string name,
        ImmutableArray<SpecVersion> versions,
        ImmutableArray<int> mainLine,
        SpecFamilyFunctions<TSum> functions,
        ImmutableArray<SpecVersionCodec<TSum>> codecs,
        ImmutableArray<SpecConversionFacts> conversions,
        SpecEnvelopeCodec<TSum>? envelope)
        : base(name, versions, mainLine, conversions, envelope?.Envelope ?? SpecEnvelope.Default)
    {
        _envelope = envelope;
        _functions = functions;
        _codecs = codecs.ToImmutableDictionary(codec => codec.Version);
    }

    /// <inheritdoc/>
    public override bool NeedsContext => _functions.Convert is null;

    /// <inheritdoc/>
    public override string GetSchema(int version) => _functions.SchemaOf(version);

    /// <inheritdoc/>
    public override Type GetRecordType(int version) => CodecOf(version).Type;

    /// <inheritdoc/>
    public override SpecDocument<TSum> Read(int version, ReadOnlySpan<byte> utf8, SpecJsonOptions? options = null) => CreateDocument(CodecOf(version).Read(utf8, options));

    /// <inheritdoc/>
    public override SpecDocument<TSum> ReadEnvelope(ReadOnlySpan<byte> utf8, SpecJsonOptions? options = null) => CreateDocument(SpecJson.Deserialize<TSum>(utf8, options));

    /// <inheritdoc/>
    public override SpecDocument<TSum> ReadMarked(string? mark, ReadOnlySpan<byte> utf8, SpecJsonOptions? options = null) => CreateDocument(Marked().Deserialize(mark, utf8, options));

    /// <summary>Makes a document of a value.</summary>
    /// <param name="value">The value, of any version.</param>
    /// <returns>The document.</returns>
    public SpecDocument<TSum> CreateDocument(TSum value) => new(this, value, _functions);

    internal bool Knows(TSum value) => _codecs.Values.Any(codec => codec.Holds(value));

    internal void Write(IBufferWriter<byte> buffer, TSum value, SpecJsonOptions? options)
    {
        var codec = _codecs.Values.FirstOrDefault(codec => codec.Holds(value))
            ?? throw new InvalidOperationException($"This build does not know the value's version of {Name}, so it cannot write it without the envelope.");
        codec.Write(buffer, value, options);
    }

    private SpecEnvelopeCodec<TSum> Marked() => _envelope is { IsOutside: true }
        ? _envelope
        : throw new InvalidOperationException($"Documents of {Name} say their version themselves: read them with {nameof(ReadEnvelope)}.");

    private SpecVersionCodec<TSum> CodecOf(int version) => _codecs.TryGetValue(version, out var codec)
        ? codec
        : throw new ArgumentOutOfRangeException(nameof(version), version, $"This build does not know such a version of {Name}.");
}

/// <summary>What a family's code does with a value.</summary>
/// <param name="VersionOf">Tells a value's version.</param>
/// <param name="SchemaOf">Tells a version's canonical schema.</param>
/// <param name="Convert">Converts a value to a version; null where that needs a context, which only the family's own code can give.</param>
/// <param name="FloorOf">Finds the lowest version that holds a value; null where that needs a context.</param>
/// <param name="Explain">Tells which places of a value need which version; null where that needs a context.</param>
internal sealed record SpecFamilyFunctions<TSum>(
    Func<TSum, int> VersionOf, Func<int, string> SchemaOf, Func<TSum, int, Conversion<TSum>>? Convert = null, Func<TSum, int>? FloorOf = null, Func<TSum, SpecFloorReport>? Explain = null)
    where TSum : notnull;
