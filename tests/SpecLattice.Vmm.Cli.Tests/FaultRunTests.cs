using System.Diagnostics;
using System.Net.Sockets;
using SpecLattice.Tests.Shared;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Cli.Client;
using SpecLattice.Vmm.Cli.Tests.Support;

namespace SpecLattice.Vmm.Cli.Tests;

/// <summary>
/// Something happens to a migration between two processes, at a random message: afterwards one side runs the VM, whole, and it can move again. <c>SPECLATTICE_FAULT_RUNS</c> sets how many times,
/// <c>SPECLATTICE_SEED</c> where.
/// </summary>
public sealed class FaultRunTests
{
    private const int UsualSeed = 19;

    /// <summary>The source sends about so many messages.</summary>
    private const int Messages = 14;

    private static readonly string Spec = Documents.Spec(Documents.Com1 + "," + Documents.NvmeDisk(false));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_happens_to_a_migration_one_side_runs_the_whole_vm()
    {
        var kinds = Enum.GetValues<RunFault>();
        var (count, seed) = (Depth.Of(usual: kinds.Length, nightly: 500, "SPECLATTICE_FAULT_RUNS"), Depth.SeedOr(UsualSeed));
        var random = new Random(seed);
        var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var runs = Enumerable.Range(0, count).Select(number => (kinds[number % kinds.Length], random.Next(Messages))).ToList();
        await Parallel.ForEachAsync(runs, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = Cancellation }, async (run, _) =>
        {
            var outcome = await RunAsync(run.Item1, run.Item2, $"seed {seed}: {run.Item1} at message {run.Item2}");
            lock (outcomes)
            {
                outcomes[$"{run.Item1}: {outcome}"] = outcomes.GetValueOrDefault($"{run.Item1}: {outcome}") + 1;
            }
        });
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', outcomes.Select(outcome => $"{outcome.Key} {outcome.Value}")));
    }

    private static async Task<string> RunAsync(RunFault fault, int at, string what)
    {
        await using var source = await StartAsync();
        await using var target = await StartAsync();
        await source.RunInstanceAsync(Spec, 6, 200);
        await using var relay = new FaultingRelay(source, target, fault, at);
        await target.BeginMigrationAsync(relay.Address);
        var survivor = await SettleAsync(source, target, fault, what);
        if (survivor is null)
        {
            return "the VM was lost with its server";
        }

        var check = await survivor.Client.CheckGuestMemoryAsync(Cancellation);
        Assert.True(check.Problem is null, $"{what}: {check.Problem}");
        await survivor.WaitForCountAsync((await survivor.Client.GetGuestAsync(Cancellation)).Counter ?? 0);
        await using var last = await StartAsync();
        var again = await MigrationRun.FollowAsync(survivor.Client, last.Client, Guid.NewGuid(), static _ => { }, Cancellation);
        Assert.True(again.Succeeded, $"{what}; then {again.Error}");
        check = await last.Client.CheckGuestMemoryAsync(Cancellation);
        Assert.True(check.Problem is null, $"{what}; then {check.Problem}");
        return survivor == source ? "it stayed" : "it moved";
    }

    /// <summary>Waits until both sides know where the VM is.</summary>
    private static async Task<TestServer?> SettleAsync(TestServer source, TestServer target, RunFault fault, string what)
    {
        if (fault == RunFault.KillSource)
        {
            var left = await Poll.UntilAsync($"{what}: the target knows", () => StateAsync(target), state => state is InstanceState.Running or InstanceState.Failed);
            return left == InstanceState.Running ? target : null;
        }

        if (fault == RunFault.KillTarget)
        {
            // Somebody has to say that what was killed does not run.
            await Poll.UntilAsync($"{what}: the source knows", async () => await source.PutAsync("/instance/handover", """{"target_runs":false}""") is { Status: 204 } || (await source.Client.GetMigrationsAsync(Cancellation)).MigrationOut?.Error is { Code: not "HandoverUnconfirmed" }, known => known);
            return source;
        }

        var (here, there) = await Poll.UntilAsync(
            $"{what}: both know", async () => (await StateAsync(source), await StateAsync(target)), states => states is (InstanceState.Running, InstanceState.Failed) or (InstanceState.Destroyed, InstanceState.Running));
        Assert.True(here == InstanceState.Running != (there == InstanceState.Running), $"{what}: {here}, {there}");
        return here == InstanceState.Running ? source : target;
    }

    private static async Task<InstanceState> StateAsync(TestServer server) => (await server.Client.GetInstanceAsync(Cancellation)).State;

    private static Task<TestServer> StartAsync() => TestServer.StartAsync("--guest-pages", "64", "--guest-rate", "2000", "--peer-timeout", "3", "--pause-limit", "2");

    private enum RunFault
    {
        KillSource,
        KillTarget,
        StopTarget,
        Cut,
        Stall,
        Corrupt,
        Duplicate,
        Reorder,
    }

    /// <summary>Does something at one of the source's messages on the first connection; later ones go to the source untouched.</summary>
    private sealed class FaultingRelay : Relay
    {
        private readonly TestServer _source;
        private readonly TestServer _target;
        private readonly RunFault _fault;
        private readonly int _at;

        public FaultingRelay(TestServer source, TestServer target, RunFault fault, int at)
        {
            (_source, _target, _fault, _at) = (source, target, fault, at);
            Begin(source.Process.Address);
        }

        protected override bool PassesLaterOnes => true;

        protected override async Task PassAsync(TcpClient target, TcpClient source)
        {
            var up = target.GetStream().CopyToAsync(source.GetStream(), Ending);
            await Task.WhenAny(up, DownAsync(source.GetStream(), target.GetStream()));
            source.Close();
            target.Close();
            await up.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        private async Task DownAsync(NetworkStream from, NetworkStream to)
        {
            await ServerFrames.PassAnswerAsync(from, to, Ending);
            for (var number = 0; ; number++)
            {
                var (head, body) = await ServerFrames.ReadAsync(from, Ending);
                if (number != _at)
                {
                    await ServerFrames.WriteAsync(to, head, body, Ending);
                    continue;
                }

                switch (_fault)
                {
                    case RunFault.KillSource:
                        _source.Process.Kill();
                        return;
                    case RunFault.KillTarget:
                        _target.Process.Kill();
                        return;
                    case RunFault.StopTarget:
                        await SignalAsync("STOP");
                        await ServerFrames.WriteAsync(to, head, body, Ending);
                        await Task.Delay(TimeSpan.FromSeconds(4), Ending);
                        await SignalAsync("CONT");
                        continue;
                    case RunFault.Cut:
                        return;
                    case RunFault.Stall:
                        await Task.Delay(TimeSpan.FromSeconds(5), Ending);
                        break;
                    case RunFault.Corrupt:
                        body[body.Length / 2] ^= 0x10;
                        break;
                    case RunFault.Duplicate:
                        await ServerFrames.WriteAsync(to, head, body, Ending);
                        break;
                    case RunFault.Reorder:
                        var (nextHead, next) = await ServerFrames.ReadAsync(from, Ending);
                        await ServerFrames.WriteAsync(to, nextHead, next, Ending);
                        break;
                }

                await ServerFrames.WriteAsync(to, head, body, Ending);
            }
        }

        private async Task SignalAsync(string signal)
        {
            using var kill = Process.Start("kill", [$"-{signal}", $"{_target.Process.Id}"]);
            await kill.WaitForExitAsync(Ending);
        }
    }
}
