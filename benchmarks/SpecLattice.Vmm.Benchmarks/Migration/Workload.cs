namespace SpecLattice.Vmm.Benchmarks.Migration;

/// <summary>What a guest with 1 GiB of memory does while it is migrated.</summary>
/// <param name="Name">The name, for the table.</param>
/// <param name="Pages">How many pages it has written before, and writes to in turn.</param>
/// <param name="PagesPerSecond">How many it writes to in a second; 0 means as many as it can.</param>
internal sealed record Workload(string Name, int Pages, int PagesPerSecond)
{
    public const int MemoryMib = 1024;

    private const int MostPages = 960 * 256;

    public static IReadOnlyList<Workload> All { get; } =
    [
        new("idle, memory untouched", 1, 1),
        new("dirties 64 MiB/s of 960 MiB", MostPages, 64 * 256),
        new("dirties 960 MiB as fast as it can", MostPages, 0),
    ];
}

/// <summary>What a migration took.</summary>
/// <param name="Total">From its beginning to its end.</param>
/// <param name="Downtime">For how long no guest ran.</param>
/// <param name="Bytes">What went over the connection.</param>
/// <param name="Processor">The processor time of both ends, the guest's included.</param>
internal sealed record Measurement(TimeSpan Total, TimeSpan Downtime, double Bytes, TimeSpan Processor);
