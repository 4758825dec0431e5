using System.Text;
using System.Text.Json;

namespace SpecLattice.Vmm.Api.Tests.Json;

/// <summary>Changes documents a little, at random: bytes, tokens, spaces, spellings, order, repetitions, depth.</summary>
internal sealed class DocumentMutator(int seed)
{
    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            " ", "\n", "\t", ",", ":", "{", "}", "[", "]", "\"", "\\", "null", "true", "-0", "-1", "01", "1.0", "1e3", "1E-2", "18446744073709551615", "18446744073709551616", "9223372036854775808", "-9223372036854775809",
            "\\u0000", "\\u0041", "\\ud800", "\\udfff", "\\ud83d\\udcbe", "\\u12", "\\/", "\\n", "\\x", "\"a\":1", "\"type\":\"x\"", "{}", "[[[[[[]]]]]]", "\u00e9", "\ud83d\udcbe", "\u007f", "/*c*/", "//c\n", "\0", "\ufeff",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF], [0x80],
    ];

    private readonly Random _random = new(seed);

    /// <summary>A document that differs in a few places.</summary>
    public byte[] Mutate(byte[] document)
    {
        var bytes = document.ToList();
        for (var changes = _random.Next(5) switch { 0 => 0, 4 => 2, _ => 1 }; changes > 0; changes--)
        {
            Change(bytes);
        }

        return [.. bytes];
    }

    private void Change(List<byte> bytes)
    {
        var at = bytes.Count == 0 ? 0 : _random.Next(bytes.Count);
        switch (_random.Next(11))
        {
            case 0 when bytes.Count > 0:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 1 when bytes.Count > 0:
                bytes.RemoveRange(at, Math.Min(_random.Next(1, 6), bytes.Count - at));
                break;
            case 2:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 3 or 4:
                bytes.InsertRange(at, Pieces[_random.Next(Pieces.Length)]);
                break;
            case 5:
                InsertBetweenTokens(bytes);
                break;
            case 6:
                EscapeLetter(bytes, at);
                break;
            case 7:
                bytes.InsertRange(0, Pieces[_random.Next(Pieces.Length)]);
                break;
            case 8:
                bytes.AddRange(Pieces[_random.Next(Pieces.Length)]);
                break;
            default:
                ChangeMembers(bytes);
                break;
        }
    }

    private void InsertBetweenTokens(List<byte> bytes)
    {
        var places = Enumerable.Range(0, bytes.Count).Where(i => bytes[i] is (byte)'{' or (byte)'}' or (byte)',' or (byte)':' or (byte)'[').ToList();
        if (places.Count > 0)
        {
            bytes.InsertRange(places[_random.Next(places.Count)] + _random.Next(2), Pieces[_random.Next(Pieces.Length)]);
        }
    }

    // The same text in another spelling, where the place is inside of a string.
    private static void EscapeLetter(List<byte> bytes, int at)
    {
        if (at < bytes.Count && char.IsAsciiLetterOrDigit((char)bytes[at]))
        {
            var escaped = Encoding.UTF8.GetBytes($"\\u{(int)bytes[at]:x4}");
            bytes.RemoveAt(at);
            bytes.InsertRange(at, escaped);
        }
    }

    /// <summary>Repeats, removes, or moves a member or an item.</summary>
    private void ChangeMembers(List<byte> bytes)
    {
        var values = Values([.. bytes]);
        if (values.Count < 2)
        {
            return;
        }

        var (start, end) = values[_random.Next(values.Count)];
        var (otherStart, otherEnd) = values[_random.Next(values.Count)];
        var piece = bytes.GetRange(start, end - start);
        switch (_random.Next(4))
        {
            case 0:
                bytes.InsertRange(end, [(byte)',', .. piece]);
                break;
            case 1:
                bytes.InsertRange(otherEnd, [(byte)',', .. piece]);
                break;
            case 2:
                bytes.RemoveRange(start, end - start + (end < bytes.Count && bytes[end] == ',' ? 1 : 0));
                break;
            case 3 when end <= otherStart:
                var other = bytes.GetRange(otherStart, otherEnd - otherStart);
                bytes.RemoveRange(otherStart, otherEnd - otherStart);
                bytes.InsertRange(otherStart, piece);
                bytes.RemoveRange(start, end - start);
                bytes.InsertRange(start, other);
                break;
        }
    }

    /// <summary>Where members and items begin and end.</summary>
    private static List<(int Start, int End)> Values(byte[] json)
    {
        var values = new List<(int, int)>();
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    var start = (int)reader.TokenStartIndex;
                    var end = reader;
                    end.Skip();
                    values.Add((start, (int)end.BytesConsumed));
                }
            }
        }
        catch (JsonException)
        {
            // Only the beginning is JSON.
        }

        return values;
    }
}
