using System.Buffers;
using SpecLattice.Negotiation;
using SpecLattice.Serialization;

namespace SpecLattice.Catalog;

/// <summary>A value of some family in some version, for code that knows neither at compile time.</summary>
public abstract class SpecDocument : IEquatable<SpecDocument>
{
    /// <summary>The family it is of.</summary>
    public abstract SpecFamily Family { get; }

    /// <summary>The value's version; 0 for an unknown one whose tag is not a number.</summary>
    public abstract int Version { get; }

    /// <summary>Whether this build knows the value's version. It can do nothing else with one that it does not know than write it again.</summary>
    public abstract bool IsKnown { get; }

    /// <summary>Finds the lowest version that holds this value without loss.</summary>
    /// <returns>The version.</returns>
    /// <exception cref="NotSupportedException">The family's conversions need a context.</exception>
    public abstract int GetFloor();

    /// <summary>Converts to a version.</summary>
    /// <param name="version">The version.</param>
    /// <returns>The value in that version, or what would be lost.</returns>
    /// <exception cref="NotSupportedException">The family's conversions need a context.</exception>
    public abstract Conversion<SpecDocument> ToVersion(int version);

    /// <summary>Tells which places of the value need which version.</summary>
    /// <returns>The report.</returns>
    /// <exception cref="NotSupportedException">The family's conversions need a context.</exception>
    public abstract SpecFloorReport Explain();

    /// <summary>Writes the value by itself, without an envelope.</summary>
    /// <param name="buffer">Where the document goes.</param>
    /// <param name="options">How to write; <see cref="SpecJsonOptions.Default"/> unless given.</param>
    /// <exception cref="InvalidOperationException">This build does not know the version, so it cannot take the value out of its envelope.</exception>
    /// <exception cref="SpecJsonException">The value holds what no reader would accept. Nothing is written.</exception>
    public abstract void Write(IBufferWriter<byte> buffer, SpecJsonOptions? options = null);

    /// <summary>Writes the value by itself, without an envelope.</summary>
    /// <returns>The document.</returns>
    /// <exception cref="InvalidOperationException">This build does not know the version, so it cannot take the value out of its envelope.</exception>
    public byte[] SerializeToUtf8Bytes()
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(buffer);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes the value in the envelope that names its version.</summary>
    /// <param name="buffer">Where the document goes.</param>
    /// <param name="options">How to write; <see cref="SpecJsonOptions.Default"/> unless given.</param>
    /// <exception cref="SpecJsonException">The value holds what no reader would accept. Nothing is written.</exception>
    public abstract void WriteEnvelope(IBufferWriter<byte> buffer, SpecJsonOptions? options = null);

    /// <inheritdoc/>
    public abstract bool Equals(SpecDocument? other);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as SpecDocument);

    /// <inheritdoc/>
    public abstract override int GetHashCode();
}

/// <summary>A value of a family whose sum is known.</summary>
/// <typeparam name="TSum">The sum.</typeparam>
public sealed class SpecDocument<TSum> : SpecDocument
    where TSum : class, ISpecJson<TSum>
{
    private readonly SpecFamily<TSum> _family;
    private readonly SpecFamilyFunctions<TSum> _functions;

    internal SpecDocument(SpecFamily<TSum> family, TSum value, SpecFamilyFunctions<TSum> functions)
    {
        _family = family;
        _functions = functions;
        Value = value;
    }

    /// <inheritdoc/>
    public override SpecFamily Family => _family;

    /// <inheritdoc/>
    public override int Version => _functions.VersionOf(Value);

    /// <inheritdoc/>
    public override bool IsKnown => _family.Knows(Value);

    /// <summary>The value.</summary>
    public TSum Value { get; }

    /// <inheritdoc/>
    public override int GetFloor() => (_functions.FloorOf ?? throw NeedsContext())(Value);

    /// <inheritdoc/>
    public override Conversion<SpecDocument> ToVersion(int version) =>
        (_functions.Convert ?? throw NeedsContext())(Value, version).Map<SpecDocument>(_family.CreateDocument);

    /// <inheritdoc/>
    public override SpecFloorReport Explain() => (_functions.Explain ?? throw NeedsContext())(Value);

    /// <inheritdoc/>
    public override void Write(IBufferWriter<byte> buffer, SpecJsonOptions? options = null) => _family.Write(buffer, Value, options);

    /// <inheritdoc/>
    public override void WriteEnvelope(IBufferWriter<byte> buffer, SpecJsonOptions? options = null) => SpecJson.Serialize(buffer, Value, options);

    /// <inheritdoc/>
    public override bool Equals(SpecDocument? other) => other is SpecDocument<TSum> same && Value.Equals(same.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    private NotSupportedException NeedsContext() => new($"conversions of {Family.Name} need a context besides the value, so only its own code can convert it");
}
