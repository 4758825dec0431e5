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
}
