using System.Collections.Immutable;

namespace SpecLattice.Schemas;

/// <summary>Examples of a scalar, for tests that make values.</summary>
public sealed record SpecScalarExamples
{
    /// <summary>Gives examples. Generated sums call this.</summary>
    /// <param name="scalar">The line that its <see cref="SpecScalarAttribute"/> gives, by which schemas know it.</param>
    /// <param name="examples">JSON texts of distinct values, as the scalar writes them.</param>
    public SpecScalarExamples(string scalar, ImmutableArray<string> examples)
    {
        Scalar = scalar;
        Examples = examples;
    }

    /// <summary>The line that its <see cref="SpecScalarAttribute"/> gives, by which schemas know it.</summary>
    public string Scalar { get; init; }

    /// <summary>JSON texts of distinct values, as the scalar writes them.</summary>
    public ImmutableArray<string> Examples { get; init; }
}
