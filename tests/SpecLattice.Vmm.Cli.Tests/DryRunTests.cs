using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Cli.Tests.Support;

namespace SpecLattice.Vmm.Cli.Tests;

/// <summary>Whether an instance could be migrated, found out while its guest runs on.</summary>
public sealed class DryRunTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_stands_in_the_way_is_found_before_anything_is_done()
    {
        using var disks = new DiskDirectory();
        await using var source = await TestServer.StartAsync("--disk-root", disks.Root, "--prepared-ids");
        await using var old = await TestServer.StartAsync("--disk-root", disks.Root, "--api-max", "2");
        await using var diskless = await TestServer.StartAsync();
        await using var target = await TestServer.StartAsync("--disk-root", disks.Root);
        await source.RunInstanceAsync(Documents.Spec(Documents.Com1 + "," + Documents.Vsock + "," + DiskDirectory.Virtio("disk", 16, disks.Disk)), 6, 10);

        var refused = await TryAsync(source, old);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("SpecNotRepresentable: reported by the source: ", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("/components/vsock", refused.Errors, StringComparison.Ordinal);
        refused = await TryAsync(source, diskless);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("storage backend `disk-file`", refused.Errors, StringComparison.Ordinal);

        // Where it could, it is not done either, and all can be asked again.
        for (var time = 0; time < 2; time++)
        {
            var possible = await TryAsync(source, target);
            Assert.True(possible.ExitCode == 0, possible.Errors);
            Assert.Contains("the instance can be migrated: spec version 6, speclattice-migrate-json/3", possible.Output, StringComparison.Ordinal);
            Assert.Contains("  uart-16550 2", possible.Output, StringComparison.Ordinal);
        }

        await source.WaitForStateAsync(InstanceState.Running);
        await source.WaitForCountAsync(await source.WaitForCountAsync(0));
        Assert.Equal(424, (await target.GetAsync("/instance")).Status);
        Assert.Null((await source.Client.GetMigrationsAsync(Cancellation)).MigrationOut!.DowntimeUs);

        var run = await VmmRunner.RunAsync("migrate", "--from", source.Process.Address.Authority, "--to", target.Process.Address.Authority);
        Assert.True(run.ExitCode == 0, run.Errors);
        refused = await TryAsync(target, target);
        Assert.Contains("AlreadyInitialized", refused.Errors, StringComparison.Ordinal);
        refused = await TryAsync(source, old);
        Assert.Contains("NoInstance", refused.Errors, StringComparison.Ordinal);
    }

    private static Task<VmmRun> TryAsync(TestServer source, TestServer target) =>
        VmmRunner.RunAsync("migrate", "--dry-run", "--from", source.Process.Address.Authority, "--to", target.Process.Address.Authority);
}
