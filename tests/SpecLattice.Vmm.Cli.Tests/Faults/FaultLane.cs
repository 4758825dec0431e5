using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Cli.Client;
using SpecLattice.Vmm.Cli.Tests.Support;

namespace SpecLattice.Vmm.Cli.Tests.Faults;

/// <summary>What became of a VM to whose migration something happened.</summary>
/// <param name="Fate">Where it is.</param>
/// <param name="Codes">What the sides gave as the reason, where they gave one.</param>
/// <param name="HasHappened">Whether the place was reached.</param>
internal sealed record FaultOutcome(VmFate Fate, string Codes, bool HasHappened);

/// <summary>Where a VM is, after something happened to its migration.</summary>
internal enum VmFate
{
    /// <summary>At the source.</summary>
    Stayed,

    /// <summary>At the source, as somebody had to say who knew that the target's process had been killed.</summary>
    StayedByOperator,

    /// <summary>At the target.</summary>
    Moved,

    /// <summary>Nowhere: the process that had it was killed.</summary>
    Lost,
}

/// <summary>A VM to whose migrations things happen one after another. A guest works on its memory, console and disk all the while.</summary>
internal sealed class FaultLane : IAsyncDisposable
{
    private static readonly string Spec = Documents.Spec(Documents.Com1 + "," + Documents.EmptyNvmeDisk(false));

    private static readonly string[] Arguments =
    [
        "--guest", "mixed", "--guest-pages", "64", "--guest-rate", "1000", "--frame-pages", "8",
        "--peer-timeout", $"{FaultRelay.ServerPatience}", "--pause-limit", $"{FaultRelay.ServerPatience - 1}",
    ];

