using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace SpecLattice.CompilerServices;

/// <content>Hand-written conversions, and what stands in for missing ones.</content>
public static partial class SpecConvert
{
    /// <summary>
    /// Converts a value by hand-written methods, and checks the result by converting it back. A difference is a loss, and so is an exception.
    /// </summary>
    /// <typeparam name="TIn">The value's type.</typeparam>
    /// <typeparam name="TOut">The type it becomes.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="convert">The hand-written conversion.</param>
    /// <param name="back">The way back.</param>
    /// <param name="edge">The edge that is passed.</param>
    /// <param name="losses">Where losses go.</param>
    /// <returns>The result; null where anything is lost.</returns>
    [return: MaybeNull]
    public static TOut ByHand<TIn, TOut>(TIn value, Func<TIn, TOut> convert, Func<TOut, TIn> back, HandWrittenEdge edge, ref LossCollector losses) =>
        TryConvert(value, convert, edge, ref losses, out var converted) && TryConvertBack(converted, back, edge, ref losses, out var again)
            ? Compare(value, converted, again, edge, ref losses)
            : default;

    /// <inheritdoc cref="ByHand{TIn, TOut}(TIn, Func{TIn, TOut}, Func{TOut, TIn}, HandWrittenEdge, ref LossCollector)"/>
    [return: MaybeNull]
    public static TOut ByHand<TIn, TOut>(TIn value, Func<TIn, TOut> convert, Func<TOut, Conversion<TIn>> back, HandWrittenEdge edge, ref LossCollector losses)
        where TIn : notnull =>
        TryConvert(value, convert, edge, ref losses, out var converted) && TryFallibleBack(converted, back, edge, ref losses, out var again)
            ? Compare(value, converted, again, edge, ref losses)
            : default;

    /// <inheritdoc cref="ByHand{TIn, TOut}(TIn, Func{TIn, TOut}, Func{TOut, TIn}, HandWrittenEdge, ref LossCollector)"/>
    [return: MaybeNull]
    public static TOut ByHand<TIn, TOut>(TIn value, Func<TIn, Conversion<TOut>> convert, Func<TOut, TIn> back, HandWrittenEdge edge, ref LossCollector losses)
        where TOut : notnull =>
        TryFallible(value, convert, edge, ref losses, out var converted) && TryConvertBack(converted, back, edge, ref losses, out var again)
            ? Compare(value, converted, again, edge, ref losses)
            : default;

    /// <inheritdoc cref="ByHand{TIn, TOut}(TIn, Func{TIn, TOut}, Func{TOut, TIn}, HandWrittenEdge, ref LossCollector)"/>
    [return: MaybeNull]
    public static TOut ByHand<TIn, TOut>(
        TIn value, Func<TIn, Conversion<TOut>> convert, Func<TOut, Conversion<TIn>> back, HandWrittenEdge edge, ref LossCollector losses)
        where TIn : notnull
        where TOut : notnull =>
        TryFallible(value, convert, edge, ref losses, out var converted) && TryFallibleBack(converted, back, edge, ref losses, out var again)
            ? Compare(value, converted, again, edge, ref losses)
            : default;

    /// <summary>Refuses a value whose meaning changed and that nobody has said how to convert.</summary>
    /// <typeparam name="TOut">The type it would become.</typeparam>
    /// <param name="why">What changed.</param>
    /// <param name="since">The upper version of the edge.</param>
    /// <param name="losses">Where the loss goes.</param>
    /// <returns>Null.</returns>
    [return: MaybeNull]
    public static TOut MeaningChanged<TOut>(string why, int since, ref LossCollector losses) =>
        Lost<TOut>(LossKind.MeaningChanged, since, $"the meaning changed in version {since}: {why}", ref losses);

    /// <summary>Refuses a value, whatever it is.</summary>
    /// <typeparam name="TOut">The type it would become.</typeparam>
    /// <param name="kind">Why.</param>
    /// <param name="since">The upper version of the edge.</param>
    /// <param name="message">What is there and why it would be lost.</param>
    /// <param name="losses">Where the loss goes.</param>
    /// <returns>Null.</returns>
    [return: MaybeNull]
    public static TOut Lost<TOut>(LossKind kind, int since, string message, ref LossCollector losses)
    {
        losses.Add(kind, since, message);
        return default;
    }

    /// <summary>What a conversion that cannot refuse throws where an enum holds a number that its type does not declare: no document leads to one.</summary>
    /// <param name="subject">What is converted.</param>
    /// <param name="type">The enum.</param>
    /// <param name="route">The versions passed through.</param>
    /// <returns>The exception.</returns>
    public static SpecConversionException Undeclared(string subject, string type, ReadOnlySpan<int> route)
    {
        var losses = new LossCollector(subject, route);
        losses.Add(LossKind.EnumMemberNotRepresentable, Math.Max(route[0], route[1]), $"the value is not one that {type} declares");
        return new SpecConversionException(losses.ToReport());
    }

