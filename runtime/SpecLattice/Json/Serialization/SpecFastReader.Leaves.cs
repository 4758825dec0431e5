using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace SpecLattice.Serialization;

/// <content>Values without parts.</content>
public ref partial struct SpecFastReader
{
    // As many digits as every unsigned integer of that many has room for.
    private const int SafeDigits = 19;

    // As many digits as fit a register.
    private const int SwarDigits = 8;

    /// <summary>Reads true or false.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether it was there.</returns>
    public bool Boolean(out bool value)
    {
        ReadOnlySpan<byte> rest = _json[_at..];
        value = rest.StartsWith("true"u8);
        if (!value && !rest.StartsWith("false"u8))
        {
            return false;
        }

        _at += value ? 4 : 5;
        return true;
    }

    /// <summary>Reads an integer.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether one was there that fits.</returns>
    public bool Byte(out byte value)
    {
        bool isThere = Digits(byte.MaxValue, out ulong digits);
        value = (byte)digits;
        return isThere;
    }

    /// <inheritdoc cref="Byte"/>
    [CLSCompliant(false)]
    public bool UInt16(out ushort value)
    {
        bool isThere = Digits(ushort.MaxValue, out ulong digits);
        value = (ushort)digits;
        return isThere;
    }

    /// <inheritdoc cref="Byte"/>
    [CLSCompliant(false)]
    public bool UInt32(out uint value)
    {
        bool isThere = Digits(uint.MaxValue, out ulong digits);
        value = (uint)digits;
        return isThere;
    }

    /// <inheritdoc cref="Byte"/>
    [CLSCompliant(false)]
    public bool UInt64(out ulong value) => Digits(ulong.MaxValue, out value);

    /// <inheritdoc cref="Byte"/>
    [CLSCompliant(false)]
    public bool SByte(out sbyte value)
    {
        bool isThere = Signed(sbyte.MaxValue, out long digits);
        value = (sbyte)digits;
        return isThere;
    }

    /// <inheritdoc cref="Byte"/>
    public bool Int16(out short value)
    {
        bool isThere = Signed(short.MaxValue, out long digits);
        value = (short)digits;
        return isThere;
    }

    /// <inheritdoc cref="Byte"/>
    public bool Int32(out int value)
    {
        bool isThere = Signed(int.MaxValue, out long digits);
        value = (int)digits;
        return isThere;
    }

    /// <inheritdoc cref="Byte"/>
    public bool Int64(out long value) => Signed(long.MaxValue, out value);

    /// <summary>Reads a UUID.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether it was there.</returns>
    public bool Guid(out Guid value)
    {
        value = default;
        return PlainText(out ReadOnlySpan<byte> text) && SpecUuid.TryParse(text, out value);
    }

    /// <summary>Reads a string.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether one was there, of valid Unicode.</returns>
    public bool String([MaybeNullWhen(false)] out string value)
    {
        value = null;
        if (!Take((byte)'"'))
        {
            return false;
        }

        ReadOnlySpan<byte> rest = _json[_at..];
        int length = rest.IndexOfAny(FastText.NotPlain);
        if (length < 0)
        {
            return false;
        }

        if (rest[length] == '"')
        {
            value = Encoding.Latin1.GetString(rest[..length]);
            _at += length + 1;
            return true;
        }

        value = FastText.Unescape(rest, out int consumed);
        _at += consumed;
        return value is not null;
    }

    /// <summary>Reads a string of printable ASCII without escapes.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether one was there. If not, nothing was read.</returns>
    public bool PlainText(out ReadOnlySpan<byte> text)
    {
        text = default;
        if ((uint)_at >= (uint)_json.Length || _json[_at] != '"')
        {
            return false;
        }

        ReadOnlySpan<byte> rest = _json[(_at + 1)..];
        int length = rest.IndexOfAny(FastText.NotPlain);
        if (length < 0 || rest[length] != '"')
        {
            return false;
        }

        text = rest[..length];
        _at += length + 2;
        return true;
    }

    private bool Digits(ulong highest, out ulong value)
    {
        ReadOnlySpan<byte> json = _json;
        int start = _at;
        int at = start;
        value = 0;
        if (json.Length - at > SwarDigits && json[at + SwarDigits - 1] is >= (byte)'0' and <= (byte)'9' && TryEight(json[at..], out value))
        {
            at += SwarDigits;
        }

        for (; (uint)at < (uint)json.Length; at++)
        {
            uint digit = (uint)json[at] - '0';
            if (digit > 9)
            {
                break;
            }

            if (at - start == SafeDigits && (value > ulong.MaxValue / 10 || (value == ulong.MaxValue / 10 && digit > ulong.MaxValue % 10)))
            {
                return false;
            }

            value = (value * 10) + digit;
        }

        int length = at - start;
        if (length is 0 or > SafeDigits + 1 || (length > 1 && json[start] == '0') || value > highest)
        {
            return false;
        }

        // Whatever makes another number of it, such as a fraction, is not what can follow a value.
        _at = at;
        return true;
    }

    /// <summary>Reads eight digits at once: neighbours become pairs, pairs become fours, and these the number.</summary>
    private static bool TryEight(ReadOnlySpan<byte> text, out ulong value)
    {
        ulong digits = BinaryPrimitives.ReadUInt64LittleEndian(text);
        value = 0;
        if (((digits & 0xF0F0F0F0F0F0F0F0) | (((digits + 0x0606060606060606) & 0xF0F0F0F0F0F0F0F0) >> 4)) != 0x3333333333333333)
        {
            return false;
        }

        digits -= 0x3030303030303030;
        digits = (digits * 10) + (digits >> 8);
        value = (((digits & 0x000000FF000000FF) * 0x000F424000000064) + (((digits >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >> 32;
        return true;
    }

    private bool Signed(long highest, out long value)
    {
        bool isNegative = Take((byte)'-');
        bool isThere = Digits((ulong)highest + (isNegative ? 1UL : 0), out ulong digits);
        value = isNegative ? unchecked(-(long)digits) : (long)digits;

        // Minus zero is not written; whether it is read is not said here.
        return isThere && (!isNegative || digits != 0);
    }
}
