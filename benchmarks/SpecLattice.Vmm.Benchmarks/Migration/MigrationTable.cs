using System.Globalization;

namespace SpecLattice.Vmm.Benchmarks.Migration;

/// <summary>Migrations of 1 GiB between processes of this host, the best of some of each kind, as a Markdown table.</summary>
internal static class MigrationTable
{
    private const int Times = 3;

    /// <summary>Prints it.</summary>
    /// <param name="directories">Builds of the server, each in a directory whose name says what it is.</param>
    public static async Task PrintAsync(string[] directories)
    {
        Console.WriteLine("| server | TLS | processes | guest | total s | downtime ms | GiB/s | processor s |\n|---|---|---|---|---|---|---|---|");
        using var certificates = new Certificates();
        foreach (var workload in Workload.All)
        {
            foreach (var directory in directories)
            {
                foreach (var tls in new[] { null, certificates })
                {
                    foreach (var isWarm in new[] { false, true })
                    {
                        await PrintAsync($"{Path.GetFileName(directory)} | {(tls is null ? "off" : "on")} | {(isWarm ? "warm" : "cold")} | {workload.Name}", () => VmmRun.MeasureAsync(directory, workload, isWarm, tls));
                    }
                }
            }

            if (QemuRun.IsThere)
            {
                await PrintAsync($"QEMU (TCG) | off | warm | {workload.Name}", () => QemuRun.MeasureAsync(workload));
            }
        }

        if (!QemuRun.IsThere)
        {
            Console.WriteLine($"\n{QemuRun.Program} is not installed: it is not in the table.");
        }
    }

    private static async Task PrintAsync(string name, Func<Task<Measurement>> measure)
    {
        var all = new List<Measurement>();
        for (var time = 0; time < Times; time++)
        {
            all.Add(await measure());
        }

        var (total, downtime, processor) = (all.Min(one => one.Total.TotalSeconds), all.Min(one => one.Downtime.TotalMilliseconds), all.Min(one => one.Processor.TotalSeconds));
        var rate = all.Max(one => one.Bytes / one.Total.TotalSeconds) / (1 << 30);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {total:0.00} | {downtime:0.0} | {rate:0.00} | {processor:0.00} |"));
    }
}
