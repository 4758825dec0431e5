using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Wire.V1;

namespace SpecLattice.Vmm.Tests.Migration;

public sealed class RefusalTests
{
    [Fact]
    public async Task A_spec_that_the_target_cannot_hold_is_refused_with_every_loss_before_the_guest_is_paused()
    {
        await using var source = await Hosts.RunningAsync(spec: Hosts.Spec(16, Hosts.Vsock, Hosts.NvmeDisk(writeCache: false)));
        await using var target = await Hosts.MigrateAsync(source, apiMax: 2);

        var report = source.Instance!.MigrationOut!;
        Assert.Equal([MigrationState.Sync, MigrationState.Error], report.History);
        Assert.Equal(InstanceState.Running, source.Instance.State);
        Assert.Null(report.SpecVersion);
        Assert.Equal(MigrationErrorCode.SpecNotRepresentable, report.Error!.Code);
        string[] lost = ["/components/disk0/component/has_write_cache", "/components/vsock0"];
        Assert.Equal(lost, report.Error.Losses.Select(loss => loss.Pointer).Order(StringComparer.Ordinal));

        // The target knows exactly the same, although it has never seen the spec.
        var told = target.Instance!.MigrationIn!.Error!;
        Assert.Equal(MigrationRole.Source, told.ReportedBy);
        Assert.Equal(report.Error.Code, told.Code);
        Assert.Equal(report.Error.Losses.ToString(), told.Losses.ToString());
        Assert.Equal(InstanceState.Failed, target.Instance.State);
        Assert.Null(target.GetSpec());

        await Hosts.CountsOnAsync(source);
        Hosts.MemoryIsRight(source);
    }

    [Fact]
    public async Task After_a_refusal_the_vm_goes_to_a_server_that_can_hold_it()
    {
        await using var source = await Hosts.RunningAsync(spec: Hosts.Spec(16, Hosts.Vsock));
        await using var refused = await Hosts.MigrateAsync(source, apiMax: 2);
        Assert.Equal(InstanceState.Failed, refused.Instance!.State);
        await using var target = await Hosts.MigrateAsync(source, apiMax: 3);
        Assert.Equal(InstanceState.Running, target.Instance!.State);
        Assert.Equal(source.GetSpec(), target.GetSpec());
        Hosts.MemoryIsRight(target);
    }

    [Fact]
    public async Task A_server_without_an_instance_refuses_to_be_a_source()
    {
        await using var source = Hosts.Host();
        Assert.Equal(HostErrorKind.NoInstance, source.CheckMigrationOut(Guid.NewGuid())!.Kind);
        await using var target = await Hosts.MigrateAsync(source);
        Assert.Equal(MigrationErrorCode.NoInstance, target.Instance!.MigrationIn!.Error!.Code);
    }

    [Fact]
    public async Task Only_one_migration_out_is_served_at_a_time()
    {
        await using var source = await Hosts.RunningAsync();
        var (near, far) = MemoryChannel.CreatePair();
        await using var peer = new RawPeer(near);
        var serving = source.ServeMigrationOutAsync(Guid.NewGuid(), far, TestContext.Current.CancellationToken);
        await peer.GreetAsync(new TargetHello());
        await peer.ReceiveAsync();

        await using var second = await Hosts.MigrateAsync(source);
        Assert.Equal(MigrationErrorCode.AlreadyInProgress, second.Instance!.MigrationIn!.Error!.Code);
        Assert.Equal(InstanceState.Migrating, source.Instance!.State);

        await near.DisposeAsync();
        Assert.Equal(MigrationErrorCode.ConnectionLost, (await serving).Error!.Code);
        Assert.Equal(InstanceState.Running, source.Instance!.State);
    }
}
