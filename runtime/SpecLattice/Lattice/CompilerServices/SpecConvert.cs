using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace SpecLattice.CompilerServices;

/// <summary>What generated conversions and comparisons have in common.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class SpecConvert
{
    /// <summary>Makes a number one of a type with another range, or records that it does not fit.</summary>
    /// <typeparam name="TIn">The number's type.</typeparam>
    /// <typeparam name="TOut">The type it becomes.</typeparam>
    /// <param name="value">The number.</param>
    /// <param name="since">The upper version of the edge that narrows.</param>
    /// <param name="losses">Where the loss goes.</param>
    /// <returns>The number; 0 where it does not fit.</returns>
    public static TOut Narrow<TIn, TOut>(TIn value, int since, ref LossCollector losses)
        where TIn : IBinaryInteger<TIn>
        where TOut : struct, IBinaryInteger<TOut>, IMinMaxValue<TOut>
    {
        var result = TOut.CreateTruncating(value);
        var fits = TIn.CreateTruncating(result) == value && TOut.IsNegative(result) == TIn.IsNegative(value);
        if (fits)
        {
            return result;
        }

        losses.Add(LossKind.OutOfRange, since, $"the number is not between {TOut.MinValue} and {TOut.MaxValue}, the range on the other side of version {since}");
        return default;
    }

    /// <summary>Makes a value that may be null one that is not, or records that it is.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="since">The upper version of the edge that forbids null.</param>
    /// <param name="losses">Where the loss goes.</param>
    /// <returns>The value; null where it is null.</returns>
    public static T? NotNull<T>(T? value, int since, ref LossCollector losses)
        where T : class => value ?? Null<T>(since, ref losses);

    /// <inheritdoc cref="NotNull{T}(T, int, ref LossCollector)"/>
    public static T NotNull<T>(T? value, int since, ref LossCollector losses)
        where T : struct => value ?? Null<T>(since, ref losses);

    /// <summary>Records that null is forbidden.</summary>
    /// <typeparam name="TOut">The type that has no null.</typeparam>
    /// <param name="since">The upper version of the edge that forbids null.</param>
    /// <param name="losses">Where the loss goes.</param>
    /// <returns>Null.</returns>
    [return: MaybeNull]
    public static TOut Null<TOut>(int since, ref LossCollector losses)
    {
        losses.Add(LossKind.NullNotAllowed, since, $"null cannot be represented on the other side of version {since}");
        return default;
    }

    /// <summary>Converts a set's items.</summary>
    /// <typeparam name="TIn">The items' type.</typeparam>
    /// <typeparam name="TOut">The type they become.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="convert">Converts one.</param>
    /// <returns>The converted items.</returns>
    public static SpecSet<TOut> Set<TIn, TOut>(SpecSet<TIn> items, Func<TIn, TOut> convert)
        where TIn : notnull
        where TOut : notnull => SpecSet.From(items.Select(convert));

    /// <summary>Converts a set's items, or records every loss.</summary>
    /// <typeparam name="TIn">The items' type.</typeparam>
    /// <typeparam name="TOut">The type they become.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="convert">Converts one.</param>
    /// <param name="losses">Where losses go.</param>
    /// <returns>The converted items; null where anything is lost.</returns>
    public static SpecSet<TOut>? Set<TIn, TOut>(SpecSet<TIn> items, PartialConverter<TIn, TOut> convert, ref LossCollector losses)
        where TIn : notnull
        where TOut : notnull
    {
        var converted = ConvertAll(items, items.Count, convert, ref losses);
        return converted is null ? null : SpecSet.From(converted);
    }

    /// <summary>Converts an array's items.</summary>
    /// <typeparam name="TIn">The items' type.</typeparam>
    /// <typeparam name="TOut">The type they become.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="convert">Converts one.</param>
    /// <returns>The converted items.</returns>
    public static ImmutableArray<TOut> Array<TIn, TOut>(ImmutableArray<TIn> items, Func<TIn, TOut> convert) =>
        items.IsDefaultOrEmpty ? [] : ImmutableArray.CreateRange(items, convert);

    /// <summary>Converts an array's items, or records every loss.</summary>
    /// <typeparam name="TIn">The items' type.</typeparam>
    /// <typeparam name="TOut">The type they become.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="convert">Converts one.</param>
    /// <param name="losses">Where losses go.</param>
    /// <returns>The converted items; an empty array where anything is lost.</returns>
    public static ImmutableArray<TOut> Array<TIn, TOut>(ImmutableArray<TIn> items, PartialConverter<TIn, TOut> convert, ref LossCollector losses)
    {
        if (items.IsDefaultOrEmpty)
        {
            return [];
        }

        var converted = ConvertAll(items, items.Length, convert, ref losses);
        return converted is null ? [] : ImmutableArray.Create(converted);
    }

    /// <summary>Whether two arrays have equal items; one that was never assigned counts as empty.</summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool AreEqual<T>(ImmutableArray<T>? left, ImmutableArray<T>? right) =>
        left is { } some && right is { } other && SpecDepth.Ensure()
            ? some.AsSpan().SequenceEqual(other.AsSpan(), SpecEquality<T>.Comparer)
            : left is null && right is null;

    /// <summary>A hash of an array's items.</summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <param name="items">The items.</param>
    /// <returns>The hash.</returns>
    public static int HashOf<T>(ImmutableArray<T>? items)
    {
        SpecDepth.Ensure();
        var hash = default(HashCode);
        foreach (var item in items.GetValueOrDefault().AsSpan())
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    private static TOut[]? ConvertAll<TIn, TOut>(IEnumerable<TIn> items, int count, PartialConverter<TIn, TOut> convert, ref LossCollector losses)
    {
        SpecDepth.Ensure();
        var start = losses.Here;
        var converted = new TOut[count];
        var index = 0;
        foreach (var item in items)
        {
            var mark = losses.Here;
            converted[index] = convert(item, ref losses)!;
            losses.Prefix(mark, index);
            index++;
        }

        return losses.Here == start ? converted : null;
    }
}
