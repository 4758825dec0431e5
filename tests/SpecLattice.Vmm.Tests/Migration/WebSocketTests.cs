using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Migration.Reports;

namespace SpecLattice.Vmm.Tests.Migration;

public sealed class WebSocketTests
{
    [Fact]
    public async Task A_vm_goes_from_old_to_new_and_back_over_real_connections()
    {
        await using var first = await Hosts.RunningAsync(apiMax: 2, pages: 1024);
        var spec = first.GetSpec();
        await using var second = await MigrateAsync(first, apiMax: 6);
        Hosts.MemoryIsRight(second);
        var counted = await Hosts.CountsOnAsync(second);
        await using var third = await MigrateAsync(second, apiMax: 2);
        Hosts.MemoryIsRight(third);
        Assert.True(third.Guest!.Counter >= counted);
        Assert.Equal(spec, third.GetSpec());
    }

    [Fact]
    public async Task The_first_api_version_is_asked_for_always()
    {
        await using var source = await Hosts.RunningAsync();
        await using var listener = new SourceListener(source);
        await using var target = Hosts.Host();
        var id = Guid.NewGuid();
        await target.EnsureAsync(Hosts.MigrationRequest(id, listener.Address), TestContext.Current.CancellationToken);
        await Hosts.EndedAsync(target);
        Assert.Equal([$"/instance/migrate/{id}/start 1.0.0"], listener.Requests);
    }

    [Fact]
    public async Task A_refusal_reaches_the_target_with_its_losses()
    {
        await using var source = await Hosts.RunningAsync(spec: Hosts.Spec(16, Hosts.Vsock));
        await using var listener = new SourceListener(source);
        await using var target = Hosts.Host(apiMax: 2);
        await target.EnsureAsync(Hosts.MigrationRequest(Guid.NewGuid(), listener.Address), TestContext.Current.CancellationToken);
        await Hosts.EndedAsync(target);
        Assert.Equal("/components/vsock0", Assert.Single(target.Instance!.MigrationIn!.Error!.Losses).Pointer);
        Assert.Equal(InstanceState.Running, source.Instance!.State);
    }

    [Fact]
    public async Task A_source_that_is_not_there_is_unreachable_and_one_that_refuses_is_named()
    {
        await using var empty = Hosts.Host();
        await using var listener = new SourceListener(empty);
        foreach (var (address, code) in new[] { (listener.Address, MigrationErrorCode.NoInstance), ("127.0.0.1:1", MigrationErrorCode.Unreachable) })
        {
            await using var target = Hosts.Host();
            await target.EnsureAsync(Hosts.MigrationRequest(Guid.NewGuid(), address), TestContext.Current.CancellationToken);
            await Hosts.EndedAsync(target);
            Assert.Equal(code, target.Instance!.MigrationIn!.Error!.Code);
        }
    }

    private static async Task<VmmHost> MigrateAsync(VmmHost source, int apiMax)
    {
        await using var listener = new SourceListener(source);
        var target = Hosts.Host(apiMax);
        await target.EnsureAsync(Hosts.MigrationRequest(Guid.NewGuid(), listener.Address));
        await Hosts.EndedAsync(target);
        Assert.True(target.Instance!.State == InstanceState.Running, target.Instance.FailureReason);
        return target;
    }
}
