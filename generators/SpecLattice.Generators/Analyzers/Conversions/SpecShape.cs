using Microsoft.CodeAnalysis;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>What a parameter or a result says of specs, once tasks, collections and results are taken off.</summary>
/// <param name="Type">The version, sum, model or part inside.</param>
/// <param name="Role">Which of them it is.</param>
/// <param name="IsNullable">Whether there may be none.</param>
/// <param name="IsCollection">Whether there are several.</param>
/// <param name="CanRefuse">Whether it is inside something that can also say that there is none: a <c>Conversion&lt;T&gt;</c>, a result, a tuple.</param>
internal sealed record SpecShape(INamedTypeSymbol Type, SpecRole Role, bool IsNullable, bool IsCollection, bool CanRefuse)
{
    /// <summary>A version or a model itself, rather than something that belongs to one.</summary>
    public bool IsWhole => Role is not (SpecRole.None or SpecRole.ModelPart);
}
