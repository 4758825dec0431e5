using SpecLattice.Vmm.Cli.Client;
using SpecLattice.Vmm.Server.Bodies;

namespace SpecLattice.Vmm.Cli.Demo;

/// <summary>A migration of the demo.</summary>
/// <param name="Name">From where to where.</param>
/// <param name="Run">How it went.</param>
/// <param name="Memory">The check of the guest's memory after it, wherever the guest was then.</param>
internal sealed record Hop(string Name, MigrationRun Run, GuestMemoryBody Memory)
{
    /// <summary>The source knows why it chose what it chose, and how long the guest stood still.</summary>
    private MigrationReportEntry Report => Run.Source ?? Run.Target;

    public static IReadOnlyList<string> Heads { get; } = ["hop", "outcome", "spec version", "why", "sent", "rounds", "downtime", "guest memory"];

    public IReadOnlyList<string> Cells =>
    [
        Name,
        Run.Succeeded ? "arrived" : "refused",
        Report.SpecVersion?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none",
        Report.SpecVersionReason ?? Run.Error?.Message ?? "",
        MigrationText.Bytes(Report.Bytes),
        Report.Rounds.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Report.DowntimeUs is { } microseconds ? MigrationText.Milliseconds(microseconds) : "none",
        $"right at count {Memory.Counter}",
    ];
}
