using System.Globalization;
using SpecLattice.Vmm.Cli.Client;
using SpecLattice.Vmm.Server.Bodies;

namespace SpecLattice.Vmm.Cli.Demo;

/// <summary>A migration of the demo.</summary>
/// <param name="Name">From where to where.</param>
/// <param name="Run">How it went.</param>
/// <param name="Memory">The check of the guest's memory after it, wherever the guest was then.</param>
internal sealed record Hop(string Name, MigrationRun Run, GuestMemoryBody Memory)
{
    /// <summary>The source knows why it chose what it chose, and how long the guest was paused.</summary>
    private MigrationReportEntry Report => Run.Source ?? Run.Target;

    public static IReadOnlyList<string> Heads { get; } = ["hop", "spec", "why", "sent", "rounds", "downtime", "at count"];

    /// <summary>The column that can be long.</summary>
    public static int WhyColumn => 2;

    public IReadOnlyList<string> Cells =>
    [
        Name,
        Report.SpecVersion is { } version ? string.Create(CultureInfo.InvariantCulture, $"V{version}") : "refused",
        Run.Error is { Losses.Count: > 0 } error ? $"{error.Losses.Count} losses, named above" : Report.SpecVersionReason ?? "",
        MigrationText.Bytes(Report.Bytes),
        Report.Rounds.ToString(CultureInfo.InvariantCulture),
        Report.DowntimeUs is { } microseconds ? MigrationText.Milliseconds(microseconds) : "none",
        Memory.Counter.ToString(CultureInfo.InvariantCulture),
    ];
}
