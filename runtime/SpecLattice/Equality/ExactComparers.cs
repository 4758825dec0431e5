using System.Collections.Frozen;

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
