using System.Diagnostics;

namespace SpecLattice.Benchmarks.Measuring;

/// <summary>What one contestant takes for one time.</summary>
/// <param name="Contestant">Its name.</param>
/// <param name="Nanoseconds">The best of all rounds.</param>
/// <param name="Bytes">What it allocates.</param>
internal sealed record Measurement(string Contestant, double Nanoseconds, double Bytes);

/// <summary>What all contestants of a scenario take.</summary>
internal sealed record Result(Scenario Scenario, IReadOnlyList<Measurement> Measurements)
{
    public double RatioOf(Measurement measurement) => measurement.Nanoseconds / Measurements.First(one => one.Contestant == Scenario.Yardstick).Nanoseconds;
}

/// <summary>Measures contestants in turns, many rounds, and keeps the best of each, so that what else the host does counts little.</summary>
internal static class RatioHarness
{
    private const double BatchNanoseconds = 1_500_000;
    private const int MinRounds = 10;

    private static readonly TimeSpan MostOfOneScenario = TimeSpan.FromSeconds(2);

    public static IReadOnlyList<Result> Measure(IReadOnlyList<Scenario> scenarios, int rounds)
    {
        foreach (var scenario in scenarios)
        {
            scenario.RequireSound();
        }

        WarmUp(scenarios);
        return [.. scenarios.Select(scenario => Measure(scenario, rounds))];
    }

    // Twice, with time for the compiler in between: what ran often is compiled again in the background.
    private static void WarmUp(IReadOnlyList<Scenario> scenarios)
    {
        for (var pass = 0; pass < 3; pass++)
        {
            foreach (var contestant in scenarios.SelectMany(scenario => scenario.Contestants))
            {
                Batch(contestant);
            }

            Thread.Sleep(250);
        }
    }

    private static Result Measure(Scenario scenario, int rounds)
    {
        var batches = scenario.Contestants.Select(Batch).ToList();
        var best = scenario.Contestants.Select(_ => double.MaxValue).ToList();
        var bytes = scenario.Contestants.Select(_ => double.MaxValue).ToList();
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; round < rounds && (round < MinRounds || Stopwatch.GetElapsedTime(start) < MostOfOneScenario); round++)
        {
            for (var i = 0; i < batches.Count; i++)
            {
                var (time, allocated) = scenario.Contestants[i].Run(batches[i]);
                best[i] = Math.Min(best[i], time / batches[i]);
                bytes[i] = Math.Min(bytes[i], (double)allocated / batches[i]);
            }
        }

        return new Result(scenario, [.. scenario.Contestants.Select((contestant, i) => new Measurement(contestant.Name, best[i], bytes[i]))]);
    }

    /// <summary>How often a contestant has to run for its time to be measured well.</summary>
    private static int Batch(Contestant contestant)
    {
        for (var times = 1; ; times *= 2)
        {
            var (time, _) = contestant.Run(times);
            if (time >= BatchNanoseconds || times >= 1 << 20)
            {
                return times;
            }
        }
    }
}
