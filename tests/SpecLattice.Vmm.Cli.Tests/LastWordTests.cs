using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Cli.Tests.Support;

namespace SpecLattice.Vmm.Cli.Tests;

/// <summary>The last words of a migration are lost: the source asks the target what became of the VM, and nobody has to decide.</summary>
public sealed class LastWordTests
{
    private static readonly string Spec = Documents.Spec(Documents.Com1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_source_that_never_hears_that_the_target_runs_asks_it()
    {
        await using var source = await TestServer.StartAsync();
        await using var target = await TestServer.StartAsync();
        await source.RunInstanceAsync(Spec, 6, 100);
        await using var relay = new LastWordRelay(source.Process.Address, passWord: true);
        await target.BeginMigrationAsync(relay.Address);

        await source.WaitForStateAsync(InstanceState.Destroyed);
        Assert.Equal(MigrationState.Finish, (await source.Client.GetMigrationsAsync(Cancellation)).MigrationOut?.State);
        await target.WaitForStateAsync(InstanceState.Running);
        await AssertGuestIsWellAsync(target);
    }

    [Fact]
    public async Task A_source_whose_target_never_heard_the_word_takes_the_vm_back()
    {
        await using var source = await TestServer.StartAsync();
        await using var target = await TestServer.StartAsync();
        await source.RunInstanceAsync(Spec, 6, 100);
        await using var relay = new LastWordRelay(source.Process.Address, passWord: false);
        await target.BeginMigrationAsync(relay.Address);

        await target.WaitForStateAsync(InstanceState.Failed);
        await source.WaitForStateAsync(InstanceState.Running);
        Assert.Contains("has dropped the VM", (await source.Client.GetMigrationsAsync(Cancellation)).MigrationOut?.Error?.Message, StringComparison.Ordinal);
        await AssertGuestIsWellAsync(source);

        // Nothing is left to be said, and the VM can move again.
        Assert.Equal(409, (await source.PutAsync("/instance/handover", """{"target_runs":false}""")).Status);
        await using var fresh = await TestServer.StartAsync();
        await fresh.BeginMigrationAsync(source.Process.Address.Authority);
        await fresh.WaitForStateAsync(InstanceState.Running);
        await AssertGuestIsWellAsync(fresh);
    }

    private static async Task AssertGuestIsWellAsync(TestServer server)
    {
        await server.WaitForCountAsync(await server.WaitForCountAsync(0));
        var check = await server.Client.CheckGuestMemoryAsync(Cancellation);
        Assert.True(check.Problem is null, check.Problem);
    }
}
