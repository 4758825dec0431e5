using System.Buffers;
using System.ComponentModel;
using SpecLattice.Serialization;

namespace SpecLattice.CompilerServices;

/// <summary>Reads and writes one version of a family by itself, without an envelope.</summary>
/// <typeparam name="TSum">The family's sum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SpecVersionCodec<TSum>
    where TSum : class
{
    private protected SpecVersionCodec(int version) => Version = version;

    /// <summary>The version.</summary>
    public int Version { get; }

    internal abstract Type Type { get; }

    internal abstract bool Holds(TSum value);

    internal abstract TSum Read(ReadOnlySpan<byte> utf8, SpecJsonOptions? options);

    internal abstract void Write(IBufferWriter<byte> buffer, TSum value, SpecJsonOptions? options);
}

/// <summary>Reads and writes one version of a family by itself. Generated catalogs make these.</summary>
/// <typeparam name="TSum">The family's sum.</typeparam>
/// <typeparam name="TSpec">The version's record.</typeparam>
/// <param name="version">The version.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SpecVersionCodec<TSum, TSpec>(int version) : SpecVersionCodec<TSum>(version)
    where TSum : class
    where TSpec : class, TSum, ISpecJson<TSpec>
{
    internal override Type Type => typeof(TSpec);

    internal override bool Holds(TSum value) => value is TSpec;

    internal override TSum Read(ReadOnlySpan<byte> utf8, SpecJsonOptions? options) => SpecJson.Deserialize<TSpec>(utf8, options);

    internal override void Write(IBufferWriter<byte> buffer, TSum value, SpecJsonOptions? options) =>
        SpecJson.Serialize(buffer, (TSpec)value, options);
}
