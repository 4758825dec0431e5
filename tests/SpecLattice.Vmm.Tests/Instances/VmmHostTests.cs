using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Guests.Programs;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Tests.Migration;

namespace SpecLattice.Vmm.Tests.Instances;

public sealed class VmmHostTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_instance_is_made_run_reset_and_stopped()
    {
        await using var host = Hosts.Host();
        Assert.Null(host.Instance);
        Assert.Null(host.GetSpec());
        Assert.Equal(HostErrorKind.NoInstance, (await RequestAsync(host, InstanceStateRequested.Run))!.Kind);

        var ensured = await host.EnsureAsync(Hosts.Request(Hosts.Spec()), Cancellation);
        Assert.True(ensured.IsOk);
        Assert.Null(ensured.Value.Migrate);
        Assert.Equal(InstanceState.Creating, host.Instance!.State);
        Assert.Equal(MachineStatus.Paused, host.Guest!.Status);
        Assert.Equal(Hosts.Spec(), host.GetSpec());
        Assert.Equal(HostErrorKind.StateChangeNotAllowed, (await RequestAsync(host, InstanceStateRequested.Reboot))!.Kind);

        Assert.Null(await RequestAsync(host, InstanceStateRequested.Run));
        Assert.Null(await RequestAsync(host, InstanceStateRequested.Run));
        await Hosts.CountsOnAsync(host);
        Hosts.MemoryIsRight(host);

        var console = host.FindConsole(1);
        Assert.Null(await RequestAsync(host, InstanceStateRequested.Reboot));
        Assert.NotSame(console, host.FindConsole(1));
        await Hosts.CountsOnAsync(host);
        Hosts.MemoryIsRight(host);
        Assert.Equal(InstanceState.Running, host.Instance.State);

        Assert.Null(await RequestAsync(host, InstanceStateRequested.Stop));
        Assert.Equal(InstanceState.Destroyed, host.Instance.State);
        Assert.Null(host.Guest);
        Assert.Null(host.CheckGuestMemory());
        Assert.Equal(Hosts.Spec(), host.GetSpec());
        Assert.Equal(HostErrorKind.NoInstance, (await RequestAsync(host, InstanceStateRequested.Run))!.Kind);
        Assert.Equal(HostErrorKind.AlreadyInitialized, (await host.EnsureAsync(Hosts.Request(Hosts.Spec()), Cancellation)).Error!.Kind);
    }

    [Fact]
    public async Task An_older_server_refuses_what_its_api_versions_do_not_have()
    {
        await using var host = Hosts.Host(apiMax: 2);
        var refused = (await host.EnsureAsync(Hosts.Request(Hosts.Spec(16, Hosts.Vsock, Hosts.NvmeDisk(writeCache: false))), Cancellation)).Error!;
        Assert.Equal(HostErrorKind.InvalidSpec, refused.Kind);
        Assert.Equal(2, refused.Losses.Count);
        Assert.Null(host.Instance);
        Assert.True((await host.EnsureAsync(Hosts.Request(Hosts.Spec(16, Hosts.NvmeDisk(writeCache: true))), Cancellation)).IsOk);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_server_of_an_api_version_without_a_spec_of_its_own_has_that_of_the_version_before(int apiMax)
    {
        await using var host = Hosts.Host(apiMax);
        var refused = (await host.EnsureAsync(Hosts.Request(Hosts.Spec(16, Hosts.NvmeDisk(writeCache: false))), Cancellation)).Error!;
        Assert.Equal("/components/disk0/component/has_write_cache", Assert.Single(refused.Losses).Pointer);
        Assert.True((await host.EnsureAsync(Hosts.Request(Hosts.Spec(16, Hosts.Vsock, Hosts.NvmeDisk(writeCache: true))), Cancellation)).IsOk);
    }

    [Fact]
    public async Task A_spec_that_breaks_a_rule_is_refused_with_its_place()
    {
        const string Disk = """ "disk0": {"type": "virtio_disk", "component": {"backend_id": "none", "pci_path": {"bus": 0, "device": 4, "function": 0}}} """;
        await using var host = Hosts.Host();
        var refused = (await host.EnsureAsync(Hosts.Request(Hosts.Spec(16, Disk)), Cancellation)).Error!;
        Assert.Equal("/components/disk0", refused.SpecPointer);
        Assert.Equal("failed to generate internal instance spec: storage backend none not found for device disk0", refused.Message);
    }

    [Fact]
    public async Task A_component_that_needs_another_host_is_refused_unless_it_is_substituted()
    {
        const string Nic =
            """
              "nic0": {"type": "virtio_nic", "component": {"backend_id": "vnic0", "interface_id": "00000000-0000-0000-0000-000000000000",
                "pci_path": {"bus": 0, "device": 5, "function": 0}}},
              "vnic0": {"type": "virtio_network_backend", "component": {"vnic_name": "v"}}
              """;
        await using var plain = Hosts.Host();
        var refused = (await plain.EnsureAsync(Hosts.Request(Hosts.Spec(16, Nic)), Cancellation)).Error!;
        Assert.Equal("/components/vnic0", refused.SpecPointer);
        await using var substituting = new VmmHost(new VmmHostOptions { SubstituteBackends = true });
        Assert.True((await substituting.EnsureAsync(Hosts.Request(Hosts.Spec(16, Nic)), Cancellation)).IsOk);
    }

    [Fact]
    public async Task A_vm_that_is_too_large_is_refused()
    {
        await using var host = new VmmHost(new VmmHostOptions { MaxMemoryMib = 16 });
        Assert.Equal(HostErrorKind.CannotCreate, (await host.EnsureAsync(Hosts.Request(Hosts.Spec(17)), Cancellation)).Error!.Kind);
        Assert.True((await host.EnsureAsync(Hosts.Request(Hosts.Spec(16)), Cancellation)).IsOk);
    }

    [Fact]
    public async Task The_guest_is_cut_down_to_what_the_vm_has()
    {
        await using var host = new VmmHost(new VmmHostOptions { Guest = new ServerGuest { Parameters = new PageCounterParameters { Pages = 1 << 20, ComPort = 4 } } });
        Assert.True((await host.EnsureAsync(Hosts.Request(Hosts.Spec(1)), Cancellation)).IsOk);
        await RequestAsync(host, InstanceStateRequested.Run);
        await Hosts.CountsOnAsync(host);
        Hosts.MemoryIsRight(host);
    }

    [Fact]
    public async Task Who_waits_for_a_generation_is_woken_by_the_change()
    {
        await using var host = Hosts.Host();
        Assert.Null(await host.WaitForGenerationAsync(1, Cancellation));
        await host.EnsureAsync(Hosts.Request(Hosts.Spec()), Cancellation);
        var waiting = host.WaitForGenerationAsync(host.Instance!.Generation + 2, Cancellation);
        Assert.False(waiting.IsCompleted);
        await RequestAsync(host, InstanceStateRequested.Run);
        Assert.Equal(InstanceState.Running, (await waiting)!.State);
    }

    [Fact]
    public async Task While_a_vm_is_fetched_it_has_no_spec_and_takes_no_requests()
    {
        await using var host = Hosts.Host(connector: new SilentConnector());
        var id = Guid.NewGuid();
        var ensured = await host.EnsureAsync(Hosts.MigrationRequest(id), Cancellation);
        Assert.Equal(id, ensured.Value!.Migrate!.MigrationId);
        Assert.Equal(InstanceState.Migrating, host.Instance!.State);
        Assert.Equal(id, host.Instance.ToMigrateStatus().MigrationIn!.Id);
        Assert.Null(host.GetSpec());
        Assert.Equal(HostErrorKind.NoInstance, (await RequestAsync(host, InstanceStateRequested.Run))!.Kind);
        await host.DisposeAsync();
        Assert.Equal(InstanceState.Failed, host.Instance.State);
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new VmmHost(new VmmHostOptions { ApiMax = VmmHostOptions.NewestApi + 1 }));
        Assert.Throws<ArgumentException>(() => new VmmHost(new VmmHostOptions { Migration = new() { FramePages = 0 } }));
    }

    private static Task<HostError?> RequestAsync(VmmHost host, InstanceStateRequested requested) => host.RequestStateAsync(requested, Cancellation);

    private sealed class SilentConnector : SpecLattice.Vmm.Migration.Transport.IMigrationConnector
    {
        public async ValueTask<SpecLattice.Vmm.Migration.Transport.IMessageChannel> ConnectAsync(
            SpecLattice.Vmm.Api.SocketAddress source, Guid migrationId, int maxMessageBytes, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            throw new InvalidOperationException();
        }
    }
}
