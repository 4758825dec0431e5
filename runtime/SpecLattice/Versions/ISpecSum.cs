using System.Collections.Immutable;
using System.ComponentModel;
using SpecLattice.CompilerServices;
using SpecLattice.Schemas;

namespace SpecLattice;

/// <summary>The versions of a family as one type: a value of any of them. Generated.</summary>
/// <typeparam name="TSelf">The sum itself.</typeparam>
public interface ISpecSum<TSelf>
    where TSelf : notnull, ISpecSum<TSelf>
{
    /// <summary>The family's name.</summary>
    static abstract string Family { get; }

    /// <summary>The versions that this build knows, in ascending order.</summary>
    static abstract ImmutableArray<SpecVersion> Versions { get; }

    /// <summary>The canonical text of what a version looks like in JSON, of which its digest is the SHA-256.</summary>
    /// <param name="version">The version.</param>
    /// <returns>The text, one fact per line.</returns>
    /// <exception cref="ArgumentOutOfRangeException">This build does not know the version.</exception>
    static abstract string SchemaOf(int version);

    /// <summary>Examples of the scalars in any version, as their attributes give them; for tests.</summary>
    static virtual ImmutableArray<SpecScalarExamples> ScalarExamples => [];

    /// <summary>The schemas of the parts of other assemblies that the versions' schemas only name.</summary>
    static virtual ImmutableArray<SpecPartSchema> ForeignParts => [];

    /// <summary>Reads and writes documents of a family that declares how they say their version; null where that is <see cref="SpecEnvelope.Default"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static virtual SpecEnvelopeCodec<TSelf>? EnvelopeCodec => null;

    /// <summary>The value's version.</summary>
    int Version { get; }

    /// <summary>Finds the lowest version that can hold this value without loss. It converts the value to find out.</summary>
    /// <returns>The version.</returns>
    int GetFloor();

    /// <summary>Converts to a version.</summary>
    /// <param name="version">The version.</param>
    /// <returns>The value in that version, or what would be lost.</returns>
    Conversion<TSelf> ToVersion(int version);
}
