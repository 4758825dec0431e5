using SpecLattice.CompilerServices;

namespace SpecLattice;

/// <summary>
/// The order of keys and set elements: that of the type itself, but of strings by their UTF-8 bytes, which no culture changes, and of values that are written
/// differently although they are equal by how they are written.
/// </summary>
/// <typeparam name="T">The type.</typeparam>
internal static class SpecOrder<T>
{
    // Documents have their keys in the order of their texts, which is mostly that of the type, or a few such orders that are mixed.
    private const int MaxRuns = 4;

    public static IComparer<T> Comparer { get; } =
        typeof(T) == typeof(string) ? (IComparer<T>)(object)Utf8Comparer.Instance : SpecEquality<T>.Exact as IComparer<T> ?? Comparer<T>.Default;

    // The compiler knows what the default comparer does, and writes it down in place.
    private static readonly bool IsDefault = typeof(T).IsValueType && ReferenceEquals(Comparer, Comparer<T>.Default);

    /// <summary>The order in which the items are sorted, equal ones as they came.</summary>
    public static int[] Sort(ReadOnlySpan<T> items) => SortRuns(items) ?? SortMixed(items);

    private static int[] SortMixed(ReadOnlySpan<T> items)
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
            if (Compare(items[order[i - 1]], items[order[i]]) == 0 && (first < 0 || order[i] < first))
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
            if (Compare(items[i - 1], items[i]) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    private static int Compare(T left, T right) => IsDefault ? Comparer<T>.Default.Compare(left, right) : Comparer.Compare(left, right);

    /// <summary>Sorts what is made of a few ascending runs that are mixed: each item goes to the first run that it can continue, and the runs are merged. Null where there are more of them.</summary>
    private static int[]? SortRuns(ReadOnlySpan<T> items)
    {
        // The runs, each as a list: its first item, its last, and behind each item the next one.
        Span<int> first = stackalloc int[MaxRuns];
        Span<int> last = stackalloc int[MaxRuns];
        int count = 0;
        int[] next = new int[items.Length];
        for (int i = 0; i < items.Length; i++)
        {
            int run = 0;
            while (run < count && Compare(items[last[run]], items[i]) > 0)
            {
                run++;
            }

            if (run == MaxRuns)
            {
                return null;
            }

            if (run == count)
            {
                first[count++] = i;
            }
            else
            {
                next[last[run]] = i;
            }

            last[run] = i;
            next[i] = -1;
        }

        int head = count == 0 ? -1 : first[0];
        for (int run = 1; run < count; run++)
        {
            head = Merge(items, next, head, first[run]);
        }

        int[] order = new int[items.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = head;
            head = next[head];
        }

        return order;
    }

    // Neither list is empty.
    private static int Merge(ReadOnlySpan<T> items, int[] next, int left, int right)
    {
        int head = -1;
        int tail = -1;
        while (left >= 0 && right >= 0)
        {
            int order = Compare(items[left], items[right]);
            bool takesLeft = order < 0 || (order == 0 && left < right);
            int taken = takesLeft ? left : right;
            if (tail < 0)
            {
                head = taken;
            }
            else
            {
                next[tail] = taken;
            }

            tail = taken;
            (left, right) = takesLeft ? (next[left], right) : (left, next[right]);
        }

        next[tail] = left >= 0 ? left : right;
        return head;
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
