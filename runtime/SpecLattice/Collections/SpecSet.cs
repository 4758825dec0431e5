using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using SpecLattice.CompilerServices;

namespace SpecLattice;

/// <summary>An immutable set, sorted, that compares by its elements. Strings sort by their UTF-8 bytes.</summary>
/// <typeparam name="T">The element type, which has an order of its own: a scalar, a number, a string or an enum.</typeparam>
[CollectionBuilder(typeof(SpecSet), nameof(SpecSet.Create))]
[DebuggerDisplay("Count = {Count}")]
public sealed partial class SpecSet<T> : IReadOnlySet<T>, IEquatable<SpecSet<T>>
    where T : notnull
{
    private readonly ImmutableArray<T> _items;

    internal SpecSet(ImmutableArray<T> sorted) => _items = sorted;

    /// <summary>The set without elements.</summary>
    public static SpecSet<T> Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <summary>The elements, in order.</summary>
    public ImmutableArray<T> Items => _items;

    /// <inheritdoc/>
    public bool Contains(T item) => Search(item) >= 0;

    /// <summary>A copy with an element.</summary>
    /// <param name="item">The element.</param>
    /// <returns>The copy; this set where it has the element.</returns>
    public SpecSet<T> Add(T item) => Search(item ?? throw new ArgumentNullException(nameof(item))) is var index and < 0 ? new SpecSet<T>(_items.Insert(~index, item)) : this;

    /// <summary>A copy without an element.</summary>
    /// <param name="item">The element.</param>
    /// <returns>The copy; this set where it does not have the element.</returns>
    public SpecSet<T> Remove(T item) => Search(item) is var index and >= 0 ? new SpecSet<T>(_items.RemoveAt(index)) : this;

    /// <summary>
    /// A set of converted elements, if none of them is refused. All are converted, so that every loss is named, each under its element's index. Elements that would become one are
    /// losses too: the set could not be converted back.
    /// </summary>
    /// <typeparam name="TOut">The new element type.</typeparam>
    /// <param name="convert">Converts an element, or refuses it.</param>
    /// <returns>The set, or every loss.</returns>
    public Conversion<SpecSet<TOut>> TryConvertItems<TOut>(Func<T, Conversion<TOut>> convert)
        where TOut : notnull
    {
        var places = new Dictionary<TOut, int>(SpecEquality<TOut>.Comparer);
        var losses = new List<Loss>();
        for (int i = 0; i < Count; i++)
        {
            if (!convert(_items[i]).TryGetValue(out TOut? value, out LossReport? report))
            {
                losses.AddRange(report.In(SpecPointer.Segment(i)));
            }
            else if (!places.TryAdd(value, i))
            {
                losses.Add(Loss.Custom(SpecPointer.Segment(i), $"the element becomes the same as the one at index {places[value]}"));
            }
        }

        return losses.Count == 0 ? SpecSet.From(places.Keys) : Conversion.Refuse(losses);
    }

    /// <inheritdoc/>
    public bool IsSubsetOf(IEnumerable<T> other)
    {
        SpecSet<T> others = SpecSet.From(other);
        return Count <= others.Count && _items.All(others.Contains);
    }

    /// <inheritdoc/>
    public bool IsSupersetOf(IEnumerable<T> other) => other.All(Contains);

    /// <inheritdoc/>
    public bool IsProperSubsetOf(IEnumerable<T> other)
    {
        SpecSet<T> others = SpecSet.From(other);
        return Count < others.Count && _items.All(others.Contains);
    }

    /// <inheritdoc/>
    public bool IsProperSupersetOf(IEnumerable<T> other)
    {
        SpecSet<T> others = SpecSet.From(other);
        return others.Count < Count && others._items.All(Contains);
    }

    /// <inheritdoc/>
    public bool Overlaps(IEnumerable<T> other) => other.Any(Contains);

    /// <inheritdoc/>
    public bool SetEquals(IEnumerable<T> other) => Equals(SpecSet.From(other));

    /// <inheritdoc/>
    public bool Equals(SpecSet<T>? other)
        => ReferenceEquals(this, other)
            || (other is not null && (_items == other._items || _items.AsSpan().SequenceEqual(other._items.AsSpan(), SpecEquality<T>.Exact)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SpecSet<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (T item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <summary>How many elements there are.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Count == 1 ? "1 element" : $"{Count} elements";

    /// <summary>Goes through the elements in order.</summary>
    /// <returns>The enumerator.</returns>
    public ImmutableArray<T>.Enumerator GetEnumerator() => _items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)_items).GetEnumerator();

    private int Search(T item) => _items.BinarySearch(item, SpecOrder<T>.Comparer);
}

/// <summary>Makes sets.</summary>
public static class SpecSet
{
    /// <summary>A set of elements; equal ones count once.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="items">The elements.</param>
    /// <returns>The set.</returns>
    public static SpecSet<T> Create<T>(params ReadOnlySpan<T> items)
        where T : notnull
    {
        foreach (T item in items)
        {
            ArgumentNullException.ThrowIfNull(item, nameof(items));
        }

        if (SpecOrder<T>.Ascends(items))
        {
            return items.IsEmpty ? SpecSet<T>.Empty : new SpecSet<T>([.. items]);
        }

        var sorted = ImmutableArray.CreateBuilder<T>(items.Length);
        foreach (int index in SpecOrder<T>.Sort(items))
        {
            if (sorted.Count == 0 || SpecOrder<T>.Comparer.Compare(sorted[^1], items[index]) != 0)
            {
                sorted.Add(items[index]);
            }
        }

        return new SpecSet<T>(sorted.DrainToImmutable());
    }

    /// <summary>A set of elements; equal ones count once.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="items">The elements.</param>
    /// <returns>The set.</returns>
    public static SpecSet<T> From<T>(IEnumerable<T> items)
        where T : notnull
        => items as SpecSet<T> ?? Create<T>([.. items]);

    /// <summary>A set of the items of a sequence.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="items">The items.</param>
    /// <returns>The set.</returns>
    public static SpecSet<T> ToSpecSet<T>(this IEnumerable<T> items)
        where T : notnull => From(items);
}