    private TestServer? _server;
    private (long FromSource, long FromTarget) _usual = (700_000, 2_000);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (_server is { } server)
        {
            _server = null;
            await server.DisposeAsync();
        }
    }

    /// <summary>Migrates the VM while something happens, and checks that afterwards it is in one place, whole, and can move.</summary>
    public async Task<FaultOutcome> RunAsync(MigrationFault fault, FaultPlace place, int seed)
    {
        try
        {
            return await RunCoreAsync(fault, place, seed);
        }
        catch
        {
            // What is left of it is of no use to the next.
            await DisposeAsync();
            throw;
        }
    }

    private async Task<FaultOutcome> RunCoreAsync(MigrationFault fault, FaultPlace place, int seed)
    {
        _server ??= await StartVmAsync();
        var source = _server;
        var target = await StartAsync();
        try
        {
            var relay = new FaultRelay(source, target, fault, place, place.IsFromSource ? _usual.FromSource : _usual.FromTarget, seed);
            await using var ending = relay;
            var counted = await source.WaitForCountAsync(0);
            await target.BeginMigrationAsync(relay.Address);
            var fate = await SettleAsync(source, target, relay, fault);
            var codes = await CodesAsync(source, target, fate);
            if (place is BytePlace && fate == VmFate.Moved)
            {
                _usual = relay.Bytes;
            }

            await KeepAsync(fate, source, target, counted);
            return new FaultOutcome(fate, codes, relay.HasHappened);
        }
        finally
        {
            await (_server == target ? source : target).DisposeAsync();
        }
    }

    private static async Task<TestServer> StartVmAsync()
    {
        var server = await StartAsync();
        await server.RunInstanceAsync(Spec, 6, 100);
        return server;
    }

    /// <summary>Waits until it is clear where the VM is: without anybody's help, unless the process that may have it was killed.</summary>
    private static async Task<VmFate> SettleAsync(TestServer source, TestServer target, FaultRelay relay, MigrationFault fault)
    {
        switch (fault)
        {
            case MigrationFault.KillSource when await HappenedAsync(relay, target, killed: source):
                return await Poll.UntilAsync("the target knows", () => StateAsync(target), state => state is InstanceState.Running or InstanceState.Failed) == InstanceState.Running
                    ? VmFate.Moved
                    : VmFate.Lost;
            case MigrationFault.KillTarget when await HappenedAsync(relay, source, killed: target):
                return await SettleWithoutTargetAsync(source);
        }

        var (here, there) = await Poll.UntilAsync(
            "both know", async () => (await StateAsync(source), await StateAsync(target)), states => states is (InstanceState.Running, InstanceState.Failed) or (InstanceState.Destroyed, InstanceState.Running));
        Assert.True(here == InstanceState.Running != (there == InstanceState.Running), $"{here}, {there}");
        return here == InstanceState.Running ? VmFate.Stayed : VmFate.Moved;
    }

    /// <summary>Whether the process was killed, or the migration ended before that.</summary>
    private static async Task<bool> HappenedAsync(FaultRelay relay, TestServer other, TestServer killed)
    {
        await Poll.UntilAsync(
            "it has happened, or the migration has ended", async () => relay.HasHappened || relay.Over.IsCompleted || await StateAsync(other) is InstanceState.Failed or InstanceState.Destroyed, over => over);
        if (relay.HasHappened)
        {
            await Poll.UntilAsync("the process has ended", () => Task.FromResult(killed.Process.HasExited), ended => ended);
        }

        return relay.HasHappened;
    }

    private static async Task<VmFate> SettleWithoutTargetAsync(TestServer source)
    {
        var isAsked = false;
        var left = await Poll.UntilAsync(
            "the source knows",
            async () =>
            {
                var report = (await source.Client.GetMigrationsAsync(Cancellation)).MigrationOut;
                var state = await StateAsync(source);
                if (report?.Error?.Code == "HandoverUnconfirmed" && state == InstanceState.Migrating)
                {
                    isAsked = (await source.PutAsync("/instance/handover", """{"target_runs":false}""")).Status == 204 || isAsked;
                }

                return (state, report?.State);
            },
            seen => seen is (InstanceState.Destroyed, _) or (InstanceState.Running, null or MigrationState.Error));
        return left.state == InstanceState.Destroyed ? VmFate.Lost : isAsked ? VmFate.StayedByOperator : VmFate.Stayed;
    }

    /// <summary>The VM is whole where it is, and nowhere else; and where it did not move, it can.</summary>
    private async Task KeepAsync(VmFate fate, TestServer source, TestServer target, ulong counted)
    {
        switch (fate)
        {
            case VmFate.Lost:
                _server = null;
                await source.DisposeAsync();
                return;
            case VmFate.Moved:
                _server = target;
                await CheckAsync(target, counted);
                if (!source.Process.HasExited)
                {
                    Assert.Equal(424, (await source.GetAsync("/debug/guest")).Status);
                }

                return;
            default:
                if (!target.Process.HasExited)
                {
                    Assert.Equal(424, (await target.GetAsync("/debug/guest")).Status);
                }

                await CheckAsync(source, counted);
                await MoveAsync(source, counted);
                return;
        }
    }

    private async Task MoveAsync(TestServer source, ulong counted)
    {
        // Servers here wait for each other for a few seconds only: on a host with much else to do that is not always enough.
        for (var attempt = 1; ; attempt++)
        {
            var next = await StartAsync();
            var run = await MigrationRun.FollowAsync(source.Client, next.Client, Guid.NewGuid(), static _ => { }, Cancellation);
            if (run.Succeeded)
            {
                _server = next;
                await source.DisposeAsync();
                await CheckAsync(next, counted);
                return;
            }

            await next.DisposeAsync();
            Assert.True(attempt < 5 && run.Error!.Code is "Timeout" or "ConnectionLost", $"it cannot move afterwards: {run.Error}");
        }
    }

    /// <summary>Starts a server: that of this build, or the one that <c>SPECLATTICE_SERVER</c> names, such as one that is compiled already.</summary>
    private static Task<TestServer> StartAsync() => TestServer.StartAsync(Environment.GetEnvironmentVariable("SPECLATTICE_SERVER"), Arguments);

    private static async Task CheckAsync(TestServer server, ulong counted)
    {
        await server.WaitForStateAsync(InstanceState.Running);
        await server.WaitForCountAsync(counted);
        var check = await server.Client.CheckGuestMemoryAsync(Cancellation);
        Assert.True(check.Problem is null, check.Problem);
        Assert.Equal(64UL, check.PagesChecked);
    }

    /// <summary>What the two sides say of a migration that failed: each that lives, and took part, has to say something.</summary>
    private static async Task<string> CodesAsync(TestServer source, TestServer target, VmFate fate)
    {
        if (fate == VmFate.Moved)
        {
            return "";
        }

        var codes = new List<string>();
        foreach (var (server, isTarget) in new[] { (source, false), (target, true) })
        {
            if (server.Process.HasExited)
            {
                continue;
            }

            var reports = await server.Client.GetMigrationsAsync(Cancellation);
            var error = (isTarget ? reports.MigrationIn : reports.MigrationOut)?.Error;
            Assert.True(!isTarget || error is not null, "the target does not say why it failed");
            Assert.NotEqual("Internal", error?.Code);
            codes.Add(error?.Code ?? "not begun");
        }

        return string.Join(" / ", codes);
    }

    private static async Task<InstanceState> StateAsync(TestServer server) => (await server.Client.GetInstanceAsync(Cancellation)).State;
}
