using System.Text;

namespace SpecLattice.Corpus.Tests.Fuzzing;

/// <summary>Makes hostile inputs of documents. It does not look at what the reader does with them.</summary>
internal sealed class Mutator(IReadOnlyList<byte[]> seeds, Random random)
{
    private const int MaxBytes = 64 * 1024;

    /// <summary>What readers of JSON stumble over.</summary>
    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "{", "}", "[", "]", ":", ",", "\"", "\\", "null", "true", "false", "0", "-0", "-1", "1e9999", "1.0", "00", "0x1", "NaN", "255", "256",
            "4294967296", "9007199254740993", "18446744073709551615", "18446744073709551616", "99999999999999999999999999999999999999",
            "\\u0000", "\\ud800", "\\udc00\\ud800", "\\u00e9", "\\/", "\"\":", "\"type\":", "\"component\":", "\"version\":\"V1\",", "\"spec\":", "\"value\":",
            "8fd5ed4e-6f04-4bc9-a8d5-2f1c6c0a4d11", "urn:uuid:8FD5ED4E6F044BC9A8D52F1C6C0A4D11", "\ufeff", "\u2028", "\U0001F4BE", "//", "/*", "*/", "\r\n", "\t",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x80], [0x00],
    ];

    /// <summary>An input.</summary>
    public byte[] Next()
    {
        var input = Pick().ToList();
        for (var left = 1 << random.Next(4); left > 0; left--)
        {
            Change(input);
        }

        return [.. input.Take(MaxBytes)];
    }

    private void Change(List<byte> input)
    {
        switch (random.Next(11))
        {
            case 0 when input.Count > 0:
                input[random.Next(input.Count)] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when input.Count > 0:
                input[random.Next(input.Count)] = (byte)random.Next(256);
                break;
            case 2:
                input.InsertRange(random.Next(input.Count + 1), Tokens[random.Next(Tokens.Length)]);
                break;
            case 3:
                var (from, count) = Range(input);
                input.RemoveRange(from, count);
                break;
            case 4:
                Copy(input, input);
                break;
            case 5:
                Copy([.. Pick()], input);
                break;
            case 6:
                var end = random.Next(input.Count + 1);
                input.RemoveRange(end, input.Count - end);
                break;
            case 7:
                Replace(input, Tokens[random.Next(Tokens.Length)]);
                break;
            case 8:
                Repeat(input);
                break;
            case 9:
                DropMember(input);
                break;
            default:
                Swap(input);
                break;
        }
    }

    private byte[] Pick() => seeds[random.Next(seeds.Count)];

    private (int From, int Count) Range(List<byte> input)
    {
        var from = random.Next(input.Count + 1);
        return (from, random.Next(Math.Min(input.Count - from, 1 << random.Next(10)) + 1));
    }

    private void Copy(List<byte> source, List<byte> input)
    {
        var (from, count) = Range(source);
        input.InsertRange(random.Next(input.Count + 1), source.GetRange(from, count));
    }

    /// <summary>Puts a token in the place of a number or a word.</summary>
    private void Replace(List<byte> input, byte[] token)
    {
        var from = Find(input, value => char.IsAsciiLetterOrDigit((char)value));
        var end = from;
        while (end < input.Count && char.IsAsciiLetterOrDigit((char)input[end]))
        {
            end++;
        }

        input.RemoveRange(from, end - from);
        input.InsertRange(from, token);
    }

    /// <summary>A short piece many times: deep nesting, long numbers, long strings, many members.</summary>
    private void Repeat(List<byte> input)
    {
        byte[] piece = random.Next(2) == 0 ? Tokens[random.Next(Tokens.Length)] : [(byte)random.Next(32, 127)];
        if (random.Next(3) == 0)
        {
            var (from, count) = Range(input);
            piece = [.. input.GetRange(from, Math.Min(count, 100))];
        }

        var times = 1 << random.Next(12);
        input.InsertRange(random.Next(input.Count + 1), Enumerable.Repeat(piece, Math.Min(times, MaxBytes / Math.Max(1, piece.Length))).SelectMany(bytes => bytes));
    }

    /// <summary>Takes out what is between two commas.</summary>
    private void DropMember(List<byte> input)
    {
        var from = Find(input, value => value == ',');
        var end = from < input.Count ? input.FindIndex(from + 1, value => value == ',') : -1;
        if (end > from)
        {
            input.RemoveRange(from, end - from);
        }
    }

    private void Swap(List<byte> input)
    {
        if (input.Count > 0)
        {
            var (one, other) = (random.Next(input.Count), random.Next(input.Count));
            (input[one], input[other]) = (input[other], input[one]);
        }
    }

    /// <summary>The first such byte behind a random place.</summary>
    private int Find(List<byte> input, Predicate<byte> match)
    {
        var found = input.FindIndex(random.Next(input.Count + 1), match);
        return found < 0 ? input.Count : found;
    }
}
