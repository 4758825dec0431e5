using System.ComponentModel;

namespace SpecLattice;

/// <content>Changed copies.</content>
public sealed partial class SpecMap<TKey, TValue>
{
    /// <summary>A copy with one more entry.</summary>
    /// <param name="key">The new key.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The copy.</returns>
    /// <exception cref="ArgumentException">The map has the key.</exception>
    public SpecMap<TKey, TValue> Add(TKey key, TValue value) => AddRange([new KeyValuePair<TKey, TValue>(key, value)]);

    /// <summary>A copy with more entries.</summary>
    /// <param name="entries">The entries.</param>
    /// <returns>The copy.</returns>
    /// <exception cref="ArgumentException">Two entries have one key.</exception>
    public SpecMap<TKey, TValue> AddRange(IEnumerable<KeyValuePair<TKey, TValue>> entries) => SpecMap.From(this.Concat(entries));

    /// <summary>A copy where a key has a value, whether the map had the key or not.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <returns>The copy.</returns>
    public SpecMap<TKey, TValue> SetItem(TKey key, TValue value)
    {
        int index = Search(key ?? throw new ArgumentNullException(nameof(key)));
        bool replaced = index >= 0;
        int at = replaced ? index : ~index;
        var keys = new List<TKey>(Count + 1);
        var values = new SpecStorageBuilder<TValue>(Count + 1);
        for (int i = 0; i <= Count; i++)
        {
            if (i == at)
            {
                // The old key stays where there is one, so that equal maps hold the same spelling.
                keys.Add(replaced ? _keys[i] : key);
                values.Add(value);
            }

            if (i < Count && !(replaced && i == at))
            {
                keys.Add(_keys[i]);
                values.Add(_values[i]);
            }
        }

        return new SpecMap<TKey, TValue>([.. keys], values.ToStorage());
    }

    /// <summary>A copy without a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The copy; this map where it does not have the key.</returns>
    public SpecMap<TKey, TValue> Remove(TKey key)
    {
        int index = IndexOf(key);
        if (index < 0)
        {
            return this;
        }

        var values = new SpecStorageBuilder<TValue>(Count);
        for (int i = 0; i < Count; i++)
        {
            if (i != index)
            {
                values.Add(_values[i]);
            }
        }

        return new SpecMap<TKey, TValue>([.. _keys.AsSpan(0, index), .. _keys.AsSpan(index + 1)], values.ToStorage());
    }
}

/// <summary>Makes maps.</summary>
public static class SpecMap
{
    /// <summary>A map of entries in any order.</summary>
    /// <typeparam name="TKey">The key type.</typeparam>
    /// <typeparam name="TValue">The value type.</typeparam>
    /// <param name="entries">The entries.</param>
    /// <returns>The map.</returns>
    /// <exception cref="ArgumentException">Two entries have one key.</exception>
    public static SpecMap<TKey, TValue> Create<TKey, TValue>(params ReadOnlySpan<KeyValuePair<TKey, TValue>> entries)
        where TKey : notnull
    {
        var builder = new SpecMapBuilder<TKey, TValue>(entries.Length);
        foreach ((TKey key, TValue value) in entries)
        {
            builder.Add(key, value);
        }

        return builder.Build();
    }

    /// <summary>A map of entries in any order.</summary>
    /// <typeparam name="TKey">The key type.</typeparam>
    /// <typeparam name="TValue">The value type.</typeparam>
    /// <param name="entries">The entries.</param>
    /// <returns>The map.</returns>
    /// <exception cref="ArgumentException">Two entries have one key.</exception>
    public static SpecMap<TKey, TValue> From<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> entries)
        where TKey : notnull
    {
        var builder = new SpecMapBuilder<TKey, TValue>(entries.TryGetNonEnumeratedCount(out int count) ? count : 0);
        foreach ((TKey key, TValue value) in entries)
        {
            builder.Add(key, value);
        }

        return builder.Build();
    }

    /// <summary>Starts a map that is filled entry by entry.</summary>
    /// <typeparam name="TKey">The key type.</typeparam>
    /// <typeparam name="TValue">The value type.</typeparam>
    /// <returns>The builder.</returns>
    public static SpecMap<TKey, TValue>.Builder CreateBuilder<TKey, TValue>()
        where TKey : notnull => new();

    /// <summary>A map of the items of a sequence, each under a key of its own.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <typeparam name="TKey">The key type.</typeparam>
    /// <typeparam name="TValue">The value type.</typeparam>
    /// <param name="items">The items, in any order.</param>
    /// <param name="key">The key of an item.</param>
    /// <param name="value">The value of an item.</param>
    /// <returns>The map.</returns>
    /// <exception cref="ArgumentException">Two items have one key.</exception>
    public static SpecMap<TKey, TValue> ToSpecMap<T, TKey, TValue>(this IEnumerable<T> items, Func<T, TKey> key, Func<T, TValue> value)
        where TKey : notnull => From(items.Select(item => KeyValuePair.Create(key(item), value(item))));

    /// <summary>Stands in the way of a map of conversions, whose refusals nobody would see.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <typeparam name="TKey">The key type.</typeparam>
    /// <typeparam name="TValue">The value type.</typeparam>
    /// <param name="items">The items, in any order.</param>
    /// <param name="key">The key of an item.</param>
    /// <param name="value">The value of an item.</param>
    /// <returns>The map, or every loss.</returns>
    [Obsolete("This conversion can refuse: call TryConvertValues of a map, or Conversion.Combine, which give the values or name every loss.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Conversion<SpecMap<TKey, TValue>> ToSpecMap<T, TKey, TValue>(this IEnumerable<T> items, Func<T, TKey> key, Func<T, Conversion<TValue>> value)
        where TKey : notnull
        where TValue : notnull => ToSpecMap<T, TKey, T>(items, key, static item => item).TryConvertValues(value);

    /// <summary>A map of the items of a sequence, each under a key of its own.</summary>
    /// <typeparam name="TKey">The key type.</typeparam>
    /// <typeparam name="TValue">The item type.</typeparam>
    /// <param name="items">The items, in any order.</param>
    /// <param name="key">The key of an item.</param>
    /// <returns>The map.</returns>
    /// <exception cref="ArgumentException">Two items have one key.</exception>
    public static SpecMap<TKey, TValue> ToSpecMap<TKey, TValue>(this IEnumerable<TValue> items, Func<TValue, TKey> key)
        where TKey : notnull => From(items.Select(item => KeyValuePair.Create(key(item), item)));

    /// <summary>A map of entries in any order, such as those of a dictionary.</summary>
    /// <typeparam name="TKey">The key type.</typeparam>
    /// <typeparam name="TValue">The value type.</typeparam>
    /// <param name="entries">The entries.</param>
    /// <returns>The map.</returns>
    /// <exception cref="ArgumentException">Two entries have one key.</exception>
    public static SpecMap<TKey, TValue> ToSpecMap<TKey, TValue>(this IEnumerable<KeyValuePair<TKey, TValue>> entries)
        where TKey : notnull => From(entries);
}
