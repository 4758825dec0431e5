using System.Collections;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace SpecLattice;

/// <summary>An immutable list that compares by its items.</summary>
/// <typeparam name="T">The item type.</typeparam>
[CollectionBuilder(typeof(SpecList), nameof(SpecList.Create))]
[DebuggerDisplay("Count = {Count}")]
public sealed partial class SpecList<T> : IReadOnlyList<T>, IEquatable<SpecList<T>>
{
    private readonly SpecStorage<T> _items;

    // 0 until somebody asks. Nothing of the list ever changes, and a changed copy is another list.
    private int _hash;

    internal SpecList(SpecStorage<T> items) => _items = items;

    /// <summary>The list without items.</summary>
    public static SpecList<T> Empty { get; } = new(SpecStorage<T>.Empty);

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <summary>What the list was converted to last, as far as generated conversions keep that.</summary>
    internal Remembered? LastConversion { get; set; }

    /// <summary>How the items are stored.</summary>
    internal SpecStorage<T> Items => _items;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>A copy with an item more.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The copy.</returns>
    public SpecList<T> Add(T item) => AddRange([item]);

    /// <summary>A copy with more items at the end.</summary>
    /// <param name="items">The items.</param>
    /// <returns>The copy.</returns>
    public SpecList<T> AddRange(IEnumerable<T> items)
    {
        SpecStorageBuilder<T> builder = _items.ToBuilder(room: items.TryGetNonEnumeratedCount(out int count) ? count : 0);
        foreach (T item in items)
        {
            builder.Add(item);
        }

        return new SpecList<T>(builder.ToStorage());
    }

    /// <summary>A copy with an item more.</summary>
    /// <param name="index">Where the item goes.</param>
    /// <param name="item">The item.</param>
    /// <returns>The copy.</returns>
    public SpecList<T> Insert(int index, T item)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)index, (uint)Count, nameof(index));
        return SpecList.From([.. this.Take(index), item, .. this.Skip(index)]);
    }

    /// <summary>A copy with another item at a place.</summary>
    /// <param name="index">The place.</param>
    /// <param name="item">The item.</param>
    /// <returns>The copy.</returns>
    public SpecList<T> SetItem(int index, T item)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        return SpecList.From(this.Select((old, i) => i == index ? item : old));
    }

    /// <summary>A copy without an item.</summary>
    /// <param name="index">The item's place.</param>
    /// <returns>The copy.</returns>
    public SpecList<T> RemoveAt(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        return SpecList.From(this.Where((_, i) => i != index));
    }

    /// <summary>A list of converted items.</summary>
    /// <typeparam name="TOut">The new item type.</typeparam>
    /// <param name="convert">Converts an item.</param>
    /// <returns>The list.</returns>
    public SpecList<TOut> ConvertItems<TOut>(Func<T, TOut> convert) => new(_items.Convert(convert));

    /// <summary>Stands in the way of a list of conversions, whose refusals nobody would see: <see cref="TryConvertItems"/> gives the list, or every loss.</summary>
    /// <typeparam name="TOut">The new item type.</typeparam>
    /// <param name="convert">Converts an item.</param>
    /// <returns>The list, or every loss.</returns>
    [Obsolete("This conversion can refuse: call TryConvertItems, which gives the list or names every loss.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Conversion<SpecList<TOut>> ConvertItems<TOut>(Func<T, Conversion<TOut>> convert)
        where TOut : notnull => TryConvertItems(convert);

    /// <inheritdoc cref="ConvertItems{TOut}(Func{T, Conversion{TOut}})"/>
    [Obsolete("This conversion can refuse: call TryConvertItems, which gives the list or names every loss.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Conversion<SpecList<TOut>> ConvertItems<TOut>(Func<T, Conversion<TOut>?> convert)
        where TOut : notnull => TryConvertItems(item => convert(item) ?? Conversion.Refuse("there is nothing to convert"));

    /// <summary>A list of converted items, if none of them is refused. All are converted, so that every loss is named, each under its item's index.</summary>
    /// <typeparam name="TOut">The new item type.</typeparam>
    /// <param name="convert">Converts an item, or refuses it.</param>
    /// <returns>The list, or every loss.</returns>
    public Conversion<SpecList<TOut>> TryConvertItems<TOut>(Func<T, Conversion<TOut>> convert)
        where TOut : notnull => _items.TryConvert(convert, SpecPointer.Segment).Map(items => new SpecList<TOut>(items));

    /// <inheritdoc/>
    public bool Equals(SpecList<T>? other)
        => ReferenceEquals(this, other) || (other is not null && _items.Equals(other._items));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SpecList<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash != 0 ? _hash : _hash = ComputeHash();

    private int ComputeHash()
    {
        var hash = default(HashCode);
        _items.AddTo(ref hash);
        return hash.ToHashCode();
    }

    /// <summary>How many items there are.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Count == 1 ? "1 item" : $"{Count} items";

    /// <summary>Goes through the items.</summary>
    /// <returns>The enumerator.</returns>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => new Enumerator(this);

    IEnumerator IEnumerable.GetEnumerator() => new Enumerator(this);

    /// <summary>Goes through a list's items.</summary>
    public struct Enumerator : IEnumerator<T>
    {
        private readonly SpecList<T> _list;
        private int _index = -1;

        internal Enumerator(SpecList<T> list) => _list = list;

        /// <inheritdoc/>
        public readonly T Current => _list._items[_index];

        readonly object? IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext() => ++_index < _list.Count;

        /// <inheritdoc/>
        public void Reset() => _index = -1;

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }
}

/// <summary>Makes lists.</summary>
public static class SpecList
{
    /// <summary>A list of items.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <param name="items">The items.</param>
    /// <returns>The list.</returns>
    public static SpecList<T> Create<T>(params ReadOnlySpan<T> items)
    {
        var builder = new SpecStorageBuilder<T>(items.Length);
        foreach (T item in items)
        {
            builder.Add(item);
        }

        return items.IsEmpty ? SpecList<T>.Empty : new SpecList<T>(builder.ToStorage());
    }

    /// <summary>A list of items.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <param name="items">The items.</param>
    /// <returns>The list.</returns>
    public static SpecList<T> From<T>(IEnumerable<T> items) => items as SpecList<T> ?? SpecList<T>.Empty.AddRange(items);

    /// <summary>A list of the items of a sequence.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <param name="items">The items.</param>
    /// <returns>The list.</returns>
    public static SpecList<T> ToSpecList<T>(this IEnumerable<T> items) => From(items);

    /// <summary>Stands in the way of a list of conversions, whose refusals nobody would see.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <param name="items">The conversions.</param>
    /// <returns>The list, or every loss.</returns>
    [Obsolete("These conversions can refuse: call TryConvertItems of the list, or Conversion.Combine, which give the items or name every loss.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Conversion<SpecList<T>> From<T>(IEnumerable<Conversion<T>> items)
        where T : notnull => Conversion.Combine(items).Map(all => From(all.AsEnumerable()));

    /// <inheritdoc cref="From{T}(IEnumerable{Conversion{T}})"/>
    [Obsolete("These conversions can refuse: call TryConvertItems of the list, or Conversion.Combine, which give the items or name every loss.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Conversion<SpecList<T>> ToSpecList<T>(this IEnumerable<Conversion<T>> items)
        where T : notnull => Conversion.Combine(items).Map(all => From(all.AsEnumerable()));
}
