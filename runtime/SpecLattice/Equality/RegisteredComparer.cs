namespace SpecLattice;

/// <summary>Compares values of a type as generated code says.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <param name="areEqual">Whether two values are equal.</param>
internal sealed class RegisteredComparer<T>(Func<T, T, bool> areEqual) : ExactComparer<T>
    where T : notnull
{
    public override bool Equals(T? x, T? y) => x is null || y is null ? x is null && y is null : areEqual(x, y);

    public override int Compare(T? x, T? y) => Comparer<T>.Default.Compare(x, y);
}
