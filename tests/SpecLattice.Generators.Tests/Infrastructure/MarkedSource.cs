using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace SpecLattice.Generators.Tests.Infrastructure;

/// <summary>Source text with places marked as <c>[|...|]</c>.</summary>
internal sealed record MarkedSource(string Text, IReadOnlyList<TextSpan> Spans)
{
    public static MarkedSource Parse(string marked)
    {
        var text = new StringBuilder(marked.Length);
        var spans = new List<TextSpan>();
        var position = 0;
        while (marked.IndexOf("[|", position, StringComparison.Ordinal) is var open and >= 0)
        {
            text.Append(marked, position, open - position);
            var close = marked.IndexOf("|]", open, StringComparison.Ordinal);
            var start = text.Length;
            text.Append(marked, open + 2, close - open - 2);
            spans.Add(TextSpan.FromBounds(start, text.Length));
            position = close + 2;
        }

        text.Append(marked, position, marked.Length - position);
        return new MarkedSource(text.ToString(), spans);
    }
}
