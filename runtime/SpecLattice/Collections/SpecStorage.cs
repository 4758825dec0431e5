using SpecLattice.CompilerServices;

namespace SpecLattice;

/// <summary>
/// The elements of a collection, immutable. Unions are stored as the values of their cases, so that the same array serves
/// under the union types of several versions; the mask says which cases are inside.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
internal readonly struct SpecStorage<T>
{
    // Exactly one of the two is there: the payloads where T is a union.
    private readonly T[]? _items;
    private readonly object[]? _payloads;

    internal SpecStorage(T[] items) => _items = items;

    internal SpecStorage(object[] payloads, ulong caseMask, bool hasCaseMask)
    {
        _payloads = payloads;
        CaseMask = hasCaseMask ? caseMask : 0;
        HasCaseMask = hasCaseMask;
    }

    public static SpecStorage<T> Empty => SpecElementAccess<T>.OfUnion is null ? new([]) : new([], 0, true);

    public int Count => _payloads?.Length ?? _items!.Length;

    /// <summary>The bits of the cases inside; 0 where <see cref="HasCaseMask"/> is false.</summary>
    public ulong CaseMask { get; }

    /// <summary>Whether <typeparamref name="T"/> is a union and all cases inside are numbered.</summary>
    public bool HasCaseMask { get; }

    public T this[int index] => _payloads is null ? _items![index] : SpecElementAccess<T>.OfUnion!.Wrap(_payloads[index]);

    public bool HasOnlyCases(ulong mask) => HasCaseMask && (CaseMask & ~mask) == 0;

    /// <summary>The same elements under another union type. The caller has seen from the mask that the type has all cases inside.</summary>
    public SpecStorage<TOut> ShareAs<TOut>()
        => _payloads is not null && SpecElementAccess<TOut>.OfUnion is not null
            ? new SpecStorage<TOut>(_payloads, CaseMask, HasCaseMask)
            : throw new InvalidOperationException($"cannot share elements of {typeof(T).Name} as {typeof(TOut).Name}: both must be unions");

    public SpecStorage<TOut> Convert<TOut>(Func<T, TOut> convert)
    {
        SpecDepth.Ensure();
        int count = Count;
        var converted = new SpecStorageBuilder<TOut>(count);
        for (int i = 0; i < count; i++)
        {
            converted.AddConverted(convert(this[i]), this, i);
        }

        return converted.ToStorage();
    }

    /// <summary>Converts the elements whose values are not of certain cases of the union; those are kept as they are.</summary>
    public SpecStorage<TOut> Convert<TOut>(ulong shared, Func<T, TOut> convert)
    {
        if (!HasCaseMask)
        {
            return Convert(convert);
        }

        SpecDepth.Ensure();
        var kept = new KeptCases<T>(shared);
        var converted = new SpecStorageBuilder<TOut>(_payloads!.Length);
        for (int i = 0; i < _payloads.Length; i++)
        {
            if (kept.Has(_payloads[i]))
            {
                converted.AddKept(_payloads[i], CaseMask);
            }
            else
            {
                converted.AddConverted(convert(this[i]), this, i);
            }
        }

        return converted.ToStorage();
    }

    /// <summary>Converts every element, or names every loss.</summary>
    /// <param name="convert">Converts one.</param>
    /// <param name="segmentOf">The pointer's segment of the element at an index.</param>
    public Conversion<SpecStorage<TOut>> TryConvert<TOut>(Func<T, Conversion<TOut>> convert, Func<int, string> segmentOf)
        where TOut : notnull
    {
        SpecDepth.Ensure();
        int count = Count;
        var converted = new SpecStorageBuilder<TOut>(count);
        var losses = new List<Loss>();
        for (int i = 0; i < count; i++)
        {
            if (!convert(this[i]).TryGetValue(out TOut? value, out LossReport? report))
            {
                losses.AddRange(report.In(segmentOf(i)));
            }
            else if (losses.Count == 0)
            {
                converted.Add(value);
            }
        }

        return losses.Count == 0 ? converted.ToStorage() : Conversion.Refuse(losses);
    }

    /// <summary>Copies the elements into a builder with room for more.</summary>
    public SpecStorageBuilder<T> ToBuilder(int room = 0)
    {
        int count = Count;
        var builder = new SpecStorageBuilder<T>(count + room);
        for (int i = 0; i < count; i++)
        {
            builder.Add(this[i]);
        }

        return builder;
    }

    /// <summary>The stored value of a union's case at an index, and null where <typeparamref name="T"/> is no union or a case inside has no number.</summary>
    public object? NumberedPayload(int index) => HasCaseMask ? _payloads![index] : null;

    public bool Equals(SpecStorage<T> other)
    {
        if (_payloads is not null)
        {
            return ReferenceEquals(_payloads, other._payloads)
                || (CaseMask == other.CaseMask && Count == other.Count && SpecElementAccess<T>.OfUnion!.AreEqual(_payloads, other._payloads!));
        }

        if (ReferenceEquals(_items, other._items))
        {
            return true;
        }

        SpecDepth.Ensure();
        return typeof(T).IsValueType || SpecEquality<T>.Exact is not null
            ? _items.AsSpan().SequenceEqual(other._items, SpecEquality<T>.Exact)
            : Count == other.Count && AreEqual(_items!, other._items!);
    }

    public void AddTo(ref HashCode hash)
    {
        SpecDepth.Ensure();
        int count = Count;
        for (int i = 0; i < count; i++)
        {
            if (_payloads is null)
            {
                hash.Add(_items![i]);
            }
            else
            {
                hash.Add(_payloads[i]);
            }
        }
    }

    // Of objects. By their own method, which is found faster than the comparer's way to the one for the type.
    private static bool AreEqual(T[] left, T[] right)
    {
        for (int i = 0; i < left.Length; i++)
        {
            if (!ReferenceEquals(left[i], right[i]) && (left[i] is not { } some || !some.Equals(right[i])))
            {
                return false;
            }
        }

        return true;
    }
}
