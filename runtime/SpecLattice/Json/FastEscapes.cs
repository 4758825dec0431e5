using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace SpecLattice;

/// <summary>Puts the escapes into a string of JSON, many characters at a time.</summary>
internal static class FastEscapes
{
    /// <summary>How much room <see cref="Write"/> needs at least.</summary>
    public const int Room = 4 * Block;

    /// <summary>How many bytes a UTF-16 code unit becomes at most.</summary>
    public const int MaxEscaped = 6;

    // What is looked at together.
    private const int Block = 32;

    /// <summary>What is written as it is: ASCII but for controls, the quote and the backslash.</summary>
    public static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(0x20, 0x5F).Select(code => (char)code).Where(character => character is not ('"' or '\\'))]);

    /// <summary>Writes as many characters of ASCII as there is room for.</summary>
    /// <param name="text">The text, not empty.</param>
    /// <param name="target">Where they go.</param>
    /// <param name="written">How many bytes they became.</param>
    /// <returns>How many characters were written; 0 where the first is not one of ASCII.</returns>
    public static int Write(ReadOnlySpan<char> text, Span<byte> target, out int written)
    {
        int at = 0;
        written = 0;
        while (at < text.Length && target.Length - written >= Room)
        {
            int read = text.Length - at >= 2 * Block ? WriteBlock(text[at..], target[written..], ref written) : 0;
            at += read;
            if (read == 0 && !TryWriteOne(text[at++], target, ref written))
            {
                return at - 1;
            }
        }

        return at;
    }

    /// <summary>Writes a text of any characters.</summary>
    /// <param name="text">The text.</param>
    /// <param name="target">Where it goes: <see cref="MaxEscaped"/> bytes for every code unit.</param>
    /// <param name="written">How many bytes were written.</param>
    /// <returns>Whether the text is valid Unicode.</returns>
    public static bool TryWriteBeyondAscii(ReadOnlySpan<char> text, Span<byte> target, out int written)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(checked(text.Length * 3));
        bool isValid = Utf8.FromUtf16(text, rented, out _, out int length, replaceInvalidSequences: false) == OperationStatus.Done;
        written = 0;
        isValid = isValid && JavaScriptEncoder.UnsafeRelaxedJsonEscaping.EncodeUtf8(rented.AsSpan(0, length), target, out _, out written) == OperationStatus.Done;
        rented.AsSpan(0, length).Clear();
        ArrayPool<byte>.Shared.Return(rented);
        return isValid;
    }

    // There are two blocks of characters, and room for the first, all of it escaped, with a block behind it.
    private static int WriteBlock(ReadOnlySpan<char> text, Span<byte> room, ref int written)
    {
        ref ushort source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref byte target = ref MemoryMarshal.GetReference(room);
        uint special = Specials(Load(ref source, 0));
        int from = 0;
        int to = 0;
        while (special != 0)
        {
            int next = BitOperations.TrailingZeroCount(special);
            Copy(ref source, from, ref target, to, next - from);
            to += next - from;
            from = next;
            byte letter = Letter((char)Unsafe.Add(ref source, next));
            if (letter == 0)
            {
                written += to;
                return from;
            }

            Unsafe.Add(ref target, to) = (byte)'\\';
            Unsafe.Add(ref target, to + 1) = letter;
            to += 2;
            from++;
            special &= special - 1;
        }

        Copy(ref source, from, ref target, to, Block - from);
        written += to + Block - from;
        return Block;
    }

    private static bool TryWriteOne(char character, Span<byte> target, ref int written)
    {
        if (character >= 0x80)
        {
            return false;
        }

        byte letter = Letter(character);
        if (letter == 0 && character is >= ' ' and < (char)0x7F)
        {
            target[written++] = (byte)character;
            return true;
        }

        target[written++] = (byte)'\\';
        if (letter != 0)
        {
            target[written++] = letter;
            return true;
        }

        target[written++] = (byte)'u';
        target[written++] = (byte)'0';
        target[written++] = (byte)'0';
        target[written++] = (byte)('0' + (character >> 4));
        target[written++] = (byte)"0123456789ABCDEF"[character & 0xF];
        return true;
    }

    private static byte Letter(char character) => character switch
    {
        '"' => (byte)'"',
        '\\' => (byte)'\\',
        '\b' => (byte)'b',
        '\f' => (byte)'f',
        '\n' => (byte)'n',
        '\r' => (byte)'r',
        '\t' => (byte)'t',
        _ => 0,
    };

    // What does not fit a byte becomes 0xFF, which is special too.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Load(ref ushort source, int from) =>
        Vector256.NarrowWithSaturation(Vector256.LoadUnsafe(ref source, (nuint)from), Vector256.LoadUnsafe(ref source, (nuint)from + 16));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ref ushort source, int from, ref byte target, int to, int count)
    {
        if (count <= 16)
        {
            Vector128.NarrowWithSaturation(Vector128.LoadUnsafe(ref source, (nuint)from), Vector128.LoadUnsafe(ref source, (nuint)from + 8)).StoreUnsafe(ref target, (nuint)to);
        }
        else
        {
            Load(ref source, from).StoreUnsafe(ref target, (nuint)to);
        }
    }

    // Signed, bytes from 0x80 on are below all others.
    private static uint Specials(Vector256<byte> bytes) =>
        (Vector256.Equals(bytes, Vector256.Create((byte)'"')) | Vector256.Equals(bytes, Vector256.Create((byte)'\\')) | Vector256.Equals(bytes, Vector256.Create((byte)0x7F))
            | Vector256.LessThan(bytes.AsSByte(), Vector256.Create((sbyte)0x20)).AsByte()).ExtractMostSignificantBits();
}
