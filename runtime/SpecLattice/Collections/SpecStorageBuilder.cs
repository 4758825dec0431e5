using SpecLattice.CompilerServices;

namespace SpecLattice;

/// <summary>Fills a <see cref="SpecStorage{T}"/>. A mutable struct: keep it in one variable, and do not use it after <see cref="ToStorage"/>.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal struct SpecStorageBuilder<T>
{
    private readonly SpecElementAccess<T>? _union = SpecElementAccess<T>.OfUnion;
    private T[]? _items;
    private object[]? _payloads;
    private ulong _mask;

    // The cases of the collection that is converted, where any of its values is kept, and those whose values were converted.
    private ulong _kept;
    private ulong _converted;
    private bool _allNumbered = true;

    public SpecStorageBuilder(int capacity)
    {
        if (_union is null)
        {
            _items = capacity == 0 ? [] : new T[capacity];
        }
        else
        {
            _payloads = capacity == 0 ? [] : new object[capacity];
        }
    }

    public int Count { get; private set; }

    public void Add(T item)
    {
        if (_union is null)
        {
            Grow(ref _items!);
            _items[Count++] = item;
            return;
        }

        object payload = _union.Unwrap(item);
        Number(payload);
        Grow(ref _payloads!);
        _payloads[Count++] = payload;
    }

    /// <summary>Adds a value that a conversion keeps as it is.</summary>
    /// <param name="payload">The value.</param>
    /// <param name="mask">The cases of the collection that is converted.</param>
    public void AddKept(object payload, ulong mask)
    {
        _kept = mask;
        Grow(ref _payloads!);
        _payloads[Count++] = payload;
    }

    /// <summary>
    /// Adds what an element was converted to. Where the union's value is the same as before, its case need not be found: the mask has it from the converted collection. Of that, the cases
    /// whose values were converted are taken away.
    /// </summary>
    /// <param name="item">The converted element.</param>
    /// <param name="source">What is converted: the same with each call, from which all elements come in their order.</param>
    /// <param name="index">The element's index there.</param>
    public void AddConverted<TSource>(T item, SpecStorage<TSource> source, int index)
    {
        if (_union is null || source.NumberedPayload(index) is not { } original)
        {
            Add(item);
            return;
        }

        object payload = _union.Unwrap(item);
        if (ReferenceEquals(payload, original))
        {
            _kept = source.CaseMask;
        }
        else
        {
            _converted |= SpecElementAccess<TSource>.OfUnion!.CaseBit(original);
            Number(payload);
        }

        Grow(ref _payloads!);
        _payloads[Count++] = payload;
    }

    /// <summary>Puts the elements into another order: the one at <c>order[i]</c> comes to <c>i</c>.</summary>
    public void Reorder(ReadOnlySpan<int> order)
    {
        if (_union is null)
        {
            Reorder(ref _items!, order);
        }
        else
        {
            Reorder(ref _payloads!, order);
        }
    }

    public SpecStorage<T> ToStorage()
    {
        if (_union is null)
        {
            Array.Resize(ref _items, Count);
            return new SpecStorage<T>(_items);
        }

        Array.Resize(ref _payloads, Count);
        return new SpecStorage<T>(_payloads, _mask | (_kept & ~_converted), _allNumbered);
    }

    private void Number(object payload)
    {
        ulong bit = _union!.CaseBit(payload);
        _mask |= bit;
        _allNumbered &= bit != 0;
    }

    private static void Reorder<TItem>(ref TItem[] items, ReadOnlySpan<int> order)
    {
        var reordered = new TItem[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            reordered[i] = items[order[i]];
        }

        items = reordered;
    }

    private readonly void Grow<TItem>(ref TItem[] items)
    {
        if (Count == items.Length)
        {
            Array.Resize(ref items, Math.Max(4, Count * 2));
        }
    }
}
