using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using SpecLattice.Serialization;

namespace SpecLattice.Vmm.Api;

/// <summary>A count of at least one, up to 2^64 - 1. The default value is one.</summary>
[SpecScalar("integer: 1-18446744073709551615", Examples = ["1", "2", "4096", "9007199254740993", "18446744073709551615"])]
[JsonConverter(typeof(SpecJsonConverter<NonZeroCount>))]
public readonly record struct NonZeroCount : ISpecJson<NonZeroCount>
{
    /// <summary>The count less one, so that the default value is a count too.</summary>
    private readonly ulong _beyondOne;

    /// <summary>Makes a count.</summary>
    /// <param name="value">The count, not zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is zero.</exception>
    public NonZeroCount(ulong value)
    {
        ArgumentOutOfRangeException.ThrowIfZero(value);
        _beyondOne = value - 1;
    }

    /// <summary>The count, at least one.</summary>
    public ulong Value => _beyondOne + 1;

    /// <inheritdoc/>
    public static NonZeroCount ReadJson(ref Utf8JsonReader reader)
    {
        var value = SpecJsonRead.UInt64(ref reader);
        return value != 0
            ? new NonZeroCount(value)
            : throw SpecJsonRead.At(reader.TokenStartIndex, $"expected an integer from 1 to {ulong.MaxValue}, found zero");
    }

    /// <inheritdoc/>
    public static void WriteJson(Utf8JsonWriter writer, NonZeroCount value) => writer.WriteNumberValue(value.Value);

    static bool ISpecJson<NonZeroCount>.TryRead(ref SpecFastReader reader, out NonZeroCount value)
    {
        var isCount = reader.UInt64(out var count) && count != 0;
        value = isCount ? new NonZeroCount(count) : default;
        return isCount;
    }

    static bool ISpecJson<NonZeroCount>.TryWrite(ref SpecFastWriter writer, NonZeroCount value) => writer.UInt64(value.Value);

    /// <summary>The count in decimal.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
