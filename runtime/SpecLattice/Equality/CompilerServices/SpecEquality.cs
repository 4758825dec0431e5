using System.ComponentModel;

namespace SpecLattice.CompilerServices;

/// <summary>Equality of values: two that are written differently are never equal, whatever their type itself says.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SpecEquality<T>
{
    /// <summary>The comparer.</summary>
    public static IEqualityComparer<T> Comparer { get; } = Exact ?? EqualityComparer<T>.Default;

    // A field, so that the compiler of hot code knows it to be null for most types.
    private static readonly IEqualityComparer<T>? Found = Exact;

    /// <summary>Whether two values are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are.</returns>
    public static bool AreEqual(T? left, T? right) =>
        Found is { } exact ? exact.Equals(left, right) : EqualityComparer<T>.Default.Equals(left, right);

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
