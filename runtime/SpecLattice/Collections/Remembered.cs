namespace SpecLattice;

/// <summary>
/// What a collection was converted to. It is kept as long as the collection, of which most of it consists: the keys and all values that needed no conversion are the same objects. A few conversions are
/// remembered, because who asks for a floor asks for several versions.
/// </summary>
internal sealed class Remembered
{
    private const int Most = 4;

    // Generated code has one object for each conversion and place, and what it does depends on the element alone.
    private readonly Delegate _convert;
    private readonly object _result;
    private readonly Remembered? _older;
    private readonly int _count;

    private Remembered(Delegate convert, object result, Remembered? older)
    {
        _convert = convert;
        _result = result;
        _older = older;
        _count = older is null ? 1 : older._count + 1;
    }

    /// <summary>What is remembered after another conversion. Where that would be too many, only this one is.</summary>
    /// <param name="last">What was remembered before.</param>
    /// <param name="convert">What converted the elements.</param>
    /// <param name="result">What that gave.</param>
    public static Remembered After(Remembered? last, Delegate convert, object result) => new(convert, result, last is { _count: < Most } ? last : null);

    /// <summary>What a conversion gave; null where it is not remembered.</summary>
    public static T? Find<T>(Remembered? last, Delegate convert)
        where T : class
    {
        for (; last is not null; last = last._older)
        {
            if (ReferenceEquals(last._convert, convert))
            {
                return last._result as T;
            }
        }

        return null;
    }
}
