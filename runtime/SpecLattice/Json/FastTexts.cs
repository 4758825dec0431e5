using System.Buffers;
using System.Numerics;

namespace SpecLattice;

/// <summary>Tells whether texts all differ, by their hash codes: where two have the same one, they may be the same.</summary>
internal ref struct FastTexts
{
    private readonly int _mask;
    private readonly int[]? _rented;

    /// <summary>Makes room for some texts.</summary>
    /// <param name="count">How many; 0 where they are known to differ.</param>
    public FastTexts(int count)
    {
        if (count > 1)
        {
            int size = (int)BitOperations.RoundUpToPowerOf2((uint)count * 2);
            _mask = size - 1;
            _rented = ArrayPool<int>.Shared.Rent(size);
            _rented.AsSpan(0, size).Clear();
        }
    }

    /// <summary>Adds a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it differs from all before for sure.</returns>
    public readonly bool Add(ReadOnlySpan<byte> text)
    {
        if (_rented is null)
        {
            return true;
        }

        HashCode hash = default;
        hash.AddBytes(text);

        // Zero is a place that is free.
        int code = hash.ToHashCode();
        code = code == 0 ? 1 : code;
        int place = code & _mask;
        while (_rented[place] != 0)
        {
            if (_rented[place] == code)
            {
                return false;
            }

            place = (place + 1) & _mask;
        }

        _rented[place] = code;
        return true;
    }

    public readonly void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<int>.Shared.Return(_rented);
        }
    }
}
