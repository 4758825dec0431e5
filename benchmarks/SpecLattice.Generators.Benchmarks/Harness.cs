using System.Diagnostics;
using Microsoft.CodeAnalysis;

namespace SpecLattice.Generators.Benchmarks;

/// <summary>The medians of one contestant in one scenario.</summary>
/// <param name="Name">The contestant's name.</param>
/// <param name="Median">The time of one run of the generator, in milliseconds.</param>
/// <param name="Allocated">The bytes that one run allocates.</param>
/// <param name="Cpu">The processor time in user mode that the process takes meanwhile, in milliseconds.</param>
internal sealed record Measurement(string Name, double Median, double Allocated, double Cpu);

/// <summary>Runs the contestants in turns, so that what disturbs one disturbs all.</summary>
internal static class Harness
{
    private const int WarmUps = 12;

    public static IReadOnlyList<Measurement> Measure(IReadOnlyList<Contestant> contestants, Scenario scenario, int rounds)
    {
        var times = contestants.Select(_ => new List<double>()).ToList();
        var bytes = contestants.Select(_ => new List<double>()).ToList();
        var cpus = contestants.Select(_ => new List<double>()).ToList();
        for (var round = -WarmUps; round < rounds; round++)
        {
            for (var i = 0; i < contestants.Count; i++)
            {
                var (time, cpu, allocated) = RunOnce(contestants[i], scenario, round + WarmUps);
                if (round >= 0)
                {
                    times[i].Add(time);
                    bytes[i].Add(allocated);
                    cpus[i].Add(cpu);
                }
            }
        }

        return [.. contestants.Select((contestant, i) => new Measurement(contestant.Name, Median(times[i]), Median(bytes[i]), Median(cpus[i])))];
    }

    private static (double Milliseconds, double Cpu, double Bytes) RunOnce(Contestant contestant, Scenario scenario, int round)
    {
        var compilation = contestant.NewCompilation();
        var driver = contestant.NewDriver();
        if (!scenario.IsCold)
        {
            driver = driver.RunGenerators(compilation);
            compilation = contestant.Edit(compilation, scenario, round);
        }

        // The compiler declares the types of a compilation once, whoever asks first: that is not the generator's work.
        _ = compilation.GlobalNamespace.GetMembers();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var cpuBefore = Environment.CpuUsage.UserTime;
        var start = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(compilation);
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var cpu = (Environment.CpuUsage.UserTime - cpuBefore).TotalMilliseconds;
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        GC.KeepAlive(driver);
        return (elapsed, cpu, allocated);
    }

    public static double Median(List<double> values)
    {
        values.Sort();
        var middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
