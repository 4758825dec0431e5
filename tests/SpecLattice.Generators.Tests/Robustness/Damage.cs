using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SpecLattice.Generators.Tests.Robustness;

/// <summary>Damages a source as typing does: tokens are missing, doubled, swapped or others, or the text ends in the middle.</summary>
internal static class Damage
{
    private const int MostWounds = 3;

    private enum Kind
    {
        Delete,
        Double,
        SwapWithNext,

        /// <summary>Another token of the same source: mostly right syntax with wrong meaning.</summary>
        TakeFromElsewhere,
        EndHere,
    }

    public static Gen<string> Of(string source)
    {
        var tokens = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0).ToArray();
        var place = Gen.Int[0, tokens.Length - 1];
        var kind = Gen.Frequency((4, Gen.Const(Kind.Delete)), (2, Gen.Const(Kind.Double)), (2, Gen.Const(Kind.SwapWithNext)), (4, Gen.Const(Kind.TakeFromElsewhere)), (1, Gen.Const(Kind.EndHere)));
        return Gen.Select(place, place, kind).Array[1, MostWounds].Select(wounds => wounds
            .OrderByDescending(wound => wound.Item1)
            .Aggregate(source, (text, wound) => Apply(text, tokens, wound.Item1, wound.Item2, wound.Item3)));
    }

    // From the end to the start, so that the places before stay right.
    private static string Apply(string text, SyntaxToken[] tokens, int at, int other, Kind kind)
    {
        var (span, next) = (tokens[at].Span, tokens[Math.Min(at + 1, tokens.Length - 1)]);
        return kind switch
        {
            Kind.Delete => text.Remove(span.Start, span.Length),
            Kind.Double => text.Insert(span.End, " " + tokens[at].Text),
            Kind.SwapWithNext => Replace(text, span.Start, span.Length, next.Text),
            Kind.TakeFromElsewhere => Replace(text, span.Start, span.Length, OfOneKind(tokens, at, other).Text),
            _ => text[..span.End],
        };
    }

    /// <summary>A token of the same kind as that at a place, looked for from another place on.</summary>
    private static SyntaxToken OfOneKind(SyntaxToken[] tokens, int at, int from) =>
        tokens.Skip(from).Concat(tokens.Take(from)).First(token => token.RawKind == tokens[at].RawKind);

    private static string Replace(string text, int start, int length, string replacement) => text.Remove(start, length).Insert(start, replacement);
}
