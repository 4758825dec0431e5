using System.Collections.Immutable;
using System.Numerics;
using SpecLattice.Serialization;

namespace SpecLattice.Generators.Tests.RandomFamilies.Checking;

/// <summary>What emitted code calls to make random values. The same seed makes the same value, but for the draw that is to differ.</summary>
/// <param name="seed">The seed.</param>
/// <param name="plainness">How often what every version can say is chosen.</param>
/// <param name="differingDraw">The draw that comes out otherwise; negative for none.</param>
public sealed class ValueDice(int seed, double plainness, int differingDraw = -1)
{
    private static readonly string[] Texts = ["", "a", "b", "none", "é\u20ac", "\"q\"\\", "m:a", "m:!", "c!", "line\nend"];
    private static readonly string[] Keys = ["a", "b", "a/b", "~", "x~1y", "", "é"];

    private const int MaxDepth = 4;

    private readonly Random _random = new(seed);
    private int _draws;
    private int _depth;

    /// <summary>How many draws there were.</summary>
    public int Draws => _draws;

    public bool Plain() => Next(1000) < plainness * 1000;

    public T Of<T>(params T[] values) => values[Next(values.Length)];

    /// <summary>One of several cases; a plain value is of the first.</summary>
    public int Choice(int count) => Plain() ? 0 : Next(count);

    public bool Bool() => Next(2) == 0;

    public double Fraction() => Of(0, 1.5, -2.25, 1e300, 0.1);

    public string Text() => Of(Texts);

    public string Key() => Of(Keys);

    public Guid Uuid() => new(Next(3), 0, 0, [0, 0, 0, 0, 0, 0, 0, (byte)Next(2)]);

    public T Number<T>()
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        if (Plain())
        {
            return T.CreateChecked(Next(4));
        }

        decimal number = Of(0, 1, -1, 127, 128, 255, 256, -128, -129, 300, 2000, 32767, 65536, 4_000_000, int.MaxValue, int.MinValue, uint.MaxValue, uint.MaxValue + 1m, long.MaxValue, long.MinValue, ulong.MaxValue);
        var (min, max) = (decimal.CreateChecked(T.MinValue), decimal.CreateChecked(T.MaxValue));
        return T.CreateChecked(Math.Clamp(number, min, max));
    }

    public T? OrNull<T>(Func<ValueDice, T> make)
        where T : class => IsTooDeep() || Next(3) == 0 ? null : Deeper(make);

    public T? OrNullValue<T>(Func<ValueDice, T> make)
        where T : struct => IsTooDeep() || Next(3) == 0 ? null : Deeper(make);

    public SpecList<T> List<T>(Func<ValueDice, T> make) => SpecList.From(Items(make));

    public ImmutableArray<T> Array<T>(Func<ValueDice, T> make) => [.. Items(make)];

    public SpecSet<T> Set<T>(Func<ValueDice, T> make)
        where T : notnull => SpecSet.From(Items(make));

    public SpecMap<TKey, TItem> Map<TKey, TItem>(Func<ValueDice, TKey> makeKey, Func<ValueDice, TItem> make)
        where TKey : notnull, IComparable<TKey> =>
        SpecMap.From(Items(makeKey).Distinct().ToList().Select(key => KeyValuePair.Create(key, Deeper(make))));

    private List<T> Items<T>(Func<ValueDice, T> make)
    {
        var count = IsTooDeep() ? 0 : Plain() ? 1 : Next(4);
        var items = new List<T>(count);
        for (var i = 0; i < count; i++)
        {
            items.Add(Deeper(make));
        }

        return items;
    }

    private bool IsTooDeep() => _depth >= MaxDepth;

    private T Deeper<T>(Func<ValueDice, T> make)
    {
        _depth++;
        var made = make(this);
        _depth--;
        return made;
    }

    private int Next(int below)
    {
        var next = _random.Next(below);
        return _draws++ == differingDraw ? (next + 1) % below : next;
    }
}

/// <summary>Takes values whose type is known to the code that made them.</summary>
public interface IValueVisitor
{
    /// <summary>Takes a value.</summary>
    void Visit<TSum>(TSum value)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum>;
}

/// <summary>The entry point of emitted code.</summary>
public delegate void FamilyEntry(string family, int version, ValueDice dice, IValueVisitor visitor);
