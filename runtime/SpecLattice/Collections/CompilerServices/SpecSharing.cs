using System.ComponentModel;

namespace SpecLattice.CompilerServices;

/// <summary>
/// Which union cases collections hold, and the same elements under another version's union. Generated conversions call this where they have seen that the other union has every case inside:
/// nothing here looks again, so nobody else is to call it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public static class SpecSharing
{
    /// <summary>Whether a list's items are of certain union cases only.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <param name="list">The list.</param>
    /// <param name="mask">The bits of the cases.</param>
    /// <returns>Whether they are; false where the items are no unions, or not all their cases are numbered.</returns>
    public static bool HasOnlyCases<T>(SpecList<T> list, ulong mask) => list.Items.HasOnlyCases(mask);

    /// <summary>Whether a map's values are of certain union cases only.</summary>
    /// <typeparam name="TKey">The key type.</typeparam>
    /// <typeparam name="TValue">The value type.</typeparam>
    /// <param name="map">The map.</param>
    /// <param name="mask">The bits of the cases.</param>
    /// <returns>Whether they are; false where the values are no unions, or not all their cases are numbered.</returns>
    public static bool HasOnlyCases<TKey, TValue>(SpecMap<TKey, TValue> map, ulong mask)
        where TKey : notnull => map.Items.HasOnlyCases(mask);

    /// <summary>The same list under another version's union type, in constant time: the items are shared.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <typeparam name="TOut">The union, which has all cases that are inside; not checked.</typeparam>
    /// <param name="list">The list.</param>
    /// <returns>The list.</returns>
    /// <exception cref="InvalidOperationException">One of the item types is not a union.</exception>
    public static SpecList<TOut> ShareAs<T, TOut>(SpecList<T> list) => new(list.Items.ShareAs<TOut>());

    /// <summary>The same map under another version's union type, in constant time: keys and values are shared.</summary>
    /// <typeparam name="TKey">The key type.</typeparam>
    /// <typeparam name="TValue">The value type.</typeparam>
    /// <typeparam name="TOut">The union, which has all cases that are inside; not checked.</typeparam>
    /// <param name="map">The map.</param>
    /// <returns>The map.</returns>
    /// <exception cref="InvalidOperationException">One of the value types is not a union.</exception>
    public static SpecMap<TKey, TOut> ShareAs<TKey, TValue, TOut>(SpecMap<TKey, TValue> map)
        where TKey : notnull => map.With(map.Items.ShareAs<TOut>());

    /// <summary>A list of converted items, where nothing can be lost. The list remembers it, so that the same conversion gives it again in constant time.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <typeparam name="TOut">The new item type.</typeparam>
    /// <param name="list">The list.</param>
    /// <param name="shared">The bits of the cases that are kept as they are.</param>
    /// <param name="convert">Converts an item; the same object each time.</param>
    /// <returns>The list.</returns>
    public static SpecList<TOut> ConvertItems<T, TOut>(SpecList<T> list, ulong shared, Func<T, TOut> convert)
    {
        if (Remembered.Find<SpecList<TOut>>(list.LastConversion, convert) is { } known)
        {
            return known;
        }

        var converted = new SpecList<TOut>(list.Items.Convert(shared, convert));
        list.LastConversion = Remembered.After(list.LastConversion, convert, converted);
        return converted;
    }

    /// <summary>A map with converted values, where nothing can be lost. The map remembers it, so that the same conversion gives it again in constant time.</summary>
    /// <typeparam name="TKey">The key type.</typeparam>
    /// <typeparam name="TValue">The value type.</typeparam>
    /// <typeparam name="TOut">The new value type.</typeparam>
    /// <param name="map">The map.</param>
    /// <param name="shared">The bits of the cases that are kept as they are.</param>
    /// <param name="convert">Converts a value; the same object each time.</param>
    /// <returns>The map.</returns>
    public static SpecMap<TKey, TOut> ConvertValues<TKey, TValue, TOut>(SpecMap<TKey, TValue> map, ulong shared, Func<TValue, TOut> convert)
        where TKey : notnull
    {
        if (Remembered.Find<SpecMap<TKey, TOut>>(map.LastConversion, convert) is { } known)
        {
            return known;
        }

        SpecMap<TKey, TOut> converted = map.With(map.Items.Convert(shared, convert));
        map.LastConversion = Remembered.After(map.LastConversion, convert, converted);
        return converted;
    }
}
