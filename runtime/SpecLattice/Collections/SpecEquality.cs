using System.Collections.Frozen;
using System.ComponentModel;

namespace SpecLattice;

/// <summary>Equality of values: two that are written differently are never equal, whatever their type itself says.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SpecEquality<T>
{
    /// <summary>The comparer.</summary>
    public static IEqualityComparer<T> Comparer { get; } = Exact ?? EqualityComparer<T>.Default;

    /// <summary>The comparer where the type's own would not do, else null.</summary>
    internal static IEqualityComparer<T>? Exact => (IEqualityComparer<T>?)ExactComparers.Find(typeof(T));
}

/// <summary>Equality of the values of unions' cases.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SpecEquality
{
    /// <summary>Whether two cases' values are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are of one type, and equal.</returns>
    public static bool OfPayloads(object left, object right) => left.Equals(right) && ExactComparers.AreExactlyEqual(left, right);
}

/// <summary>The comparers of the types whose own equality takes values for equal that are written differently.</summary>
internal static class ExactComparers
{
    private static readonly FrozenDictionary<Type, object> ByType = new Dictionary<Type, object>
    {
        [typeof(decimal)] = ExactDecimal.Instance,
        [typeof(decimal?)] = new NullableComparer<decimal>(ExactDecimal.Instance),
    }.ToFrozenDictionary();

    public static object? Find(Type type) => ByType.GetValueOrDefault(type);

    /// <summary>Compares two values of one type, which the type itself takes for equal.</summary>
    public static bool AreExactlyEqual(object left, object right) => Find(left.GetType()) is not ExactComparer comparer || comparer.AreEqual(left, right);

    private sealed class NullableComparer<T>(IEqualityComparer<T> inner) : IEqualityComparer<T?>
        where T : struct
    {
        public bool Equals(T? x, T? y) => x is { } one ? y is { } other && inner.Equals(one, other) : y is null;

        public int GetHashCode(T? obj) => obj is { } some ? inner.GetHashCode(some) : 0;
    }
}

/// <summary>A comparer of values in boxes.</summary>
internal abstract class ExactComparer
{
    public abstract bool AreEqual(object left, object right);
}

/// <summary>Tells values apart that are written differently, and gives them an order.</summary>
/// <typeparam name="T">The type.</typeparam>
internal abstract class ExactComparer<T> : ExactComparer, IEqualityComparer<T>, IComparer<T>
    where T : notnull
{
    public abstract bool Equals(T? x, T? y);

    /// <summary>The type's own order first.</summary>
    public abstract int Compare(T? x, T? y);

    // Values that are equal here are equal to the type as well.
    public int GetHashCode(T obj) => obj.GetHashCode();

    public sealed override bool AreEqual(object left, object right) => Equals((T)left, (T)right);
}

/// <summary>Decimals with their zeros at the end: <c>1.0</c> and <c>1.00</c> are two values.</summary>
internal sealed class ExactDecimal : ExactComparer<decimal>
{
    private ExactDecimal()
    {
    }

    public static ExactDecimal Instance { get; } = new();

    public override bool Equals(decimal x, decimal y) => x == y && x.Scale == y.Scale;

    public override int Compare(decimal x, decimal y) => x.CompareTo(y) is var order and not 0 ? order : x.Scale.CompareTo(y.Scale);
}
