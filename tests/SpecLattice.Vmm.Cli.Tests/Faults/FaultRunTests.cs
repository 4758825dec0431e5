using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using SpecLattice.Tests.Shared;

namespace SpecLattice.Vmm.Cli.Tests.Faults;

/// <summary>
/// Something happens to a migration between two processes: at each message at which a phase begins or ends, of either side, and at bytes anywhere. Afterwards one side runs the VM, whole, and it can move.
/// <c>SPECLATTICE_FAULT_RUNS</c> sets how many times, <c>SPECLATTICE_SEED</c> where.
/// </summary>
public sealed class FaultRunTests
{
    private const int UsualSeed = 19;
    private const int Few = 4;

    [Fact]
    public async Task Whatever_happens_to_a_migration_one_side_runs_the_whole_vm()
    {
        var (count, seed) = (Depth.Of(usual: Depth.IsThorough ? Enum.GetValues<MigrationFault>().Length : Few, nightly: 10_000, "SPECLATTICE_FAULT_RUNS"), Depth.SeedOr(UsualSeed));
        var runs = new ConcurrentQueue<(int Number, MigrationFault Fault, FaultPlace Place)>(
            FaultPlace.Plan(count, new Random(seed)).Select((run, number) => (number, run.Fault, run.Place)));
        var results = new ConcurrentBag<(MigrationFault Fault, FaultPlace Place, FaultOutcome Outcome)>();
        var failures = new ConcurrentBag<string>();

        // Most of the time servers wait for each other.
        await Task.WhenAll(Enumerable.Range(0, Math.Clamp(2 * Environment.ProcessorCount, 3, 16)).Select(async _ =>
        {
            await using var lane = new FaultLane();
            while (runs.TryDequeue(out var run) && !TestContext.Current.CancellationToken.IsCancellationRequested)
            {
                try
                {
                    var outcome = await lane.RunAsync(run.Fault, run.Place, seed + run.Number);
                    results.Add((run.Fault, run.Place, outcome));
                    TestContext.Current.TestOutputHelper?.WriteLine($"{run.Number}: {run.Fault} at {run.Place}: {outcome.Fate} {outcome.Codes}{(outcome.HasHappened ? "" : " (not reached)")}");
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    failures.Add($"run {run.Number} of seed {seed}, {run.Fault} at {run.Place}: {error.Message}");
                }
            }
        }));

        TestContext.Current.TestOutputHelper?.WriteLine(Table(results));
        Assert.True(failures.IsEmpty, $"{failures.Count} of {count} failed:\n{string.Join('\n', failures)}");
        var missed = results.Where(result => result is { Place: MessagePlace, Outcome.HasHappened: false }).ToList();
        Assert.True(missed.Count <= count / 50, $"places that were not reached: {string.Join(", ", missed.Select(result => $"{result.Fault} at {result.Place}"))}");
    }

    private static string Table(IReadOnlyCollection<(MigrationFault Fault, FaultPlace Place, FaultOutcome Outcome)> results)
    {
        var text = new StringBuilder("| what happens | times | at messages | stayed | stayed, an operator said so | moved | lost with its server | reasons given (source / target) |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var group in results.GroupBy(result => result.Fault).OrderBy(group => group.Key))
        {
            var reached = group.Where(result => result.Outcome.HasHappened).ToList();
            var fates = Enum.GetValues<VmFate>().Select(fate => reached.Count(result => result.Outcome.Fate == fate).ToString(CultureInfo.InvariantCulture));
            var codes = reached.Select(result => result.Outcome.Codes).Where(codes => codes.Length > 0).GroupBy(codes => codes, StringComparer.Ordinal)
                .OrderByDescending(codes => codes.Count()).Select(codes => string.Create(CultureInfo.InvariantCulture, $"{codes.Key} {codes.Count()}"));
            text.Append(CultureInfo.InvariantCulture, $"| {group.Key} | {reached.Count} | {reached.Count(result => result.Place is MessagePlace)} | ")
                .AppendJoin(" | ", fates).Append(" | ").AppendJoin(", ", codes).Append(" |\n");
        }

        return text.ToString();
    }
}
