namespace SpecLattice.CompilerServices;

/// <content>Elements whose conversion is remembered.</content>
public static partial class SpecConvert
{
    /// <summary>As <see cref="Items{T, TOut}"/>. Where nothing is lost, the list remembers the result, so that the same conversion gives it again in constant time.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <typeparam name="TOut">The new item type.</typeparam>
    /// <param name="list">The list.</param>
    /// <param name="convert">Converts an item, or adds losses; the same object each time.</param>
    /// <param name="losses">Where losses go, each under its item's index.</param>
    /// <returns>The list, or null where any item lost something.</returns>
    public static SpecList<TOut>? RememberedItems<T, TOut>(SpecList<T> list, PartialConverter<T, TOut> convert, ref LossCollector losses)
    {
        if (Remembered.Find<SpecList<TOut>>(list.LastConversion, convert) is { } known)
        {
            return known;
        }

        LossMark before = losses.Here;
        SpecList<TOut>? converted = Items(list, convert, ref losses);
        if (converted is not null && !losses.HasMore(before))
        {
            list.LastConversion = new Remembered(convert, converted);
        }

        return converted;
    }

    /// <summary>As <see cref="Values{TKey, TValue, TOut}"/>. Where nothing is lost, the map remembers the result, so that the same conversion gives it again in constant time.</summary>
    /// <typeparam name="TKey">The key type.</typeparam>
    /// <typeparam name="TValue">The value type.</typeparam>
    /// <typeparam name="TOut">The new value type.</typeparam>
    /// <param name="map">The map.</param>
    /// <param name="convert">Converts a value, or adds losses; the same object each time.</param>
    /// <param name="losses">Where losses go, each under its entry's key.</param>
    /// <returns>The map, or null where any entry lost something.</returns>
    public static SpecMap<TKey, TOut>? RememberedValues<TKey, TValue, TOut>(SpecMap<TKey, TValue> map, PartialConverter<TValue, TOut> convert, ref LossCollector losses)
        where TKey : notnull
    {
        if (Remembered.Find<SpecMap<TKey, TOut>>(map.LastConversion, convert) is { } known)
        {
            return known;
        }

        LossMark before = losses.Here;
        SpecMap<TKey, TOut>? converted = Values(map, convert, ref losses);
        if (converted is not null && !losses.HasMore(before))
        {
            map.LastConversion = new Remembered(convert, converted);
        }

        return converted;
    }
}
