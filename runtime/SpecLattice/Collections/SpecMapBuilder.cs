namespace SpecLattice;

/// <summary>Fills a <see cref="SpecMap{TKey, TValue}"/> from entries in any order. A mutable struct: keep it in one variable.</summary>
internal struct SpecMapBuilder<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly List<TKey> _keys = new(capacity);
    private SpecStorageBuilder<TValue> _values = new(capacity);

    public void Add(TKey key, TValue value)
    {
        ArgumentNullException.ThrowIfNull(key);
        _keys.Add(key);
        _values.Add(value);
    }

    /// <summary>Sorts the entries into a map.</summary>
    /// <param name="duplicate">Where no map can be made: the number of the first added entry whose key was there before.</param>
    /// <returns>The map, or null.</returns>
    public SpecMap<TKey, TValue>? Build(out int duplicate)
    {
        duplicate = -1;
        TKey[] unordered = [.. _keys];
        TKey[] keys = unordered;
        if (!SpecOrder<TKey>.Ascends(keys))
        {
            int[] order = SpecOrder<TKey>.Sort(keys);
            duplicate = SpecOrder<TKey>.FirstDuplicate(keys, order);
            if (duplicate >= 0)
            {
                return null;
            }

            keys = Array.ConvertAll(order, i => unordered[i]);
            _values.Reorder(order);
        }

        return keys.Length == 0 ? SpecMap<TKey, TValue>.Empty : new SpecMap<TKey, TValue>(keys, _values.ToStorage());
    }

    /// <summary>Sorts the entries into a map.</summary>
    /// <exception cref="ArgumentException">Two entries have one key.</exception>
    public SpecMap<TKey, TValue> Build()
        => Build(out int duplicate)
            ?? throw new ArgumentException($"two entries have the key `{SpecText.Show(SpecText.Invariant(_keys[duplicate]))}`");
}
