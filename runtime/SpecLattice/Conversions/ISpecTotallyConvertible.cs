using SpecLattice.CompilerServices;

namespace SpecLattice;

/// <summary>A version that converts to another and can lose nothing.</summary>
/// <typeparam name="TOut">The other version.</typeparam>
public interface ISpecTotallyConvertible<TOut> : ISpecConvertible<TOut>
    where TOut : notnull
{
    /// <summary>Converts.</summary>
    /// <returns>The other version.</returns>
    new TOut Convert();

    /// <inheritdoc/>
    Conversion<TOut> ISpecConvertible<TOut>.Convert() => Convert();

    /// <inheritdoc/>
    TOut? ISpecConvertible<TOut>.Convert(ref LossCollector losses) => Convert();
}
