using System.Globalization;
using System.Net;
using System.Text;
using SpecLattice.Benchmarks.Measuring;

namespace SpecLattice.Benchmarks.Reporting;

/// <summary>Draws the results of a group as bars, in SVG: for each scenario a row of bars, as long as the logarithm of the time.</summary>
internal static class BarChart
{
    private const int Width = 860;
    private const int LabelWidth = 250;
    private const int BarHeight = 16;
    private const int Gap = 18;
    private const int Top = 40;

    private static readonly string[] Colours = ["#2563eb", "#64748b", "#d97706", "#16a34a", "#9333ea"];

    public static string Draw(string title, IReadOnlyList<Result> results)
    {
        var all = results.SelectMany(result => result.Measurements).Select(one => one.Nanoseconds).ToList();
        var (least, most) = (Math.Pow(10, Math.Floor(Math.Log10(all.Min()))), Math.Pow(10, Math.Ceiling(Math.Log10(all.Max()))));
        var height = Top + results.Sum(result => Gap + (BarHeight * (result.Measurements.Count + 1))) + 24;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" width="{Width}" height="{height}" role="img" font-family="system-ui, sans-serif" font-size="12">
            <title>{Text(title)}</title>
            <rect width="{Width}" height="{height}" fill="#ffffff"/>
            <text x="12" y="22" font-size="15" font-weight="600" fill="#0f172a">{Text(title)}: time, logarithmic</text>

            """);
        for (var tick = least; tick <= most * 1.01; tick *= 10)
        {
            var x = Place(tick, least, most);
            svg.Append(CultureInfo.InvariantCulture, $"""
                <line x1="{x:F1}" y1="{Top}" x2="{x:F1}" y2="{height - 22}" stroke="#e2e8f0"/>
                <text x="{x:F1}" y="{height - 8}" text-anchor="middle" fill="#475569">{MarkdownReport.Time(tick).Replace(".00", "", StringComparison.Ordinal).Replace(".0", "", StringComparison.Ordinal)}</text>

                """);
        }

        var y = Top;
        foreach (var result in results)
        {
            y += Gap;
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"12\" y=\"{y + 12}\" font-weight=\"600\" fill=\"#0f172a\">{Text(result.Scenario.Name)}</text>\n");
            y += BarHeight;
            for (var i = 0; i < result.Measurements.Count; i++, y += BarHeight)
            {
                DrawBar(svg, result.Measurements[i], Colours[i % Colours.Length], y, Place(result.Measurements[i].Nanoseconds, least, most));
            }
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void DrawBar(StringBuilder svg, Measurement one, string colour, int y, double end)
    {
        // Beside the bar, or inside where it reaches the edge.
        var (x, anchor, fill) = end > Width - 90 ? (end - 6, "end", "#ffffff") : (end + 6, "start", "#0f172a");
        svg.Append(CultureInfo.InvariantCulture, $"""
            <text x="{LabelWidth - 8}" y="{y + 12}" text-anchor="end" fill="#334155">{Text(one.Contestant)}</text>
            <rect x="{LabelWidth}" y="{y + 2}" width="{Math.Max(1, end - LabelWidth):F1}" height="{BarHeight - 4}" rx="2" fill="{colour}"/>
            <text x="{x:F1}" y="{y + 12}" text-anchor="{anchor}" fill="{fill}">{MarkdownReport.Time(one.Nanoseconds)}</text>

            """);
    }

    private static double Place(double value, double least, double most) =>
        LabelWidth + ((Width - LabelWidth - 40) * (most > least ? Math.Log10(value / least) / Math.Log10(most / least) : 1));

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
