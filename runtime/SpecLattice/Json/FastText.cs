using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace SpecLattice;

/// <summary>Takes the escapes out of a string of JSON, many bytes at a time.</summary>
internal static class FastText
{
    // What is looked at together.
    private const int Block = 32;

    // A run is copied in whole vectors, so that up to as many characters behind it are written as well.
    private const int Room = 2 * Block;

    private const byte Quote = (byte)'"';
    private const byte Backslash = (byte)'\\';

    /// <summary>What is not a character of its own in a string: the quote, the backslash, controls, and every byte of a character beyond ASCII.</summary>
    public static readonly SearchValues<byte> NotPlain = SearchValues.Create(
        [Quote, Backslash, .. Enumerable.Range(0, 0x20).Select(code => (byte)code), .. Enumerable.Range(0x80, 0x80).Select(code => (byte)code)]);

    /// <summary>Takes the escapes out of a string.</summary>
    /// <param name="json">The JSON, from behind the quote that opens the string.</param>
    /// <param name="consumed">How long it is, with the quote that closes it.</param>
    /// <returns>The text; null where this is not a whole string of valid Unicode.</returns>
    public static string? Unescape(ReadOnlySpan<byte> json, out int consumed)
    {
        var text = new Text(json);
        string? result = text.ReadToEnd() ? text.ToString() : null;
        consumed = text.At;
        text.Dispose();
        return result;
    }

    private ref struct Text(ReadOnlySpan<byte> json)
    {
        private readonly ReadOnlySpan<byte> _json = json;
        private char[] _text = ArrayPool<char>.Shared.Rent(4096);
        private int _length;

        public int At { get; private set; }

        public readonly override string ToString() => new(_text, 0, _length);

        // Nobody else shall find in it what may have been a secret.
        public readonly void Dispose()
        {
            _text.AsSpan(0, Math.Min(_text.Length, _length + Room)).Clear();
            ArrayPool<char>.Shared.Return(_text);
        }

        public bool ReadToEnd()
        {
            while (true)
            {
                Reserve(Room);
                if (_json.Length - At >= Room && ReadBlock())
                {
                    continue;
                }

                if (At >= _json.Length)
                {
                    return false;
                }

                byte first = _json[At];
                if (first == Quote)
                {
                    At++;
                    return true;
                }

                if (!(first == Backslash ? ReadEscape() : ReadPlain()))
                {
                    return false;
                }
            }
        }

        /// <summary>Reads a block, up to what needs a closer look. There are two blocks of bytes ahead, and room for as many characters.</summary>
        /// <returns>Whether to go on with the next block.</returns>
        private bool ReadBlock()
        {
            ref byte source = ref Unsafe.Add(ref MemoryMarshal.GetReference(_json), At);
            ref char target = ref MemoryMarshal.GetArrayDataReference(_text);
            int length = _length;
            uint special = Specials(Vector256.LoadUnsafe(ref source));
            int from = 0;
            bool goesOn = true;
            while (special != 0)
            {
                int next = BitOperations.TrailingZeroCount(special);
                Copy(ref source, from, ref target, length, next - from);
                length += next - from;
                from = next;
                char simple = Unsafe.Add(ref source, next) == Backslash && next < Block - 1 ? Simple(Unsafe.Add(ref source, next + 1)) : '\0';
                if (simple == '\0')
                {
                    // A backslash that ends the block begins the next one.
                    goesOn = next > 0 && next == Block - 1 && Unsafe.Add(ref source, next) == Backslash;
                    _length = length;
                    At += from;
                    return goesOn;
                }

                Unsafe.Add(ref target, length++) = simple;
                from = next + 2;
                special &= ~(3U << next);
            }

            if (from < Block)
            {
                Copy(ref source, from, ref target, length, Block - from);
                length += Block - from;
                from = Block;
            }

            _length = length;
            At += from;
            return goesOn;
        }

        // Up to a block of bytes, as characters; from a place inside of a block with another behind it.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Copy(ref byte source, int from, ref char target, int to, int count)
        {
            ref ushort end = ref Unsafe.As<char, ushort>(ref target);
            (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(Vector128.LoadUnsafe(ref source, (nuint)from));
            low.StoreUnsafe(ref end, (nuint)to);
            high.StoreUnsafe(ref end, (nuint)to + 8);
            if (count > 16)
            {
                (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref source, (nuint)from + 16));
                low.StoreUnsafe(ref end, (nuint)to + 16);
                high.StoreUnsafe(ref end, (nuint)to + 24);
            }
        }

        // Signed, bytes from 0x80 on are below all others.
        private static uint Specials(Vector256<byte> bytes) =>
            (Vector256.Equals(bytes, Vector256.Create(Quote)) | Vector256.Equals(bytes, Vector256.Create(Backslash)) | Vector256.LessThan(bytes.AsSByte(), Vector256.Create((sbyte)0x20)).AsByte())
            .ExtractMostSignificantBits();

        private static char Simple(byte escape) => escape switch
        {
            Quote => '"',
            Backslash => '\\',
            (byte)'/' => '/',
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            _ => '\0',
        };

        private bool ReadEscape()
        {
            if (At + 1 >= _json.Length)
            {
                return false;
            }

            if (Simple(_json[At + 1]) is not '\0' and char simple)
            {
                _text[_length++] = simple;
                At += 2;
                return true;
            }

            if (!TryCodeUnit(out char unit) || char.IsLowSurrogate(unit))
            {
                return false;
            }

            _text[_length++] = unit;
            At += 6;
            if (!char.IsHighSurrogate(unit))
            {
                return true;
            }

            if (!TryCodeUnit(out unit) || !char.IsLowSurrogate(unit))
            {
                return false;
            }

            _text[_length++] = unit;
            At += 6;
            return true;
        }

        private readonly bool TryCodeUnit(out char unit)
        {
            unit = '\0';
            if (_json.Length - At < 6 || _json[At] != Backslash || _json[At + 1] != 'u')
            {
                return false;
            }

            int code = 0;
            foreach (byte digit in _json.Slice(At + 2, 4))
            {
                if (!char.IsAsciiHexDigit((char)digit))
                {
                    return false;
                }

                code = (code * 16) + (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
            }

            unit = (char)code;
            return true;
        }

        // Up to the next quote or backslash, characters beyond ASCII included.
        private bool ReadPlain()
        {
            ReadOnlySpan<byte> rest = _json[At..];
            int length = rest.IndexOfAny(Quote, Backslash);
            if (length < 0 || rest[..length].IndexOfAnyInRange((byte)0, (byte)0x1F) >= 0)
            {
                return false;
            }

            Reserve(length + Room);
            if (Utf8.ToUtf16(rest[..length], _text.AsSpan(_length), out _, out int written, replaceInvalidSequences: false) != OperationStatus.Done)
            {
                return false;
            }

            _length += written;
            At += length;
            return true;
        }

        private void Reserve(int count)
        {
            if (_text.Length - _length >= count)
            {
                return;
            }

            char[] larger = ArrayPool<char>.Shared.Rent(Math.Max(_text.Length * 2, _length + count));
            _text.AsSpan(0, _length).CopyTo(larger);
            Dispose();
            _text = larger;
        }
    }
}
