namespace SpecLattice;

/// <summary>The step between two neighbouring versions that would lose something.</summary>
/// <param name="From">The version before the step.</param>
/// <param name="To">The version after the step.</param>
public readonly record struct LossStep(int From, int To)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{From} -> {To}");
}
