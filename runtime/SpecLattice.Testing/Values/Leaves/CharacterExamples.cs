using System.Text;

namespace SpecLattice.Testing.Values.Leaves;

/// <summary>Single characters, with those that JSON escapes and those beyond 16 bits.</summary>
internal static class CharacterExamples
{
    private static readonly string[] Common = ["a", "\u0000", "\"", "\\", "\u00e9", "\u2028", "\ud7ff", "\uffff"];

    public static TextExamples OfChar { get; } = new()
    {
        Texts = Common,
        WrongTexts = ["", "ab", "e\u0301", "\U0001F4BE"],
        Any = dice => ((char)(' ' + dice.Below(0x2000))).ToString(),
        Written = text => text.Length == 1 ? text : null,
    };

    public static TextExamples OfRune { get; } = new()
    {
        Texts = [.. Common, "\U0001F4BE", "\U0010ffff"],
        WrongTexts = ["", "ab", "e\u0301", "\U0001F468\u200d\U0001F469"],
        Any = dice => new Rune(0x10000 + dice.Below(0x100000)).ToString(),
        Written = text => text.EnumerateRunes().Count() == 1 ? text : null,
    };
}
