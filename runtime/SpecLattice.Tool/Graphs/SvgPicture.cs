using System.Globalization;
using System.Net;
using System.Text;
using SpecLattice.Catalog;
using SpecLattice.Tool.Output;

namespace SpecLattice.Tool.Graphs;

/// <summary>Draws a lattice to hang on a wall: versions from left to right, branches below, the way up above each edge and the way down under it.</summary>
internal static class SvgPicture
{
    private const int BoxWidth = 132;
    private const int BoxHeight = 72;
    private const int ColumnWidth = 400;
    private const int Margin = 36;
    private const int HeadHeight = 64;
    private const int LineHeight = 17;
    private const int MaxTextLength = 34;

    public static string Draw(LatticeLayout layout)
    {
        var most = layout.Edges.Select(edge => Lines(edge.Down).Count + Lines(edge.Up).Count).DefaultIfEmpty(0).Max();
        var rowHeight = BoxHeight + ((most + 3) * LineHeight);
        var width = (Margin * 2) + BoxWidth + ((layout.Versions.Count - 1) * ColumnWidth);
        var height = HeadHeight + (layout.Rows * rowHeight) + (Margin * 2);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Math.Max(width, 420)} {height}\" font-family=\"sans-serif\" font-size=\"14\">\n");
        text.Append("<style>.box{fill:#f4f6fa;stroke:#2b3a55;stroke-width:2}.branch{fill:#faf6ee}.total{stroke:#1c7c3c;fill:#1c7c3c}.conditional,.custom,.discarding{stroke:#b36b00;fill:#b36b00}"
            + ".refused{stroke:#b3261e;fill:#b3261e}.line{fill:none;stroke-width:2.5}.conditional.line,.custom.line,.discarding.line{stroke-dasharray:8 5}.refused.line{stroke-dasharray:2 5}.word{stroke:none}</style>\n");
        text.Append(CultureInfo.InvariantCulture, $"<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n<text x=\"{Margin}\" y=\"{Margin + 8}\" font-size=\"24\" font-weight=\"bold\">{Escape(layout.Family.Name)}</text>\n");
        text.Append(CultureInfo.InvariantCulture, $"<text x=\"{Margin}\" y=\"{Margin + 30}\" fill=\"#555\">solid: total; dashed: only where what is written beside it holds</text>\n");
        foreach (var edge in layout.Edges)
        {
            AppendEdge(text, edge, rowHeight);
        }

        foreach (var version in layout.Versions)
        {
            AppendBox(text, layout.Family, version, rowHeight);
        }

        return text.Append("</svg>\n").ToString();
    }

    private static void AppendBox(StringBuilder text, SpecFamily family, PlacedVersion version, int rowHeight)
    {
        var (x, y) = Corner(version, rowHeight);
        var middle = x + (BoxWidth / 2);
        var kind = version.Row == 0 ? "box" : "box branch";
        text.Append(CultureInfo.InvariantCulture, $"<rect class=\"{kind}\" x=\"{x}\" y=\"{y}\" width=\"{BoxWidth}\" height=\"{BoxHeight}\" rx=\"10\"/>\n");
        text.Append(CultureInfo.InvariantCulture, $"<text x=\"{middle}\" y=\"{y + 31}\" text-anchor=\"middle\" font-size=\"22\" font-weight=\"bold\">{version.Version.Number}</text>\n");
        var note = version.Version.Number == family.Latest ? "latest" : version.Row > 0 ? "branch" : "";
        text.Append(CultureInfo.InvariantCulture, $"<text x=\"{middle}\" y=\"{y + 48}\" text-anchor=\"middle\" fill=\"#555\">{note}</text>\n");
        text.Append(CultureInfo.InvariantCulture, $"<text x=\"{middle}\" y=\"{y + 63}\" text-anchor=\"middle\" font-size=\"11\" font-family=\"monospace\" fill=\"#777\">{Escape(version.Version.Digest[..12])}</text>\n");
    }

    private static void AppendEdge(StringBuilder text, PlacedEdge edge, int rowHeight)
    {
        var (fromX, fromY) = Corner(edge.From, rowHeight);
        var (toX, toY) = Corner(edge.To, rowHeight);
        var startX = fromX + BoxWidth;
        AppendArrow(text, edge.Up, startX, fromY + 24, toX, toY + 24);
        AppendArrow(text, edge.Down, toX, toY + 48, startX, fromY + 48);

        // Beside the box that the edge leads to, where no other edge's words stand.
        var wordX = toX - ColumnWidth + BoxWidth + 12;
        AppendWords(text, edge.Up, wordX, toY + 24 - 8 - (LineHeight * (Lines(edge.Up).Count - 1)));
        AppendWords(text, edge.Down, wordX, toY + 48 + LineHeight);
    }

    private static void AppendArrow(StringBuilder text, SpecConversionFacts facts, int x1, int y1, int x2, int y2)
    {
        var kind = ConversionText.ClassName(facts.Class);
        var tip = x2 > x1 ? -10 : 10;
        var bend = (x1 + x2) / 2;
        text.Append(CultureInfo.InvariantCulture, $"<path class=\"{kind} line\" d=\"M{x1} {y1} C{bend} {y1} {bend} {y2} {x2 + tip} {y2}\"/>\n");
        text.Append(CultureInfo.InvariantCulture, $"<path class=\"{kind}\" d=\"M{x2} {y2} l{tip} -6 l0 12 z\"/>\n");
    }

    private static void AppendWords(StringBuilder text, SpecConversionFacts facts, int x, int y)
    {
        foreach (var line in Lines(facts))
        {
            text.Append(CultureInfo.InvariantCulture, $"<text class=\"{ConversionText.ClassName(facts.Class)} word\" x=\"{x}\" y=\"{y}\" font-size=\"13\">{Escape(line)}</text>\n");
            y += LineHeight;
        }
    }

    /// <summary>What stands beside an arrow, in lines that fit between two boxes.</summary>
    private static List<string> Lines(SpecConversionFacts facts)
    {
        var lines = new List<string> { ConversionText.ClassName(facts) };
        foreach (var condition in facts.Conditions)
        {
            var path = condition.Path.Length > MaxTextLength ? "..." + condition.Path[^(MaxTextLength - 3)..] : condition.Path;
            if (path.Length + 1 + condition.Requirement.Length <= MaxTextLength)
            {
                lines.Add($"{path} {condition.Requirement}".Trim());
            }
            else
            {
                lines.Add(path);
                lines.Add("  " + (condition.Requirement.Length > MaxTextLength ? condition.Requirement[..(MaxTextLength - 3)] + "..." : condition.Requirement));
            }
        }

        return lines;
    }

    private static (int X, int Y) Corner(PlacedVersion version, int rowHeight) =>
        (Margin + (version.Column * ColumnWidth), HeadHeight + Margin + (version.Row * rowHeight) + (rowHeight / 4));

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
