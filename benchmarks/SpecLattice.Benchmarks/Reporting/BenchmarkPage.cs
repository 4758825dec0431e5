using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using SpecLattice.Benchmarks.Measuring;

namespace SpecLattice.Benchmarks.Reporting;

/// <summary>Writes what was measured into the page of the documentation, between its two marks, and draws the charts beside it.</summary>
internal static class BenchmarkPage
{
    private const string Begin = "<!-- measured: written by `benchmarks/SpecLattice.Benchmarks`, do not edit -->";
    private const string End = "<!-- end of what is measured -->";
    private const string Charts = "benchmarks";

    /// <summary>Writes the page.</summary>
    /// <param name="folder">The folder of the documentation.</param>
    /// <param name="scenarios">What is in the tables.</param>
    /// <param name="results">What was measured; null for a page that says that nothing was.</param>
    public static void Write(string folder, IReadOnlyList<Scenario> scenarios, IReadOnlyList<Result>? results)
    {
        var page = Path.Combine(folder, "benchmarks.md");
        var text = File.ReadAllText(page);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
        {
            throw new InvalidOperationException($"{page} does not have the marks between which the measurements go: `{Begin}` and `{End}`");
        }

        var measured = new StringBuilder().Append(Begin).Append("\n\n");
        measured.Append("## Goals\n\n").Append(Goals(scenarios, results)).Append('\n');
        if (results is not null)
        {
            measured.Append("## All figures\n\n").Append(Machine()).Append("\n\n");
            foreach (var group in results.GroupBy(result => result.Scenario.Group))
            {
                var file = $"{group.Key.ToLowerInvariant().Replace(' ', '-')}.svg";
                Directory.CreateDirectory(Path.Combine(folder, Charts));
                File.WriteAllText(Path.Combine(folder, Charts, file), BarChart.Draw(group.Key, [.. group]));
                measured.Append(CultureInfo.InvariantCulture, $"### {group.Key}\n\n![{group.Key}]({Charts}/{file})\n\n{MarkdownReport.Tables(group)}\n");
            }
        }

        File.WriteAllText(page, $"{text[..begin]}{measured}{text[end..]}");
    }

    private static string Goals(IReadOnlyList<Scenario> scenarios, IReadOnlyList<Result>? results)
    {
        var table = new StringBuilder("| | goal | measured | |\n|---|---|---|---|\n");
        foreach (var scenario in scenarios.Where(scenario => scenario.Goal is not null))
        {
            var (measured, met) = results?.FirstOrDefault(result => result.Scenario.Name == scenario.Name) is { } result ? Compare(result) : ("not measured yet", "");
            table.Append(CultureInfo.InvariantCulture, $"| {scenario.Name} | {scenario.Goal!.Describe(scenario.Yardstick)} | {measured} | {met} |\n");
        }

        return table.ToString();
    }

    private static (string Measured, string Met) Compare(Result result)
    {
        var ours = result.Measurements[0];
        var ratio = result.RatioOf(ours);
        return (FormattableString.Invariant($"{ratio:F3} of {result.Scenario.Yardstick}, {MarkdownReport.Time(ours.Nanoseconds)}, {ours.Bytes:N0} B"), result.Scenario.Goal!.IsMetBy(ours, ratio) ? "met" : "not met");
    }

    private static string Machine() => FormattableString.Invariant(
        $"Measured on {DateTime.UtcNow:d MMMM yyyy}: {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors ({Processor()}). System.Text.Json of the same framework, Mapperly {MapperlyVersion()}. The best of many rounds.");

    private static string Processor()
    {
        const string file = "/proc/cpuinfo";
        var line = File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is null ? "of a kind unknown" : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }

    private static string MapperlyVersion() => typeof(BenchmarkPage).Assembly
        .GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), inherit: false)
        .Cast<System.Reflection.AssemblyMetadataAttribute>()
        .FirstOrDefault(one => one.Key == "MapperlyVersion")?.Value ?? "";
}
