using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Analyzers;

/// <summary>Secrets in losses, in every way that a text is put together; and what says nothing of them.</summary>
public sealed class SecretLossTests
{
    private const string Source = """"
        using System;
        using System.Linq;
        using System.Text;
        using SpecLattice;
        using static SpecLattice.Conversion;

        namespace Bank.V1
        {
            [Spec("card", 1)]
            public sealed partial record Card
            {
                [Sensitive] public required int Pin { get; init; }
                [Sensitive] public required string Token { get; init; }
                public required string Owner { get; init; }
                public required string Full { get; init; }
                [Sensitive] public required SpecList<string> Codes { get; init; }
            }

            [SpecPart(1)] public sealed partial record Login(string User, [Sensitive] string Password);
        }

        namespace Bank.V2
        {
            [Spec("card", 2)]
            public sealed partial record Card
            {
                [Sensitive] public required string Pin { get; init; }
                [Renamed("Token")] public required long Number { get; init; }
                public required string Owner { get; init; }
                public required string Given { get; init; }
                [Sensitive] public required string Family { get; init; }
                [Sensitive] public required SpecList<string> Codes { get; init; }

                [SpecConversion(nameof(Pin))] internal static Conversion<string> Widen(int pin) => pin > 0 ? "1" : Refuse($"{pin} is wrong"); // 1
                [SpecConversion(nameof(Pin))] internal static Conversion<int> Narrow(string pin) => pin.Length > 0 ? 1 : Refuse("is wrong: " + pin); // 1
                [SpecConversion(nameof(Number))] internal static Conversion<long> Read(string token) => long.TryParse(token, out var number) ? number : Refuse("", token); // 1
                [SpecConversion(nameof(Number))] internal static Conversion<string> Write(long number) => number > 0 ? "1" : Refuse($"{number}"); // 1
                [SpecConversion(nameof(Owner))] internal static Conversion<string> Up(string owner, Bank.V1.Login context) => owner.Length > 0 ? owner : Refuse($"{owner}, {context.User}, {context.Password}"); // 1
                [SpecConversion(nameof(Owner))] internal static Conversion<string> Down(string owner, Bank.V1.Login context) => owner.Length > 0 ? owner : Refuse(owner); // 0
                [SpecConversion(nameof(Given), nameof(Family), From = ["Full"])] internal static Conversion<(string, string)> Split(string full) => full.Split(' ') is [var a, var b] ? (a, b) : Refuse(full); // 1
                [SpecConversion(nameof(Given), nameof(Family), From = ["Full"])] internal static Conversion<string> Join(string given, string family) => given.Length > 0 ? given + family : Refuse(family + " has no given name"); // 1
            }
        }

        namespace Bank
        {
            using Bank.V1;

            public static class Use
            {
                private static readonly string Prefix = "bad: ";

                public static Loss Interpolated(Card card) => Loss.Custom("", $"the PIN {card.Pin} is wrong"); // 1
                public static Loss Concatenated(Card card) => Loss.Custom("", "the PIN " + card.Pin); // 1
                public static Loss Formatted(Card card) => Loss.Custom("", string.Format("{0}: {1}", card.Owner, card.Token)); // 1
                public static Loss Invariant(Card card) => Loss.Custom("", FormattableString.Invariant($"{card.Pin}")); // 1
                public static Loss Joined(Card card) => Loss.Custom("", string.Join(", ", card.Codes)); // 1
                public static Loss Chosen(Card card) => Loss.Custom("", string.Join(", ", card.Codes.Where(code => code.Length > 3).Select(code => code.Trim()))); // 1
                public static Loss Cut(Card card) => Loss.Custom("", "begins with " + card.Token[..4]); // 1
                public static Loss Upper(Card card) => Loss.Custom("", card.Token?.ToUpperInvariant() ?? ""); // 1
                public static Loss Place(Card card) => Loss.Custom("/Codes/" + card.Token, "is wrong"); // 1
                public static Loss Pattern(Card card) => card is { Token: var token } ? Loss.Custom("", "not " + token) : Loss.Custom("", "is null"); // 1
                public static Loss Switched(Card card) => Loss.Custom("", card switch { { Token: { Length: > 3 } long_ } => long_, _ => "short" }); // 1
                public static Loss Deconstructed(Login login) { var (user, password) = (login.User, login.Password); return Loss.Custom("", password); } // 1
                public static Loss Positional(Login login) => Loss.Custom("", $"{login.Password}"); // 1
                public static Loss Member(Card card, Loss loss) => loss with { Message = card.Token }; // 1
                public static Refusal Several(Card card) => Refuse(Loss.Custom("/a", "is wrong"), Loss.Custom("/b", card.Token)); // 1
                public static Refusal Qualified(Card card) => Conversion.Refuse("", "x", LossDetails.Empty.With("token", card.Token)); // 1
                public static LossDetails Number(Card card) => LossDetails.Empty.With("limit", 16).With("pin", card.Pin); // 1
                public static LossDetails Whole(Card card) => LossDetails.From(card); // 1
                public static Loss Json(Card card) => Loss.Custom("", SpecJson.Serialize(card)); // 1
                public static Loss Encoded(Card card) => Loss.Custom("", Convert.ToBase64String(Encoding.UTF8.GetBytes(card.Token))); // 1
                public static Refusal Variable(Card card) { var why = "not "; why += card.Token; return Refuse(why); } // 1
                public static Refusal Lambda(Card card) { Func<string> why = () => card.Token; return Refuse(why()); } // 1
                public static Refusal Local(Card card) { return Refuse(Why()); string Why() => $"not {card.Token}"; } // 1
                public static Refusal Built(Card card) { var text = new StringBuilder("not "); text.Append(card.Owner).Append(card.Token); return Refuse(text.ToString()); } // 1
                public static Refusal Looped(Card card) { var text = ""; foreach (var code in card.Codes) { text += code; } return Refuse(text); } // 1
                public static Refusal Helped(Card card) => No(card.Token); // 1
                public static Refusal HelpedByText(Card card) => Refuse(Text(card.Token)); // 1
                public static Refusal Chained(Card card) => Refuse(card.Owner.Length > 3 ? "x" : card.Token); // 1
                public static Refusal Coalesced(Card card, string? other) => Refuse(other ?? card.Token); // 1
                public static Refusal Cast(Card card) => Refuse(((object)card.Pin).ToString()!); // 1
                public static Refusal Raw(Card card) => Refuse($"""{card.Token}"""); // 1

                private static Refusal No(string what) => Refuse(Prefix + what); // 0
                private static string Text(string what) => Prefix + what; // 0
                private static string Mask(string what) => new('*', what.Length); // 0
                public static Loss Owner(Card card) => Loss.Custom("", card.Owner); // 0
                public static Loss Length(Card card) => Loss.Custom("", $"{nameof(card.Token)} has {card.Token.Length} characters"); // 0
                public static Loss Counted(Card card) => Loss.Custom("", $"{card.Codes.Count} codes, of which {card.Codes.Count(code => code.Length > 3)} are long"); // 0
                public static Loss Compared(Card card) => Loss.Custom("", card.Token == "x" ? "is x" : "is not x"); // 0
                public static Loss Asked(Card card) => Loss.Custom("", card is { Pin: > 9 } ? "has two digits" : "has one"); // 0
                public static Loss Arm(Card card) => Loss.Custom("", card.Token switch { "" => "is empty", _ => "is not empty" }); // 0
                public static Loss Empty(Card card) => Loss.Custom("", $"empty: {string.IsNullOrEmpty(card.Token)}"); // 0
                public static Loss Masked(Card card) => Loss.Custom("", Mask(card.Token)); // 0
                public static Loss Text(Card card) => Loss.Custom("", $"{card}"); // 0
                public static Loss Replaced(Card card) => Loss.Custom("", $"{card with { Token = "" }}"); // 0
                public static string Elsewhere(Card card) => card.Token; // 0
                public static Refusal Inside(Card card) { var token = card.Token; return token.Length > 3 ? Refuse("too long") : Refuse("too short"); } // 0
            }
        }
        """";

    [Fact]
    public async Task A_secret_in_a_loss_is_found_in_every_spelling_and_nothing_else_is()
    {
        var generation = Generation.Of(Source);
        Assert.DoesNotContain(generation.CompilerDiagnostics, error => error.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        var found = await generation.FindAsync("SPEC0068");
        var lines = Source.Split('\n');

        Assert.Equal(
            lines.Where(line => line.EndsWith("// 1", StringComparison.Ordinal)).Select(line => line.Trim()),
            found.Select(one => lines[one.Location.GetLineSpan().StartLinePosition.Line].Trim()).Distinct().Order(Comparer<string>.Create((left, right) => Place(left).CompareTo(Place(right)))));

        int Place(string line) => Array.FindIndex(lines, other => other.Trim() == line);
    }
}
