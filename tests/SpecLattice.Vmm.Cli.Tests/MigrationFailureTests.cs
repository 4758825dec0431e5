using System.Net.WebSockets;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Cli.Client;
using SpecLattice.Vmm.Cli.Tests.Support;

namespace SpecLattice.Vmm.Cli.Tests;

/// <summary>A server is killed while memory is being copied.</summary>
public sealed class MigrationFailureTests
{
    private const ulong GuestPages = 8192;
    private const int BytesBeforeStall = 4 << 20;

    private static readonly string Spec = Documents.Spec(Documents.Com1, Documents.Smbios, memoryMb: 128);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task When_the_target_dies_the_source_goes_on_and_can_be_asked_again()
    {
        await using var source = await StartAsync();
        await using var target = await StartAsync();
        await source.RunInstanceAsync(Spec, 2, GuestPages);
        await using var relay = new StallingRelay(source.Process.Address, BytesBeforeStall);
        var id = await target.BeginMigrationAsync(relay.Address);
        await relay.Stalled.WaitAsync(TimeSpan.FromMinutes(5), Cancellation);
        await AssertCopyingAsync(source, id);

        target.Process.Kill();

        var failed = await Poll.UntilAsync(
            "the source knows that the migration failed",
            () => source.Client.GetMigrationsAsync(Cancellation), migrations => migrations.MigrationOut?.State == MigrationState.Error);
        Assert.NotNull(failed.MigrationOut!.Error);
        Assert.Contains("onnection", failed.MigrationOut.Error.Message, StringComparison.Ordinal);
        Assert.Equal("Error", StateOf(await source.GetAsync("/instance/migration-status", 1), "migration_out"));
        await source.WaitForStateAsync(InstanceState.Running);
        await AssertGuestIsWellAsync(source);

        // A fresh target gets all of it, with what the first one was already sent.
        await using var fresh = await StartAsync();
        var run = await MigrationRun.FollowAsync(source.Client, fresh.Client, Guid.NewGuid(), static _ => { }, Cancellation);
        Assert.True(run.Succeeded, run.Error?.ToString());
        await AssertGuestIsWellAsync(fresh);
        Assert.NotEqual(InstanceState.Running, (await source.Client.GetInstanceAsync(Cancellation)).State);
    }

    [Fact]
    public async Task When_the_source_dies_the_target_says_so_and_runs_nothing()
    {
        await using var source = await StartAsync();
        await using var target = await StartAsync();
        await source.RunInstanceAsync(Spec, 2, GuestPages);
        await using var relay = new StallingRelay(source.Process.Address, BytesBeforeStall);
        var id = await target.BeginMigrationAsync(relay.Address);
        await relay.Stalled.WaitAsync(TimeSpan.FromMinutes(5), Cancellation);
        await AssertCopyingAsync(source, id);

        source.Process.Kill();

        await target.WaitForStateAsync(InstanceState.Failed);
        var migrations = await target.Client.GetMigrationsAsync(Cancellation);
        Assert.Equal(MigrationState.Error, migrations.MigrationIn?.State);
        Assert.NotNull(migrations.MigrationIn?.Error);
        Assert.NotEmpty(migrations.FailureReason!);
        Assert.Equal("Error", StateOf(await target.GetAsync("/instance/migration-status", 1), "migration_in"));
        Assert.Equal("NoGuest", (await target.GetAsync("/debug/guest")).Code);

        // A target is good for one migration only, and says so.
        Assert.Equal(424, (await target.PutAsync("/instance/state", "\"Run\"")).Status);
        Assert.Equal("AlreadyInitialized", (await target.EnsureAsync(Spec, 2)).Code);
    }

    [Fact]
    public async Task A_source_that_is_not_there_is_reported_by_the_target()
    {
        await using var target = await StartAsync();
        await target.BeginMigrationAsync("127.0.0.1:1");
        await target.WaitForStateAsync(InstanceState.Failed);
        var migrations = await target.Client.GetMigrationsAsync(Cancellation);
        Assert.Equal("Unreachable", migrations.MigrationIn?.Error?.Code);
    }

    [Fact]
    public async Task A_source_that_has_nothing_to_send_is_named_as_the_one_that_refuses()
    {
        await using var source = await TestServer.StartAsync();
        await using var target = await TestServer.StartAsync();
        await target.BeginMigrationAsync(source.Process.Address.Authority);
        await target.WaitForStateAsync(InstanceState.Failed);
        var error = (await target.Client.GetMigrationsAsync(Cancellation)).MigrationIn?.Error;
        Assert.Equal(("NoInstance", "the source has no running VM to migrate"), (error?.Code, error?.Message));
        Assert.Equal("source", error?.ReportedBy?.ToString(), ignoreCase: true);
    }

    [Fact]
    public async Task A_connection_that_is_no_migration_does_not_take_the_place_of_one_that_is_shown()
    {
        await using var source = await TestServer.StartAsync();
        await source.RunInstanceAsync(Spec, 2, 10);
        using (var junk = new ClientWebSocket())
        {
            junk.Options.SetRequestHeader("api-version", "1.0.0");
            await junk.ConnectAsync(new Uri($"ws://{source.Process.Address.Authority}/instance/migrate/{Guid.NewGuid()}/start"), Cancellation);
            await junk.SendAsync(new byte[] { 1, 2, 3 }, WebSocketMessageType.Binary, true, Cancellation);
            var answer = await junk.ReceiveAsync(new byte[256], Cancellation);
            Assert.Equal(WebSocketMessageType.Close, answer.MessageType);
        }

        Assert.Null((await source.Client.GetMigrationsAsync(Cancellation)).MigrationOut);
    }

    [Fact]
    public async Task What_waits_for_its_migration_has_no_spec_yet()
    {
        await using var source = await StartAsync();
        await using var target = await StartAsync();
        await source.RunInstanceAsync(Spec, 2, 10);

        // Not even the handshake's answer comes through.
        await using var relay = new StallingRelay(source.Process.Address, 1);
        await target.BeginMigrationAsync(relay.Address);
        var spec = await target.GetAsync("/instance/spec", 1);
        Assert.Equal("WaitingForMigrationSource", spec.Json.GetProperty("spec").GetProperty("type").GetString());
        Assert.Equal("Migrating", spec.Json.GetProperty("state").GetString());
    }

    private static Task<TestServer> StartAsync() => TestServer.StartAsync("--guest-pages", $"{GuestPages}", "--guest-spin", "100");

    private static async Task AssertCopyingAsync(TestServer source, Guid id)
    {
        var migration = (await source.Client.GetMigrationsAsync(Cancellation)).MigrationOut;
        Assert.Equal(id, migration?.Id);
        Assert.Equal(MigrationState.RamPush, migration?.State);
        await source.WaitForStateAsync(InstanceState.Migrating);
    }

    private static async Task AssertGuestIsWellAsync(TestServer server)
    {
        var counted = await server.WaitForCountAsync(0);
        await server.WaitForCountAsync(counted);
        var check = await server.Client.CheckGuestMemoryAsync(Cancellation);
        Assert.True(check.Problem is null, check.Problem);
    }

    private static string? StateOf(Answer status, string member) => status.Json.GetProperty(member).GetProperty("state").GetString();
}
