using System.Diagnostics.CodeAnalysis;

namespace SpecLattice;

/// <content>Hand-written conversions, and what stands in for missing ones.</content>
public static partial class SpecConvert
{
    /// <summary>Takes the result of a hand-written conversion that can refuse.</summary>
    /// <typeparam name="T">The result's type.</typeparam>
    /// <param name="converted">The result.</param>
    /// <param name="since">The upper version of the edge.</param>
    /// <param name="losses">Where losses go.</param>
    /// <returns>The value; null where it was refused.</returns>
    public static T? Accept<T>(Conversion<T> converted, int since, ref LossCollector losses)
        where T : notnull
    {
        if (converted.TryGetValue(out var value, out var report))
        {
            return value;
        }

        losses.AddReport(report, since);
        return default;
    }

    /// <summary>Checks a hand-written down conversion by converting back up; a difference is a loss.</summary>
    /// <typeparam name="TNewer">The newer type.</typeparam>
    /// <typeparam name="TOlder">The older type.</typeparam>
    /// <param name="value">The newer value.</param>
    /// <param name="older">What the down conversion made of it.</param>
    /// <param name="up">The way back.</param>
    /// <param name="since">The upper version of the edge.</param>
    /// <param name="losses">Where losses go.</param>
    /// <returns>The older value; null where anything is lost.</returns>
    [return: MaybeNull]
    public static TOlder AcceptDown<TNewer, TOlder>(TNewer value, TOlder older, Func<TOlder, TNewer> up, int since, ref LossCollector losses)
    {
        if (SpecEquality<TNewer>.Comparer.Equals(up(older), value))
        {
            return older;
        }

        AddNotInvertible(since, ref losses);
        return default;
    }

    /// <inheritdoc cref="AcceptDown{TNewer, TOlder}(TNewer, TOlder, Func{TOlder, TNewer}, int, ref LossCollector)"/>
    [return: MaybeNull]
    public static TOlder AcceptDown<TNewer, TOlder>(TNewer value, TOlder older, Func<TOlder, Conversion<TNewer>> up, int since, ref LossCollector losses)
        where TNewer : notnull
    {
        if (up(older).TryGetValue(out var back) && SpecEquality<TNewer>.Comparer.Equals(back, value))
        {
            return older;
        }

        AddNotInvertible(since, ref losses);
        return default;
    }

    /// <inheritdoc cref="AcceptDown{TNewer, TOlder}(TNewer, TOlder, Func{TOlder, TNewer}, int, ref LossCollector)"/>
    [return: MaybeNull]
    public static TOlder AcceptDown<TNewer, TOlder>(TNewer value, Conversion<TOlder> older, Func<TOlder, TNewer> up, int since, ref LossCollector losses)
        where TOlder : notnull
    {
        var mark = losses.Mark;
        var accepted = Accept(older, since, ref losses);
        return losses.Mark == mark ? AcceptDown(value, accepted!, up, since, ref losses) : default;
    }

    /// <inheritdoc cref="AcceptDown{TNewer, TOlder}(TNewer, TOlder, Func{TOlder, TNewer}, int, ref LossCollector)"/>
    [return: MaybeNull]
    public static TOlder AcceptDown<TNewer, TOlder>(
        TNewer value, Conversion<TOlder> older, Func<TOlder, Conversion<TNewer>> up, int since, ref LossCollector losses)
        where TNewer : notnull
        where TOlder : notnull
    {
        var mark = losses.Mark;
        var accepted = Accept(older, since, ref losses);
        return losses.Mark == mark ? AcceptDown(value, accepted!, up, since, ref losses) : default;
    }

    /// <summary>Refuses a value whose meaning changed and that nobody has said how to convert. Null has no meaning that could change.</summary>
    /// <typeparam name="TIn">The value's type.</typeparam>
    /// <typeparam name="TOut">The type it would become.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="why">What changed.</param>
    /// <param name="since">The upper version of the edge.</param>
    /// <param name="losses">Where the loss goes.</param>
    /// <returns>Null.</returns>
    [return: MaybeNull]
    public static TOut MeaningChanged<TIn, TOut>(TIn value, string why, int since, ref LossCollector losses)
    {
        if (value is not null)
        {
            losses.Add(LossKind.MeaningChanged, since, $"the meaning changed in version {since}: {why}");
        }

        return default;
    }

    /// <summary>Makes a list of at most one item of a value that may be null.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The list.</returns>
    public static SpecList<T> ToList<T>(T? value)
        where T : class => value is null ? [] : [value];

    /// <inheritdoc cref="ToList{T}(T)"/>
    public static SpecList<T> ToList<T>(T? value)
        where T : struct => value is { } some ? [some] : [];

    /// <summary>Makes a list of one item.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The list.</returns>
    public static SpecList<T> ToListOfOne<T>(T value) => [value];

    /// <summary>Takes the only item of a list that holds exactly one, or takes note that it does not.</summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <param name="items">The list.</param>
    /// <param name="since">The upper version of the edge.</param>
    /// <param name="losses">Where the loss goes.</param>
    /// <returns>The item; null where there is not exactly one.</returns>
    [return: MaybeNull]
    public static T Single<T>(SpecList<T> items, int since, ref LossCollector losses)
    {
        if (items.Count == 1)
        {
            return items[0];
        }

        losses.Add(LossKind.NotSingle, since, $"a list with {items.Count} items; exactly one can be represented on the other side of version {since}");
        return default;
    }

    /// <summary>Takes the only item of a list that holds at most one, or takes note that it holds more.</summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <param name="items">The list.</param>
    /// <param name="since">The upper version of the edge.</param>
    /// <param name="losses">Where the loss goes.</param>
    /// <returns>The item; null where there is none.</returns>
    public static T? SingleOrNull<T>(SpecList<T> items, int since, ref LossCollector losses)
        where T : class
    {
        CheckAtMostOne(items, since, ref losses);
        return items.Count == 1 ? items[0] : null;
    }

    /// <inheritdoc cref="SingleOrNull{T}(SpecList{T}, int, ref LossCollector)"/>
    public static T? SingleOrNullValue<T>(SpecList<T> items, int since, ref LossCollector losses)
        where T : struct
    {
        CheckAtMostOne(items, since, ref losses);
        return items.Count == 1 ? items[0] : null;
    }

    private static void CheckAtMostOne<T>(SpecList<T> items, int since, ref LossCollector losses)
    {
        if (items.Count > 1)
        {
            losses.Add(LossKind.NotSingle, since, $"a list with {items.Count} items; at most one can be represented on the other side of version {since}");
        }
    }

    private static void AddNotInvertible(int since, ref LossCollector losses) =>
        losses.Add(LossKind.NotInvertible, since, $"converting down to before version {since} and back up gives a different value");
}
