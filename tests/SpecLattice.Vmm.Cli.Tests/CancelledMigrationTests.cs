using System.Text;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Cli.Tests.Support;

namespace SpecLattice.Vmm.Cli.Tests;

/// <summary>A migration ends when an operator, or the limit that one has set, says so; not when the other side gives up.</summary>
public sealed class CancelledMigrationTests
{
    private static readonly string Spec = Documents.Spec(Documents.Com1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_migration_is_cancelled_at_its_source_and_the_next_one_succeeds()
    {
        await using var source = await StartAsync();
        await using var target = await StartAsync();
        await source.RunInstanceAsync(Spec, 6, 100);
        await using var relay = new StallingRelay(source.Process.Address, 64 * 1024);
        await target.BeginMigrationAsync(relay.Address);
        await relay.Stalled.WaitAsync(TimeSpan.FromMinutes(5), Cancellation);

        var cancelled = await VmmRunner.RunAsync("migrate", "--cancel", "--from", source.Process.Address.Authority);
        Assert.True(cancelled.ExitCode == 0, cancelled.Errors);
        Assert.Contains("is cancelled: the VM stays where it is", cancelled.Output, StringComparison.Ordinal);
        Assert.Equal("Cancelled", (await source.Client.GetMigrationsAsync(Cancellation)).MigrationOut?.Error?.Code);
        await source.WaitForStateAsync(InstanceState.Running);
        await target.WaitForStateAsync(InstanceState.Failed);

        var again = await VmmRunner.RunAsync("migrate", "--cancel", "--from", source.Process.Address.Authority);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("is not under way here", again.Errors, StringComparison.Ordinal);
        await source.WaitForCountAsync(await source.WaitForCountAsync(0));
    }

    [Fact]
    public async Task A_migration_is_cancelled_at_its_target()
    {
        await using var source = await StartAsync();
        await using var target = await StartAsync();
        await source.RunInstanceAsync(Spec, 6, 100);
        await using var relay = new StallingRelay(source.Process.Address, 64 * 1024);
        var id = await target.BeginMigrationAsync(relay.Address);
        await relay.Stalled.WaitAsync(TimeSpan.FromMinutes(5), Cancellation);

        var answer = await target.SendAsync(HttpMethod.Post, $"/instance/migrate/{id}/cancel", "1.0.0");
        Assert.Equal(200, answer.Status);
        await target.WaitForStateAsync(InstanceState.Failed);
        await source.WaitForStateAsync(InstanceState.Running);
        Assert.Equal(409, (await target.SendAsync(HttpMethod.Post, $"/instance/migrate/{id}/cancel", "1.0.0")).Status);
        Assert.Equal(409, (await target.SendAsync(HttpMethod.Post, $"/instance/migrate/{Guid.NewGuid()}/cancel", "1.0.0")).Status);
    }

    [Fact]
    public async Task A_guest_that_was_paused_for_a_target_of_which_nothing_comes_runs_on()
    {
        await using var source = await StartAsync("--pause-limit", "1");
        await using var target = await StartAsync();
        await source.RunInstanceAsync(Spec, 6, 100);

        // From the pause on nothing gets through.
        var isPaused = false;
        await using var relay = new ChangingRelay(source.Process.Address, message =>
        {
            isPaused |= message.Length < 256 && Encoding.UTF8.GetString(message).Contains("RamPushDirty", StringComparison.Ordinal);
            return isPaused ? [] : [message];
        });
        await target.BeginMigrationAsync(relay.Address);
        var failed = await Poll.UntilAsync(
            "the source has given up", () => source.Client.GetMigrationsAsync(Cancellation), migrations => migrations.MigrationOut?.State == MigrationState.Error);
        Assert.True(isPaused);
        Assert.Contains("had been paused for 1 s", failed.MigrationOut!.Error!.Message, StringComparison.Ordinal);
        await source.WaitForCountAsync(await source.WaitForCountAsync(0));
    }

    /// <summary>Servers that do not end a migration because the other one is silent.</summary>
    private static Task<TestServer> StartAsync(params string[] arguments) => TestServer.StartAsync(["--peer-timeout", "3600", .. arguments]);
}
