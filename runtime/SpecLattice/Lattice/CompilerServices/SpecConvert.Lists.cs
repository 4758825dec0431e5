using System.Diagnostics.CodeAnalysis;

namespace SpecLattice.CompilerServices;

/// <content>Values and lists of at most one item, which stand for each other.</content>
public static partial class SpecConvert
{
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

    /// <summary>Makes a list of one item, unless it is lost on the way into it.</summary>
    /// <typeparam name="TIn">The value's type.</typeparam>
    /// <typeparam name="TOut">The item's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="convert">Converts the value.</param>
    /// <param name="losses">Where losses go.</param>
    /// <returns>The list; null where anything is lost.</returns>
    public static SpecList<TOut>? ToListOfOne<TIn, TOut>(TIn value, PartialConverter<TIn, TOut> convert, ref LossCollector losses)
    {
        LossMark mark = losses.Here;
        TOut? item = convert(value, ref losses);
        return losses.Here == mark ? [item!] : null;
    }

    /// <summary>Converts the only item of a list that holds exactly one. Where it holds more, all are converted, so that every loss is found.</summary>
    /// <typeparam name="TIn">The items' type.</typeparam>
    /// <typeparam name="TOut">The type they become.</typeparam>
    /// <param name="items">The list.</param>
    /// <param name="convert">Converts an item.</param>
    /// <param name="since">The upper version of the edge that has no room for a second item.</param>
    /// <param name="emptySince">The upper version of the edge that has no way to say that there is none.</param>
    /// <param name="losses">Where losses go.</param>
    /// <returns>The item; null where anything is lost.</returns>
    [return: MaybeNull]
    public static TOut Single<TIn, TOut>(SpecList<TIn> items, PartialConverter<TIn, TOut> convert, int since, int emptySince, ref LossCollector losses)
    {
        if (items.Count != 1)
        {
            losses.Add(LossKind.NotSingle, items.Count == 0 ? emptySince : since, $"a list with {items.Count} items; exactly one can be represented on the other side of version {(items.Count == 0 ? emptySince : since)}");
        }

        return ConvertFirst(items, convert, ref losses);
    }

    /// <summary>As <see cref="Single{TIn, TOut}"/>, where an empty list stands for a null that is forbidden.</summary>
    /// <inheritdoc cref="Single{TIn, TOut}"/>
    [return: MaybeNull]
    public static TOut SingleNotNull<TIn, TOut>(SpecList<TIn> items, PartialConverter<TIn, TOut> convert, int since, int emptySince, ref LossCollector losses)
    {
        if (items.Count == 0)
        {
            return Null<TOut>(emptySince, ref losses);
        }

        CheckAtMostOne(items, since, ref losses);
        return ConvertFirst(items, convert, ref losses);
    }

    /// <summary>Converts the only item of a list that holds at most one. Where it holds more, all are converted, so that every loss is found.</summary>
    /// <typeparam name="TIn">The items' type.</typeparam>
    /// <typeparam name="TOut">The type they become, which may be null.</typeparam>
    /// <param name="items">The list.</param>
    /// <param name="convert">Converts an item.</param>
    /// <param name="since">The upper version of the edge that has no room for a second item.</param>
    /// <param name="losses">Where losses go.</param>
    /// <returns>The item; null where there is none, or where anything is lost.</returns>
    [return: MaybeNull]
    public static TOut SingleOrNull<TIn, TOut>(SpecList<TIn> items, PartialConverter<TIn, TOut> convert, int since, ref LossCollector losses)
    {
        CheckAtMostOne(items, since, ref losses);
        return items.Count == 0 ? default : ConvertFirst(items, convert, ref losses);
    }

    /// <summary>Converts the items of a list that holds at most one. Where it holds more, all are converted, so that every loss is found.</summary>
    /// <typeparam name="TIn">The items' type.</typeparam>
    /// <typeparam name="TOut">The type they become.</typeparam>
    /// <param name="items">The list.</param>
    /// <param name="convert">Converts an item.</param>
    /// <param name="since">The upper version of the edge that has no room for a second item.</param>
    /// <param name="losses">Where losses go.</param>
    /// <returns>The list; null where anything is lost.</returns>
    public static SpecList<TOut>? AtMostOne<TIn, TOut>(SpecList<TIn> items, PartialConverter<TIn, TOut> convert, int since, ref LossCollector losses)
    {
        CheckAtMostOne(items, since, ref losses);
        return Items(items, convert, ref losses);
    }

    /// <summary>Records that there is no item where exactly one can be said.</summary>
    /// <typeparam name="TOut">The item's type.</typeparam>
    /// <param name="since">The upper version of the edge.</param>
    /// <param name="losses">Where the loss goes.</param>
    /// <returns>Null.</returns>
    [return: MaybeNull]
    public static TOut Missing<TOut>(int since, ref LossCollector losses)
    {
        losses.Add(LossKind.NotSingle, since, $"no item; exactly one can be represented on the other side of version {since}");
        return default;
    }

    /// <summary>Makes a value that may be null the only item there is, or records that there is none.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="since">The upper version of the edge.</param>
    /// <param name="losses">Where the loss goes.</param>
    /// <returns>The value; null where it is null.</returns>
    public static T? NotMissing<T>(T? value, int since, ref LossCollector losses)
        where T : class => value ?? Missing<T>(since, ref losses);

    /// <inheritdoc cref="NotMissing{T}(T, int, ref LossCollector)"/>
    public static T NotMissing<T>(T? value, int since, ref LossCollector losses)
        where T : struct => value ?? Missing<T>(since, ref losses);

    private static TOut? ConvertFirst<TIn, TOut>(SpecList<TIn> items, PartialConverter<TIn, TOut> convert, ref LossCollector losses)
    {
        SpecDepth.Ensure();
        TOut? first = default;
        for (int i = 0; i < items.Count; i++)
        {
            LossMark mark = losses.Here;
            TOut? converted = convert(items[i], ref losses);
            losses.Prefix(mark, i);
            first = i == 0 ? converted : first;
        }

        return first;
    }

    private static void CheckAtMostOne<T>(SpecList<T> items, int since, ref LossCollector losses)
    {
        if (items.Count > 1)
        {
            losses.Add(LossKind.NotSingle, since, $"a list with {items.Count} items; at most one can be represented on the other side of version {since}");
        }
    }
}
