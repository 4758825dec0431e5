using SpecLattice.CompilerServices;

namespace SpecLattice;

/// <summary>
/// The order of keys and set elements: that of the type itself, but of strings by their UTF-8 bytes, which no culture changes, and of values that are written
/// differently although they are equal by how they are written.
/// </summary>
/// <typeparam name="T">The type.</typeparam>
internal static class SpecOrder<T>
{
    public static IComparer<T> Comparer { get; } =
        typeof(T) == typeof(string) ? (IComparer<T>)(object)Utf8Comparer.Instance : SpecEquality<T>.Exact as IComparer<T> ?? Comparer<T>.Default;

    /// <summary>The order in which the items are sorted, equal ones as they came.</summary>
    public static int[] Sort(ReadOnlySpan<T> items)
    {
        T[] copy = items.ToArray();
        int[] order = new int[copy.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        IComparer<T> comparer = Comparer;
        Array.Sort(order, (left, right) => comparer.Compare(copy[left], copy[right]) is var result and not 0 ? result : left.CompareTo(right));
        return order;
    }

    /// <summary>The first of the items that is equal to one before it; -1 where there is none.</summary>
    /// <param name="items">The items.</param>
    /// <param name="order">The order in which they are sorted.</param>
    public static int FirstDuplicate(ReadOnlySpan<T> items, int[] order)
    {
        int first = -1;
        for (int i = 1; i < order.Length; i++)
        {
            if (Comparer.Compare(items[order[i - 1]], items[order[i]]) == 0 && (first < 0 || order[i] < first))
            {
                first = order[i];
            }
        }

        return first;
    }

    /// <summary>Whether the items ascend, without equal ones.</summary>
    public static bool Ascends(ReadOnlySpan<T> items)
    {
        for (int i = 1; i < items.Length; i++)
        {
            if (Comparer.Compare(items[i - 1], items[i]) >= 0)
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>Compares strings as their UTF-8 bytes compare, without making the bytes.</summary>
internal sealed class Utf8Comparer : IComparer<string>
{
    public static Utf8Comparer Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        int common = x.AsSpan().CommonPrefixLength(y);
        return common == x.Length || common == y.Length
            ? x.Length.CompareTo(y.Length)
            : Rank(x[common]).CompareTo(Rank(y[common]));
    }

    // UTF-16 puts surrogates, which stand for the highest code points, below U+E000..U+FFFF.
    private static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}
