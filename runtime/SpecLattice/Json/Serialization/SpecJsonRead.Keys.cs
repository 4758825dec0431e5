using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using SpecLattice.CompilerServices;

namespace SpecLattice.Serialization;

/// <content>Keys of maps, from the names of members.</content>
public static partial class SpecJsonRead
{
    /// <summary>Reads a key.</summary>
    /// <param name="reader">The reader, on the member's name.</param>
    /// <returns>The key.</returns>
    public static string StringKey(ref Utf8JsonReader reader) => Text(ref reader);

    /// <summary>Reads a key in one of the spellings of <see cref="SpecUuid"/>.</summary>
    /// <param name="reader">The reader, on the member's name.</param>
    /// <returns>The key.</returns>
    public static Guid GuidKey(ref Utf8JsonReader reader)
    {
        Span<byte> scratch = stackalloc byte[MaxEscapedUuidLength];
        return TryCopyShort(in reader, scratch, out int length) && SpecUuid.TryParse(scratch[..length], out Guid key)
            ? key
            : throw At(reader.TokenStartIndex, "expected a key that is a UUID such as 67e55044-10b1-426f-9247-bb680e5fe0c8");
    }

    /// <summary>Reads a key that is an integer in digits, without leading zeros.</summary>
    /// <param name="reader">The reader, on the member's name.</param>
    /// <returns>The key.</returns>
    public static byte ByteKey(ref Utf8JsonReader reader) => IntegerKey(ref reader, byte.MinValue, byte.MaxValue);

    /// <inheritdoc cref="ByteKey"/>
    [CLSCompliant(false)]
    public static sbyte SByteKey(ref Utf8JsonReader reader) => IntegerKey(ref reader, sbyte.MinValue, sbyte.MaxValue);

    /// <inheritdoc cref="ByteKey"/>
    public static short Int16Key(ref Utf8JsonReader reader) => IntegerKey(ref reader, short.MinValue, short.MaxValue);

    /// <inheritdoc cref="ByteKey"/>
    [CLSCompliant(false)]
    public static ushort UInt16Key(ref Utf8JsonReader reader) => IntegerKey(ref reader, ushort.MinValue, ushort.MaxValue);

    /// <inheritdoc cref="ByteKey"/>
    public static int Int32Key(ref Utf8JsonReader reader) => IntegerKey(ref reader, int.MinValue, int.MaxValue);

    /// <inheritdoc cref="ByteKey"/>
    [CLSCompliant(false)]
    public static uint UInt32Key(ref Utf8JsonReader reader) => IntegerKey(ref reader, uint.MinValue, uint.MaxValue);

    /// <inheritdoc cref="ByteKey"/>
    public static long Int64Key(ref Utf8JsonReader reader) => IntegerKey(ref reader, long.MinValue, long.MaxValue);

    /// <inheritdoc cref="ByteKey"/>
    [CLSCompliant(false)]
    public static ulong UInt64Key(ref Utf8JsonReader reader) => IntegerKey(ref reader, ulong.MinValue, ulong.MaxValue);

    /// <inheritdoc cref="ByteKey"/>
    public static Int128 Int128Key(ref Utf8JsonReader reader) => IntegerKey(ref reader, System.Int128.MinValue, System.Int128.MaxValue);

    /// <inheritdoc cref="ByteKey"/>
    [CLSCompliant(false)]
    public static UInt128 UInt128Key(ref Utf8JsonReader reader) => IntegerKey(ref reader, System.UInt128.MinValue, System.UInt128.MaxValue);

    /// <summary>Reads a key that is the name of an enum's member.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="reader">The reader, on the member's name.</param>
    /// <param name="read">Reads a value of the enum from a string.</param>
    /// <returns>The key.</returns>
    public static T EnumKey<T>(ref Utf8JsonReader reader, ReadValue<T> read)
    {
        // As it is written, escapes included: the same string as a value.
        int length = reader.HasValueSequence ? checked((int)reader.ValueSequence.Length) : reader.ValueSpan.Length;
        Span<byte> value = length <= 126 ? stackalloc byte[128] : new byte[length + 2];
        value = value[..(length + 2)];
        if (reader.HasValueSequence)
        {
            reader.ValueSequence.CopyTo(value[1..]);
        }
        else
        {
            reader.ValueSpan.CopyTo(value[1..]);
        }

        value[0] = value[^1] = (byte)'"';
        var name = new Utf8JsonReader(value);
        name.Read();
        try
        {
            return read(ref name);
        }
        catch (SpecJsonException error) when (SpecJsonPlacing.IsUnplaced(error))
        {
            throw At(reader.TokenStartIndex, error.Problem);
        }
    }

    private static T IntegerKey<T>(ref Utf8JsonReader reader, T lowest, T highest)
        where T : IBinaryInteger<T>
    {
        // No integer of 128 bits has more than 40 characters, each of which takes at most 6 bytes when escaped.
        Span<byte> scratch = stackalloc byte[40 * 6];
        Span<byte> canonical = stackalloc byte[40];
        if (TryCopyShort(in reader, scratch, out int length)
            && T.TryParse(scratch[..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out T? key)
            && key.TryFormat(canonical, out int digits, default, CultureInfo.InvariantCulture)
            && scratch[..length].SequenceEqual(canonical[..digits]))
        {
            return key;
        }

        throw At(
            reader.TokenStartIndex,
            string.Create(CultureInfo.InvariantCulture, $"expected a key that is an integer from {lowest} to {highest}, in digits without leading zeros"));
    }
}
