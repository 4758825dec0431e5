using System.ComponentModel;
using SpecLattice.CompilerServices;

namespace SpecLattice;

/// <summary>
/// A version that converts to another, unless something would be lost. Generated types implement this for their other versions, so that code that knows no version can convert:
/// <c>static Conversion&lt;TOut&gt; Send&lt;TIn, TOut&gt;(TIn value) where TIn : ISpecConvertible&lt;TOut&gt; =&gt; value.Convert();</c>
/// Where nothing can be lost, the type is an <see cref="ISpecTotallyConvertible{TOut}"/> too. Code that knows the versions calls <c>ToV2()</c>.
/// </summary>
/// <typeparam name="TOut">The other version.</typeparam>
public interface ISpecConvertible<TOut>
    where TOut : notnull
{
    /// <summary>Converts, or names every loss.</summary>
    /// <returns>The other version, or the losses.</returns>
    Conversion<TOut> Convert();

    /// <summary>Converts, or adds every loss to those of what holds the value.</summary>
    /// <param name="losses">Where losses go.</param>
    /// <returns>The other version; anything where a loss was added.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    TOut? Convert(ref LossCollector losses);
}

/// <summary>As <see cref="ISpecConvertible{TOut}"/>, where hand-written conversions on the way need a context besides the value.</summary>
/// <typeparam name="TOut">The other version.</typeparam>
/// <typeparam name="TContext">The context; a tuple where there are several.</typeparam>
public interface ISpecConvertible<TOut, TContext>
    where TOut : notnull
{
    /// <summary>Converts, or names every loss.</summary>
    /// <param name="context">The context.</param>
    /// <returns>The other version, or the losses.</returns>
    Conversion<TOut> Convert(TContext context);

    /// <summary>Converts, or adds every loss to those of what holds the value.</summary>
    /// <param name="context">The context.</param>
    /// <param name="losses">Where losses go.</param>
    /// <returns>The other version; anything where a loss was added.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    TOut? Convert(TContext context, ref LossCollector losses);
}
