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
    /// <summary>What lists know of their items.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <param name="list">The list.</param>
    extension<T>(SpecList<T> list)
    {
        /// <summary>The bits of the union cases inside; 0 where there is no such mask.</summary>
        public ulong CaseMask => list.Items.CaseMask;

        /// <summary>Whether the items are unions and all their cases are numbered.</summary>
        public bool HasCaseMask => list.Items.HasCaseMask;

        /// <summary>Whether the items are of certain union cases only.</summary>
        /// <param name="mask">The bits of the cases.</param>
        /// <returns>Whether they are; false where the list has no case mask.</returns>
        public bool HasOnlyCases(ulong mask) => list.Items.HasOnlyCases(mask);

        /// <summary>The same list under another version's union type, in constant time: the items are shared.</summary>
        /// <typeparam name="TOut">The union, which has all cases that are inside; not checked.</typeparam>
        /// <returns>The list.</returns>
        /// <exception cref="InvalidOperationException">One of the item types is not a union.</exception>
        public SpecList<TOut> ShareAs<TOut>() => new(list.Items.ShareAs<TOut>());
    }

    /// <summary>What maps know of their values.</summary>
    /// <typeparam name="TKey">The key type.</typeparam>
    /// <typeparam name="TValue">The value type.</typeparam>
    /// <param name="map">The map.</param>
    extension<TKey, TValue>(SpecMap<TKey, TValue> map)
        where TKey : notnull, IComparable<TKey>
    {
        /// <summary>The bits of the union cases among the values; 0 where there is no such mask.</summary>
        public ulong CaseMask => map.Items.CaseMask;

        /// <summary>Whether the values are unions and all their cases are numbered.</summary>
        public bool HasCaseMask => map.Items.HasCaseMask;

        /// <summary>Whether the values are of certain union cases only.</summary>
        /// <param name="mask">The bits of the cases.</param>
        /// <returns>Whether they are; false where the map has no case mask.</returns>
        public bool HasOnlyCases(ulong mask) => map.Items.HasOnlyCases(mask);

        /// <summary>The same map under another version's union type, in constant time: keys and values are shared.</summary>
        /// <typeparam name="TOut">The union, which has all cases that are inside; not checked.</typeparam>
        /// <returns>The map.</returns>
        /// <exception cref="InvalidOperationException">One of the value types is not a union.</exception>
        public SpecMap<TKey, TOut> ShareAs<TOut>() => map.With(map.Items.ShareAs<TOut>());
    }
}
