namespace SpecLattice.CompilerServices;

/// <content>The elements of lists and maps.</content>
public static partial class SpecConvert
{
    /// <summary>A list of converted items, where nothing is lost.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <typeparam name="TOut">The new item type.</typeparam>
    /// <param name="list">The list.</param>
    /// <param name="convert">Converts an item, or adds losses.</param>
    /// <param name="losses">Where losses go, each under its item's index.</param>
    /// <returns>The list, or null where any item lost something.</returns>
    public static SpecList<TOut>? Items<T, TOut>(SpecList<T> list, PartialConverter<T, TOut> convert, ref LossCollector losses)
    {
        SpecDepth.Ensure();
        LossMark before = losses.Here;
        var converted = new SpecStorageBuilder<TOut>(list.Count);
        for (int i = 0; i < list.Count && !losses.IsAnswered; i++)
        {
            LossMark mark = losses.Here;
            TOut? item = convert(list[i], ref losses);
            losses.Prefix(mark, i);
            if (losses.Here == before)
            {
                converted.AddConverted(item!, list.Items, i);
            }
        }

        return losses.Here == before ? new SpecList<TOut>(converted.ToStorage()) : null;
    }

    /// <summary>A map with the same keys and converted values, where nothing is lost.</summary>
    /// <typeparam name="TKey">The key type.</typeparam>
    /// <typeparam name="TValue">The value type.</typeparam>
    /// <typeparam name="TOut">The new value type.</typeparam>
    /// <param name="map">The map.</param>
    /// <param name="convert">Converts a value, or adds losses.</param>
    /// <param name="losses">Where losses go, each under its entry's key.</param>
    /// <returns>The map, or null where any entry lost something.</returns>
    public static SpecMap<TKey, TOut>? Values<TKey, TValue, TOut>(SpecMap<TKey, TValue> map, PartialConverter<TValue, TOut> convert, ref LossCollector losses)
        where TKey : notnull
    {
        SpecDepth.Ensure();
        LossMark before = losses.Here;
        var converted = new SpecStorageBuilder<TOut>(map.Count);
        for (int i = 0; i < map.Count && !losses.IsAnswered; i++)
        {
            LossMark mark = losses.Here;
            TOut? value = convert(map.ValueAt(i), ref losses);
            losses.Prefix(mark, map, i);
            if (losses.Here == before)
            {
                converted.AddConverted(value!, map.Items, i);
            }
        }

        return losses.Here == before ? map.With(converted.ToStorage()) : null;
    }

    /// <summary>A map with converted keys and values, where nothing can be lost.</summary>
    /// <typeparam name="TKey">The key type.</typeparam>
    /// <typeparam name="TValue">The value type.</typeparam>
    /// <typeparam name="TOutKey">The new key type.</typeparam>
    /// <typeparam name="TOut">The new value type.</typeparam>
    /// <param name="map">The map.</param>
    /// <param name="convertKey">Converts a key: different ones stay different.</param>
    /// <param name="convert">Converts a value.</param>
    /// <returns>The map.</returns>
    public static SpecMap<TOutKey, TOut> Entries<TKey, TValue, TOutKey, TOut>(SpecMap<TKey, TValue> map, Func<TKey, TOutKey> convertKey, Func<TValue, TOut> convert)
        where TKey : notnull
        where TOutKey : notnull
    {
        SpecDepth.Ensure();
        var converted = new SpecMapBuilder<TOutKey, TOut>(map.Count);
        foreach (var (key, value) in map)
        {
            converted.Add(convertKey(key), convert(value));
        }

        return converted.Build();
    }

    /// <summary>A map with converted keys and values, where nothing is lost.</summary>
    /// <typeparam name="TKey">The key type.</typeparam>
    /// <typeparam name="TValue">The value type.</typeparam>
    /// <typeparam name="TOutKey">The new key type.</typeparam>
    /// <typeparam name="TOut">The new value type.</typeparam>
    /// <param name="map">The map.</param>
    /// <param name="convertKey">Converts a key, or adds losses.</param>
    /// <param name="convert">Converts a value, or adds losses.</param>
    /// <param name="name">The text of a key, as JSON pointers show it.</param>
    /// <param name="since">The upper version of the edge.</param>
    /// <param name="losses">Where losses go, each under its entry's key.</param>
    /// <returns>The map, or null where any entry lost something, or two keys became one.</returns>
    public static SpecMap<TOutKey, TOut>? Entries<TKey, TValue, TOutKey, TOut>(
        SpecMap<TKey, TValue> map, PartialConverter<TKey, TOutKey> convertKey, PartialConverter<TValue, TOut> convert, Func<TKey, string> name, int since, ref LossCollector losses)
        where TKey : notnull
        where TOutKey : notnull
    {
        SpecDepth.Ensure();
        LossMark before = losses.Here;
        var converted = new SpecMapBuilder<TOutKey, TOut>(map.Count);
        for (int i = 0; i < map.Count && !losses.IsAnswered; i++)
        {
            LossMark mark = losses.Here;
            var key = convertKey(map.KeyAt(i), ref losses);
            // Where the key is lost, the whole entry has to go, whatever is in it.
            var value = losses.Here != mark ? default : convert(map.ValueAt(i), ref losses);
            if (losses.HasMore(mark))
            {
                losses.Prefix(mark, name(map.KeyAt(i)));
            }

            if (losses.Here == before)
            {
                converted.Add(key!, value!);
            }
        }

        if (losses.Here != before)
        {
            return null;
        }

        if (converted.Build(out int duplicate) is { } whole)
        {
            return whole;
        }

        LossMark last = losses.Here;
        losses.Add(LossKind.NotInvertible, since, $"the key becomes one that another entry has on the other side of version {since}");
        losses.Prefix(last, name(map.KeyAt(duplicate)));
        return null;
    }
}
