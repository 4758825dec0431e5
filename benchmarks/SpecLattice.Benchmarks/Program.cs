using System.Diagnostics;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using SpecLattice.Benchmarks;
using SpecLattice.Benchmarks.Measuring;
using SpecLattice.Benchmarks.Reporting;
using SpecLattice.Benchmarks.Scenarios;

const int Rounds = 60;
const int Processes = 7;

switch (args)
{
    case ["check"]:
        foreach (var scenario in AllScenarios.All)
        {
            scenario.RequireSound();
        }

        Console.WriteLine($"All {AllScenarios.All.Count} scenarios are sound.");
        break;
    case ["ratios", .. var words]:
        Console.Write(MarkdownReport.Of(Measure(words)));
        break;
    case ["report", var docs]:
        BenchmarkPage.Write(docs, [.. AllScenarios.All, FirstUse.Scenario], Measure([]));
        break;
    case ["outline", var docs]:
        BenchmarkPage.Write(docs, [.. AllScenarios.All, FirstUse.Scenario], results: null);
        break;
    case ["first", var name, var file]:
        FirstUse.Run(name, file);
        break;
    case ["profile", var word, var seconds]:
        Profile(word, int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture));
        break;
    default:
        // In this process: the project that BenchmarkDotNet would make otherwise would be built by the rules of this repository.
        BenchmarkSwitcher.FromAssembly(typeof(ScenarioBenchmarks).Assembly)
            .Run(args, DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance)));
        break;
}

static List<Result> Measure(string[] words)
{
    List<Result> results = [.. RatioHarness.Measure(AllScenarios.Named(words), Rounds)];
    if (words.Length == 0 || words.Contains("first"))
    {
        results.Add(FirstUse.Measure(Processes));
    }

    return results;
}

// Our own contestants of some scenarios over and over, for a profiler.
static void Profile(string word, int seconds)
{
    var start = Stopwatch.GetTimestamp();
    while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
    {
        foreach (var scenario in AllScenarios.Named([word]))
        {
            scenario.Contestants[0].Run(1000);
        }
    }
}
