using System.Collections;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SpecLattice.CompilerServices;

namespace SpecLattice;

/// <summary>An immutable map, sorted by key, that compares by its entries. Strings sort by their UTF-8 bytes.</summary>
/// <typeparam name="TKey">The key type, which has an order: a text, a number, an enum, or another type that implements <see cref="IComparable{T}"/>.</typeparam>
/// <typeparam name="TValue">The value type.</typeparam>
[CollectionBuilder(typeof(SpecMap), nameof(SpecMap.Create))]
[DebuggerDisplay("Count = {Count}")]
public sealed partial class SpecMap<TKey, TValue> : IReadOnlyDictionary<TKey, TValue>, IEquatable<SpecMap<TKey, TValue>>, IKeyTexts
    where TKey : notnull
{
    private readonly TKey[] _keys;
    private readonly SpecStorage<TValue> _values;

    // 0 until somebody asks. Nothing of the map ever changes, and a changed copy is another map.
    private int _hash;

    internal SpecMap(TKey[] keys, SpecStorage<TValue> values)
    {
        _keys = keys;
        _values = values;
    }

    /// <summary>The map without entries.</summary>
    public static SpecMap<TKey, TValue> Empty { get; } = new([], SpecStorage<TValue>.Empty);

    /// <summary>The number of entries.</summary>
    public int Count => _keys.Length;

    /// <summary>The keys, in order.</summary>
    public ImmutableArray<TKey> Keys => ImmutableCollectionsMarshal.AsImmutableArray(_keys);

    /// <summary>The values, in the order of their keys.</summary>
    public SpecList<TValue> Values => new(_values);

    /// <summary>What the map was converted to last, as far as <see cref="SpecSharing"/> keeps that.</summary>
    internal Remembered? LastConversion { get; set; }

    /// <summary>How the values are stored.</summary>
    internal SpecStorage<TValue> Items => _values;

    /// <summary>Other values under the same keys.</summary>
    internal SpecMap<TKey, TOut> With<TOut>(SpecStorage<TOut> values) => new(_keys, values);

    IEnumerable<TKey> IReadOnlyDictionary<TKey, TValue>.Keys => Keys;

    IEnumerable<TValue> IReadOnlyDictionary<TKey, TValue>.Values => Values;

    /// <summary>The value of a key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="KeyNotFoundException">The map does not have the key.</exception>
    public TValue this[TKey key] => TryGetValue(key, out TValue? value)
        ? value
        : throw new KeyNotFoundException($"no entry has the key `{SpecText.Show(SpecText.Invariant(key))}`");

    /// <summary>Whether the map has a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>Whether it has.</returns>
    public bool ContainsKey(TKey key) => IndexOf(key) >= 0;

    /// <summary>Gets the value of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value, where the map has the key.</param>
    /// <returns>Whether it has.</returns>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        int index = IndexOf(key);
        value = index >= 0 ? _values[index] : default;
        return index >= 0;
    }

    /// <summary>The place of a key in the order.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The index, or -1 where the map does not have the key.</returns>
    public int IndexOf(TKey key) => Math.Max(-1, Search(key));

    /// <summary>The key at a place in the order.</summary>
    /// <param name="index">The index.</param>
    /// <returns>The key.</returns>
    public TKey KeyAt(int index) => _keys[index];

    /// <summary>The value at a place in the order.</summary>
    /// <param name="index">The index.</param>
    /// <returns>The value.</returns>
    public TValue ValueAt(int index) => _values[index];

    /// <summary>A map with the same keys and converted values.</summary>
    /// <typeparam name="TOut">The new value type.</typeparam>
    /// <param name="convert">Converts a value.</param>
    /// <returns>The map.</returns>
    public SpecMap<TKey, TOut> ConvertValues<TOut>(Func<TValue, TOut> convert) => new(_keys, _values.Convert(convert));

    /// <summary>Stands in the way of a map of conversions, whose refusals nobody would see: <see cref="TryConvertValues"/> gives the map, or every loss.</summary>
    /// <typeparam name="TOut">The new value type.</typeparam>
    /// <param name="convert">Converts a value.</param>
    /// <returns>The map, or every loss.</returns>
    [Obsolete("This conversion can refuse: call TryConvertValues, which gives the map or names every loss.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Conversion<SpecMap<TKey, TOut>> ConvertValues<TOut>(Func<TValue, Conversion<TOut>> convert)
        where TOut : notnull => TryConvertValues(convert);

    /// <inheritdoc cref="ConvertValues{TOut}(Func{TValue, Conversion{TOut}})"/>
    [Obsolete("This conversion can refuse: call TryConvertValues, which gives the map or names every loss.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Conversion<SpecMap<TKey, TOut>> ConvertValues<TOut>(Func<TValue, Conversion<TOut>?> convert)
        where TOut : notnull => TryConvertValues(value => convert(value) ?? Conversion.Refuse("there is nothing to convert"));

    /// <summary>A map with the same keys and converted values, if none of them is refused. All are converted, so that every loss is named, each under its entry's key.</summary>
    /// <typeparam name="TOut">The new value type.</typeparam>
    /// <param name="convert">Converts a value, or refuses it.</param>
    /// <returns>The map, or every loss.</returns>
    public Conversion<SpecMap<TKey, TOut>> TryConvertValues<TOut>(Func<TValue, Conversion<TOut>> convert)
        where TOut : notnull => _values.TryConvert(convert, index => SpecPointer.Segment(SpecText.Invariant(_keys[index]))).Map(With);

    /// <inheritdoc/>
    public bool Equals(SpecMap<TKey, TValue>? other)
        => ReferenceEquals(this, other)
            || (other is not null
                && _keys.Length == other._keys.Length
                && (ReferenceEquals(_keys, other._keys) || _keys.AsSpan().SequenceEqual(other._keys, SpecEquality<TKey>.Exact))
                && _values.Equals(other._values));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SpecMap<TKey, TValue>);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash != 0 ? _hash : _hash = ComputeHash();

    string IKeyTexts.KeyText(int index) => SpecText.Invariant(_keys[index]);

    private int ComputeHash()
    {
        var hash = default(HashCode);
        foreach (TKey key in _keys)
        {
            hash.Add(key);
        }

        _values.AddTo(ref hash);
        return hash.ToHashCode();
    }

    /// <summary>How many entries there are.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Count == 1 ? "1 entry" : $"{Count} entries";

    /// <summary>Goes through the entries in the order of their keys.</summary>
    /// <returns>The enumerator.</returns>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() => new Enumerator(this);

    IEnumerator IEnumerable.GetEnumerator() => new Enumerator(this);

    /// <summary>The index of the key, or the complement of the index where it would be.</summary>
    private int Search(TKey key) => Array.BinarySearch(_keys, key, SpecOrder<TKey>.Comparer);

    /// <summary>Goes through a map's entries.</summary>
    public struct Enumerator : IEnumerator<KeyValuePair<TKey, TValue>>
    {
        private readonly SpecMap<TKey, TValue> _map;
        private int _index = -1;

        internal Enumerator(SpecMap<TKey, TValue> map) => _map = map;

        /// <inheritdoc/>
        public readonly KeyValuePair<TKey, TValue> Current => new(_map._keys[_index], _map._values[_index]);

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext() => ++_index < _map.Count;

        /// <inheritdoc/>
        public void Reset() => _index = -1;

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }
}