    /// <summary>Converts the value of a member, and names the member in what is thrown.</summary>
    /// <typeparam name="TIn">The value's type.</typeparam>
    /// <typeparam name="TOut">The type it becomes.</typeparam>
    /// <param name="member">The member's JSON name.</param>
    /// <param name="value">The value.</param>
    /// <param name="convert">Converts the value.</param>
    /// <returns>The result.</returns>
    /// <exception cref="SpecConversionException">The value holds an enum with a number that its type does not declare.</exception>
    public static TOut At<TIn, TOut>(string member, TIn value, Func<TIn, TOut> convert)
    {
        try
        {
            return convert(value);
        }
        catch (SpecConversionException thrown)
        {
            throw new SpecConversionException(thrown.Losses.In(SpecPointer.Segment(member)));
        }
    }

    /// <summary>Converts a value; what is thrown, because the conversions inside have no way to refuse, are losses.</summary>
    /// <typeparam name="TIn">The value's type.</typeparam>
    /// <typeparam name="TOut">The type it becomes.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="convert">Converts the value.</param>
    /// <param name="losses">Where losses go.</param>
    /// <returns>The result; null where anything is lost.</returns>
    [return: MaybeNull]
    public static TOut Refusing<TIn, TOut>(TIn value, PartialConverter<TIn, TOut> convert, ref LossCollector losses)
    {
        try
        {
            return convert(value, ref losses);
        }
        catch (SpecConversionException thrown)
        {
            losses.AddReport(thrown.Losses);
            return default;
        }
    }

    private static bool TryConvert<TIn, TOut>(
        TIn value, Func<TIn, TOut> convert, HandWrittenEdge edge, ref LossCollector losses, [MaybeNullWhen(false)] out TOut converted)
    {
        try
        {
            converted = convert(value);
            return true;
        }
        catch (Exception thrown) when (IsOfTheValue(thrown))
        {
            AddFailed(thrown, edge, ref losses);
            converted = default;
            return false;
        }
    }

    private static bool TryFallible<TIn, TOut>(
        TIn value, Func<TIn, Conversion<TOut>> convert, HandWrittenEdge edge, ref LossCollector losses, [NotNullWhen(true)] out TOut? converted)
        where TOut : notnull
    {
        try
        {
            if (convert(value).TryGetValue(out converted, out var report))
            {
                return true;
            }

            losses.AddReport(edge.IsSensitive ? report.Withheld() : report, edge.Since);
        }
        catch (Exception thrown) when (IsOfTheValue(thrown))
        {
            AddFailed(thrown, edge, ref losses);
            converted = default;
        }

        return false;
    }

    private static bool TryConvertBack<TIn, TOut>(
        TOut converted, Func<TOut, TIn> back, HandWrittenEdge edge, ref LossCollector losses, [MaybeNullWhen(false)] out TIn again)
    {
        try
        {
            again = back(converted);
            return true;
        }
        catch (Exception thrown) when (IsOfTheValue(thrown))
        {
            AddNotInvertible(edge, ref losses);
            again = default;
            return false;
        }
    }

    private static bool TryFallibleBack<TIn, TOut>(
        TOut converted, Func<TOut, Conversion<TIn>> back, HandWrittenEdge edge, ref LossCollector losses, [NotNullWhen(true)] out TIn? again)
        where TIn : notnull
    {
        try
        {
            if (back(converted).TryGetValue(out again))
            {
                return true;
            }
        }
        catch (Exception thrown) when (IsOfTheValue(thrown))
        {
            again = default;
        }

        AddNotInvertible(edge, ref losses);
        return false;
    }

    private static TOut? Compare<TIn, TOut>(TIn value, TOut converted, TIn again, HandWrittenEdge edge, ref LossCollector losses)
    {
        // By its items: another array of the same items is another array.
        var isSame = value is IStructuralEquatable array ? array.Equals(again, PayloadComparer.Instance) : SpecEquality<TIn>.Comparer.Equals(value, again);
        if (isSame)
        {
            return converted;
        }

        AddNotInvertible(edge, ref losses);
        return default;
    }

    // What the machine runs out of, or whoever called cancels, says nothing of the value.
    private static bool IsOfTheValue(Exception thrown) => thrown is not (OutOfMemoryException or InsufficientExecutionStackException or OperationCanceledException);

    private static void AddFailed(Exception thrown, HandWrittenEdge edge, ref LossCollector losses)
    {
        var why = edge.IsSensitive ? thrown.GetType().Name : $"{thrown.GetType().Name}: {SpecText.Show(thrown.Message, SpecText.MaxPointerLength)}";
        losses.Add(LossKind.ConversionFailed, edge.Since, $"the hand-written conversion {Way(edge)} version {edge.Since} failed with {why}");
    }

    private static void AddNotInvertible(HandWrittenEdge edge, ref LossCollector losses) =>
        losses.Add(LossKind.NotInvertible, edge.Since, $"converting {Way(edge)} version {edge.Since} and back {(edge.IsUp ? "down" : "up")} gives a different value");

    private static string Way(HandWrittenEdge edge) => edge.IsUp ? "up to" : "down to before";
}
