namespace SpecLattice;

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
    public virtual int GetHashCode(T obj) => obj.GetHashCode();

    public sealed override bool AreEqual(object left, object right) => Equals((T)left, (T)right);
}
