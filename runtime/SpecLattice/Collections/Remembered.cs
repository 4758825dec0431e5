namespace SpecLattice;

/// <summary>
/// What a collection was converted to the last time. It is kept as long as the collection, of which most of it consists: the keys and all values that needed no conversion are the same objects.
/// </summary>
/// <param name="convert">What converted its elements. Generated code has one object for each conversion and place, and what it does depends on the element alone.</param>
/// <param name="result">What that gave.</param>
internal sealed class Remembered(Delegate convert, object result)
{
    /// <summary>What a conversion gave; null where it is not the last one.</summary>
    public static T? Find<T>(Remembered? last, Delegate convert)
        where T : class => last is not null && last.IsOf(convert) ? last.Result as T : null;

    private object Result => result;

    private bool IsOf(Delegate other) => ReferenceEquals(convert, other);
}
