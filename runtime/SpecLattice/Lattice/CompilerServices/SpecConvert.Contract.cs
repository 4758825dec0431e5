using System.Runtime.CompilerServices;

namespace SpecLattice.CompilerServices;

/// <content>Conversions of values that are known by their contract.</content>
public static partial class SpecConvert
{
    /// <summary>Converts a value to another version, or adds every loss. Inlined, so that where both types are known the conversion is called directly.</summary>
    /// <typeparam name="TIn">The value's type.</typeparam>
    /// <typeparam name="TOut">The other version.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="losses">Where losses go.</param>
    /// <returns>The other version; anything where a loss was added.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TOut? To<TIn, TOut>(TIn value, ref LossCollector losses)
        where TIn : ISpecConvertible<TOut>
        where TOut : notnull => value.Convert(ref losses);

    /// <inheritdoc cref="To{TIn, TOut}(TIn, ref LossCollector)"/>
    /// <typeparam name="TIn">The value's type.</typeparam>
    /// <typeparam name="TOut">The other version.</typeparam>
    /// <typeparam name="TContext">What hand-written conversions on the way need.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="context">What hand-written conversions on the way need.</param>
    /// <param name="losses">Where losses go.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TOut? To<TIn, TOut, TContext>(TIn value, TContext context, ref LossCollector losses)
        where TIn : ISpecConvertible<TOut, TContext>
        where TOut : notnull => value.Convert(context, ref losses);

    /// <summary>Converts a value to another version, or names every loss.</summary>
    /// <typeparam name="TIn">The value's type.</typeparam>
    /// <typeparam name="TOut">The other version.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="family">The family, for what is said of losses.</param>
    /// <param name="route">The versions passed through.</param>
    /// <returns>The other version, or the losses.</returns>
    public static Conversion<TOut> Complete<TIn, TOut>(TIn value, string family, ReadOnlySpan<int> route)
        where TIn : ISpecConvertible<TOut>
        where TOut : notnull
    {
        var losses = new LossCollector(family, route);
        return losses.Complete(value.Convert(ref losses));
    }

    /// <inheritdoc cref="Complete{TIn, TOut}(TIn, string, ReadOnlySpan{int})"/>
    /// <typeparam name="TIn">The value's type.</typeparam>
    /// <typeparam name="TOut">The other version.</typeparam>
    /// <typeparam name="TContext">What hand-written conversions on the way need.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="context">What hand-written conversions on the way need.</param>
    /// <param name="family">The family, for what is said of losses.</param>
    /// <param name="route">The versions passed through.</param>
    public static Conversion<TOut> Complete<TIn, TOut, TContext>(TIn value, TContext context, string family, ReadOnlySpan<int> route)
        where TIn : ISpecConvertible<TOut, TContext>
        where TOut : notnull
    {
        var losses = new LossCollector(family, route);
        return losses.Complete(value.Convert(context, ref losses));
    }

    /// <summary>Whether a value can be converted to another version: nothing is lost, and nothing is discarded. Ends at the first loss, and puts no report together.</summary>
    /// <typeparam name="TIn">The value's type.</typeparam>
    /// <typeparam name="TOut">The other version.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>Whether it can.</returns>
    public static bool CanConvert<TIn, TOut>(TIn value)
        where TIn : ISpecConvertible<TOut>
        where TOut : notnull
    {
        LossCollector losses = LossCollector.Asking();
        value.Convert(ref losses);
        return !losses.Any;
    }
}
