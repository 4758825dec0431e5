using System.Collections.Immutable;
using SpecLattice.CompilerServices;
using SpecLattice.Schemas;
using SpecLattice.Serialization;

namespace SpecLattice.Testing;

/// <summary>Makes <see cref="SpecLawFamily{TSum}"/>.</summary>
public static class SpecLawFamily
{
    /// <summary>The family of a generated sum.</summary>
    /// <typeparam name="TSum">The sum, such as <c>AnyInstanceSpec</c>.</typeparam>
    /// <returns>The family.</returns>
    public static SpecLawFamily<TSum> Of<TSum>()
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum> => new()
        {
            Name = TSum.Family,
            Versions = TSum.Versions,
            SchemaOf = TSum.SchemaOf,
            ScalarExamples = TSum.ScalarExamples,
            ForeignParts = TSum.ForeignParts,
            VersionOf = value => value.Version,
            FloorOf = value => value.GetFloor(),
            Convert = (value, version) => value.ToVersion(version),
            Envelope = TSum.EnvelopeCodec,
        };
}

/// <summary>
/// What the laws need to know of a family. Made by <see cref="SpecLawFamily.Of{TSum}"/>; by hand only for a family whose conversions need
/// a context, since its sum has no conversions that do without.
/// </summary>
/// <typeparam name="TSum">The family's sum.</typeparam>
public sealed class SpecLawFamily<TSum>
    where TSum : class, ISpecJson<TSum>
{
    /// <summary>The family's name.</summary>
    public required string Name { get; init; }

    /// <summary>The versions that this build knows, in ascending order.</summary>
    public required ImmutableArray<SpecVersion> Versions { get; init; }

    /// <summary>The canonical schema text of a version.</summary>
    public required Func<int, string> SchemaOf { get; init; }

    /// <summary>Examples of the family's scalars.</summary>
    public ImmutableArray<SpecScalarExamples> ScalarExamples { get; init; } = [];

    /// <summary>Schemas of the parts of other assemblies that the family's schemas name.</summary>
    public ImmutableArray<SpecPartSchema> ForeignParts { get; init; } = [];

    /// <summary>Reads and writes documents where they say their version in a way of their own; null where not.</summary>
    public SpecEnvelopeCodec<TSum>? Envelope { get; init; }

    /// <summary>A value's version.</summary>
    public required Func<TSum, int> VersionOf { get; init; }

    /// <summary>The lowest version that can hold a value without loss.</summary>
    public required Func<TSum, int> FloorOf { get; init; }

    /// <summary>Converts a value to a version.</summary>
    public required Func<TSum, int, Conversion<TSum>> Convert { get; init; }
}
