using System.ComponentModel;

namespace SpecLattice.CompilerServices;

/// <summary>Equality of values: two that are written differently are never equal, whatever their type itself says.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SpecEquality<T>
{
    /// <summary>The comparer.</summary>
    public static IEqualityComparer<T> Comparer => Exact ?? EqualityComparer<T>.Default;

    /// <summary>Whether two values are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are.</returns>
    public static bool AreEqual(T? left, T? right) =>
        Exact is { } exact ? exact.Equals(left, right) : EqualityComparer<T>.Default.Equals(left, right);

    /// <summary>The comparer where the type's own would not do, else null.</summary>
    /// <remarks>Of a record without versions it comes with the first assembly whose specs hold the record, which may be loaded later.</remarks>
    internal static IEqualityComparer<T>? Exact { get; set; } = (IEqualityComparer<T>?)ExactComparers.Find(typeof(T));
}

/// <summary>Equality of the values of unions' cases.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SpecEquality
{
    /// <summary>Says how values of a record without versions are compared.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="areEqual">Whether two values are equal: not all that the type itself takes for equal are.</param>
    public static void Register<T>(Func<T, T, bool> areEqual)
        where T : class => ExactComparers.Add(new RegisteredComparer<T>(areEqual));

    /// <summary>Says how values of a record struct without versions are compared.</summary>
    /// <typeparam name="T">The struct.</typeparam>
    /// <param name="areEqual">Whether two values are equal: not all that the type itself takes for equal are.</param>
    public static void RegisterValue<T>(Func<T, T, bool> areEqual)
        where T : struct
    {
        var comparer = new RegisteredComparer<T>(areEqual);
        ExactComparers.Add(comparer);
        SpecEquality<T?>.Exact = ExactComparers.OfNullable(comparer);
    }

    /// <summary>Whether two cases' values are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are of one type, and equal.</returns>
    public static bool OfPayloads(object left, object right) => left.Equals(right) && ExactComparers.AreExactlyEqual(left, right);
}
