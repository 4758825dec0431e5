using System.Buffers.Text;
using System.Text;

namespace SpecLattice.Serialization;

/// <content>Values without parts.</content>
public ref partial struct SpecFastWriter
{
    // An integer of 64 bits has at most 20 characters.
    private const int MaxIntegerLength = 20;
    private const int UuidLength = 36;

    /// <summary>Writes true or false.</summary>
    /// <param name="value">The value.</param>
    /// <returns>True.</returns>
    public bool Boolean(bool value) => Append(value ? "true"u8 : "false"u8);

    /// <summary>Writes an integer.</summary>
    /// <param name="value">The value.</param>
    /// <returns>True.</returns>
    public bool Byte(byte value) => UInt64(value);

    /// <inheritdoc cref="Byte"/>
    [CLSCompliant(false)]
    public bool UInt16(ushort value) => UInt64(value);

    /// <inheritdoc cref="Byte"/>
    [CLSCompliant(false)]
    public bool UInt32(uint value) => UInt64(value);

    /// <inheritdoc cref="Byte"/>
    [CLSCompliant(false)]
    public bool UInt64(ulong value)
    {
        Reserve(MaxIntegerLength);
        if (value < 10)
        {
            _buffer[_at++] = (byte)('0' + value);
            return true;
        }

        bool fits = Utf8Formatter.TryFormat(value, _buffer.AsSpan(_at), out int length);
        _at += length;
        return fits;
    }

    /// <inheritdoc cref="Byte"/>
    [CLSCompliant(false)]
    public bool SByte(sbyte value) => Int64(value);

    /// <inheritdoc cref="Byte"/>
    public bool Int16(short value) => Int64(value);

    /// <inheritdoc cref="Byte"/>
    public bool Int32(int value) => Int64(value);

    /// <inheritdoc cref="Byte"/>
    public bool Int64(long value)
    {
        if (value >= 0)
        {
            return UInt64((ulong)value);
        }

        Reserve(MaxIntegerLength);
        bool fits = Utf8Formatter.TryFormat(value, _buffer.AsSpan(_at), out int length);
        _at += length;
        return fits;
    }

    /// <summary>Writes a UUID, hyphenated and in lower case.</summary>
    /// <param name="value">The value.</param>
    /// <returns>True.</returns>
    public bool Guid(Guid value)
    {
        Reserve(UuidLength + 2);
        Span<byte> target = _buffer.AsSpan(_at, UuidLength + 2);
        target[0] = target[^1] = (byte)'"';
        bool fits = value.TryFormat(target[1..^1], out _);
        _at += UuidLength + 2;
        return fits;
    }

    /// <summary>Writes a string.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether it is one, of valid Unicode.</returns>
    public bool String(string? value)
    {
        if (value is null)
        {
            return false;
        }

        int plain = value.AsSpan().IndexOfAnyExcept(FastEscapes.Plain);
        if (plain >= 0)
        {
            return Escaped(value, plain);
        }

        Reserve(value.Length + 2);
        Span<byte> target = _buffer.AsSpan(_at, value.Length + 2);
        target[0] = target[^1] = (byte)'"';
        Encoding.Latin1.GetBytes(value, target[1..]);
        _at += target.Length;
        return true;
    }

    private bool Escaped(ReadOnlySpan<char> text, int plain)
    {
        Reserve(plain + 1);
        _buffer[_at] = (byte)'"';
        Encoding.Latin1.GetBytes(text[..plain], _buffer.AsSpan(_at + 1));
        _at += plain + 1;
        text = text[plain..];
        while (!text.IsEmpty)
        {
            Reserve(FastEscapes.Room);
            Span<byte> target = _buffer.AsSpan(_at);
            int read = FastEscapes.Write(text, target, out int written);
            if (read == 0)
            {
                Reserve(checked(text.Length * FastEscapes.MaxEscaped));
                if (!FastEscapes.TryWriteBeyondAscii(text, _buffer.AsSpan(_at), out written))
                {
                    return false;
                }

                read = text.Length;
            }

            _at += written;
            text = text[read..];
        }

        Put((byte)'"');
        return true;
    }
}
