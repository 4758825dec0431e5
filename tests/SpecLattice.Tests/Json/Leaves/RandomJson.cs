using System.Globalization;

namespace SpecLattice.Tests.Json.Leaves;

/// <summary>Makes JSON from a seed, with spaces, escapes, doubled members and numbers in all spellings; and the same value in another spelling.</summary>
internal sealed class RandomJson(int seed)
{
    private const int MaxDepth = 4;

    private static readonly string[] Texts = ["", "a", "\\u0061", "\\\"", "\u00e9", "\\u00e9", "\\ud83d\\ude00", "\ud83d\ude00", "\\/", "/", "type"];
    private static readonly string[] Numbers = ["0", "-0", "0.0", "0e9", "1", "1.0", "100", "1e2", "1E+2", "-1.5", "-15e-1", "12345678901234567890123", "1e400", "0.1"];

    private readonly Random _random = new(seed);

    /// <summary>A value; null only inside another one.</summary>
    public string Value(int depth) => _random.Next(depth < MaxDepth ? 7 : 5) switch
    {
        0 => "true",
        1 => "false",
        2 => depth == 0 ? "0" : "null",
        3 => Pick(Numbers),
        4 => Text(),
        5 => $"[{Space()}{string.Join(',', Items(() => Value(depth + 1)))}]",
        _ => $"{{{string.Join(',', Items(() => Space() + Text() + Space() + ":" + Value(depth + 1)))}{Space()}}}",
    };

    private IEnumerable<string> Items(Func<string> item) => Enumerable.Range(0, _random.Next(4)).Select(_ => item() + Space());

    private string Text() => $"\"{Pick(Texts)}{(_random.Next(2) == 0 ? "" : _random.Next(3).ToString(CultureInfo.InvariantCulture))}\"";

    private string Space() => Pick(["", "", " ", "\n\t"]);

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
