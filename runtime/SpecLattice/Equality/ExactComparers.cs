using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using SpecLattice.CompilerServices;

namespace SpecLattice;

/// <summary>The comparers of the types whose own equality takes values for equal that are written differently.</summary>
internal static class ExactComparers
{
    private static readonly FrozenDictionary<Type, object> ByType = new Dictionary<Type, object>
    {
        [typeof(decimal)] = ExactDecimal.Instance,
        [typeof(decimal?)] = new NullableComparer<decimal>(ExactDecimal.Instance),
        [typeof(DateTime)] = ExactDateTime.Instance,
        [typeof(DateTime?)] = new NullableComparer<DateTime>(ExactDateTime.Instance),
        [typeof(DateTimeOffset)] = ExactDateTimeOffset.Instance,
        [typeof(DateTimeOffset?)] = new NullableComparer<DateTimeOffset>(ExactDateTimeOffset.Instance),
        [typeof(Uri)] = ExactUri.Instance,
    }.ToFrozenDictionary();

    // Held weakly, so that the types' assemblies can be unloaded.
    private static readonly ConditionalWeakTable<Type, ExactComparer> Registered = [];

    public static object? Find(Type type) => ByType.GetValueOrDefault(type) ?? (Registered.TryGetValue(type, out var comparer) ? comparer : null);

    /// <summary>Adds the comparer of a type.</summary>
    public static void Add<T>(ExactComparer<T> comparer)
        where T : notnull
    {
        Registered.AddOrUpdate(typeof(T), comparer);
        SpecEquality<T>.Exact = comparer;
    }

    /// <summary>A comparer of values that may be null.</summary>
    public static IEqualityComparer<T?> OfNullable<T>(IEqualityComparer<T> inner)
        where T : struct => new NullableComparer<T>(inner);

    /// <summary>Compares two values of one type, which the type itself takes for equal.</summary>
    public static bool AreExactlyEqual(object left, object right) => Find(left.GetType()) is not ExactComparer comparer || comparer.AreEqual(left, right);

    private sealed class NullableComparer<T>(IEqualityComparer<T> inner) : IEqualityComparer<T?>
        where T : struct
    {
        public bool Equals(T? x, T? y) => x is { } one ? y is { } other && inner.Equals(one, other) : y is null;

        public int GetHashCode(T? obj) => obj is { } some ? inner.GetHashCode(some) : 0;
    }
}
