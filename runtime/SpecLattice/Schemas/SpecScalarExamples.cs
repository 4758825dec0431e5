using System.Collections.Immutable;

namespace SpecLattice.Schemas;

/// <summary>Examples of a scalar, for tests that make values.</summary>
/// <param name="Scalar">The line that its <see cref="SpecScalarAttribute"/> gives, by which schemas know it.</param>
/// <param name="Examples">JSON texts of distinct values, as the scalar writes them.</param>
public sealed record SpecScalarExamples(string Scalar, ImmutableArray<string> Examples);
