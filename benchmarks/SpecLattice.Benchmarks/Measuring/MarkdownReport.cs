using System.Globalization;
using System.Text;

namespace SpecLattice.Benchmarks.Measuring;

/// <summary>Tables of results.</summary>
internal static class MarkdownReport
{
    /// <summary>All results, group by group.</summary>
    public static string Of(IReadOnlyList<Result> results) =>
        string.Join('\n', results.GroupBy(result => result.Scenario.Group).Select(group => $"### {group.Key}\n\n{Tables(group)}"));

    /// <summary>A table for each result.</summary>
    public static string Tables(IEnumerable<Result> results)
    {
        var text = new StringBuilder();
        foreach (var result in results)
        {
            var goal = result.Scenario.Goal is { } wanted ? $" Goal: {wanted.Describe(result.Scenario.Yardstick)}." : "";
            text.Append(CultureInfo.InvariantCulture, $"**{result.Scenario.Name}**, ratios to {result.Scenario.Yardstick}.{goal}\n\n| | time | ratio | allocated |\n|---|---|---|---|\n");
            foreach (var one in result.Measurements)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {one.Contestant} | {Time(one.Nanoseconds)} | {result.RatioOf(one):F3} | {one.Bytes:N0} B |\n");
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    public static string Time(double nanoseconds) => nanoseconds switch
    {
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:F1} ns"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1_000:F2} us"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1_000_000:F2} ms"),
    };
}
