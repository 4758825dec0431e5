using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Wire;

namespace SpecLattice.Vmm.Tests.Migration;

public sealed class HopTests
{
    [Fact]
    public async Task A_vm_goes_from_an_old_server_to_a_new_one_and_back_and_counts_on()
    {
        await using var first = await Hosts.RunningAsync(apiMax: 2);
        var spec = first.GetSpec();
        var counted = first.Guest!.Counter!.Value;

        await using var second = await Hosts.MigrateAsync(first, apiMax: 6);
        Assert.Equal(2, second.Instance!.MigrationIn!.SpecVersion);
        Assert.Equal(InstanceState.Running, second.Instance.State);
        Assert.Equal(InstanceState.Destroyed, first.Instance!.State);
        Assert.Null(first.Guest);
        Assert.True(second.Guest!.Counter >= counted);
        Hosts.MemoryIsRight(second);
        counted = await Hosts.CountsOnAsync(second);

        await using var third = await Hosts.MigrateAsync(second, apiMax: 2);
        Assert.Equal("newest version both sides read", second.Instance!.MigrationOut!.SpecVersionReason);
        Assert.Equal(InstanceState.Running, third.Instance!.State);
        Assert.True(third.Guest!.Counter >= counted);
        Hosts.MemoryIsRight(third);
        await Hosts.CountsOnAsync(third);
        Assert.Equal(spec, third.GetSpec());
        Assert.Equal(2, third.Instance.BirthVersion);
    }

    [Fact]
    public async Task Both_sides_go_through_the_phases_in_order()
    {
        await using var source = await Hosts.RunningAsync();
        await using var target = await Hosts.MigrateAsync(source);
        MigrationState[] sent =
        [
            MigrationState.Sync, MigrationState.RamPush, MigrationState.Pause, MigrationState.RamPushDirty, MigrationState.Device,
            MigrationState.Server, MigrationState.Finish,
        ];
        Assert.Equal(sent, source.Instance!.MigrationOut!.History);
        Assert.Equal(sent.Where(state => state != MigrationState.Pause), target.Instance!.MigrationIn!.History);
    }

    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(2, 1, 1)]
    [InlineData(2, 2, 2)]
    [InlineData(2, 3, 2)]
    [InlineData(3, 1, 1)]
    [InlineData(3, 3, 3)]
    public async Task The_two_sides_speak_the_newest_protocol_that_both_know(int ofSource, int ofTarget, int spoken)
    {
        await using var source = await Hosts.RunningAsync(protocol: ofSource);
        var connector = new MemoryConnector(source, FaultPlan.None);
        await using var target = Hosts.Host(connector: connector, protocol: ofTarget);
        Assert.True((await target.EnsureAsync(Hosts.MigrationRequest(Guid.NewGuid()), TestContext.Current.CancellationToken)).IsOk);
        await Hosts.EndedAsync(target);
        await connector.Served();
        Assert.Equal($"speclattice-migrate-json/{spoken}", source.Instance!.MigrationOut!.Protocol);
        Assert.Equal(InstanceState.Destroyed, source.Instance.State);
        Hosts.MemoryIsRight(target);
    }

    [Fact]
    public async Task The_report_says_what_was_sent_and_why_in_which_version()
    {
        await using var source = await Hosts.RunningAsync();
        await using var target = await Hosts.MigrateAsync(source, apiMax: 3);
        var report = source.Instance!.MigrationOut!;
        Assert.Equal("speclattice-migrate-json/3", report.Protocol);
        Assert.Equal(3, report.SpecVersion);
        string[] kinds =
        [
            "console-buffer", "doorbell", "interrupt-controller", "memory-map", "pvpanic", "riscv-hart", "riscv-timer", "rtc-cmos", "uart-16550", "vm-clock",
        ];
        Assert.Equal(kinds, report.PayloadVersions.Keys);
        Assert.InRange(report.Rounds, 1, Hosts.Limits.MaxRounds);
        Assert.True(report.Pages >= 4, $"{report.Pages} pages");
        Assert.True(report.ZeroPages > report.Pages, "most of the chunk that the guest uses is zeros");
        Assert.True(report.Bytes > report.Pages * 4096);
        Assert.NotNull(report.Downtime);
        Assert.True(report.Duration > report.Downtime);
        Assert.Equal(report.Pages, target.Instance!.MigrationIn!.Pages);
        Assert.Null(report.Error);
    }

    [Fact]
    public async Task A_guest_that_outruns_the_rounds_is_left_running_where_the_budget_is_required()
    {
        var limits = Hosts.Limits with { DowntimeBudget = TimeSpan.Zero, RequireDowntimeBudget = true, MaxRounds = 3 };
        await using var source = await Hosts.RunningAsync(limits: limits, spin: 0);

        // Before a round ends, the guest has dirtied memory again.
        var counting = new FaultPlan(FaultKind.None, 0, tag =>
        {
            var before = source.Guest!.Counter;
            SpinWait.SpinUntil(() => tag != MessageTag.MemDone || source.Guest!.Counter > before + 1, TimeSpan.FromMinutes(5));
        });
        await using var target = await Hosts.MigrateAsync(source, faults: counting);
        Assert.Equal(MigrationErrorCode.NotConverging, source.Instance!.MigrationOut!.Error!.Code);
        Assert.DoesNotContain(MigrationState.Pause, source.Instance.MigrationOut.History);
        Assert.Equal(3, source.Instance.MigrationOut.Rounds);
        Assert.Equal(InstanceState.Failed, target.Instance!.State);
        await Hosts.CountsOnAsync(source);
    }

    [Fact]
    public async Task A_failure_injector_fails_so_many_migrations_and_no_more()
    {
        var spec = Hosts.Spec(16, """ "fail": {"type": "migration_failure_injector", "component": {"fail_exports": 1, "fail_imports": 0}} """);
        await using var source = await Hosts.RunningAsync(spec: spec);
        await using var first = await Hosts.MigrateAsync(source);
        Assert.Equal(MigrationErrorCode.Injected, first.Instance!.MigrationIn!.Error!.Code);
        Assert.Equal(MigrationRole.Source, first.Instance.MigrationIn.Error.ReportedBy);
        Assert.Contains(MigrationState.Pause, source.Instance!.MigrationOut!.History);
        await Hosts.CountsOnAsync(source);

        await using var second = await Hosts.MigrateAsync(source);
        Assert.Equal(InstanceState.Running, second.Instance!.State);
        Hosts.MemoryIsRight(second);
    }

    [Fact]
    public async Task A_target_that_fails_leaves_nothing_and_is_not_used_again()
    {
        var spec = Hosts.Spec(16, """ "fail": {"type": "migration_failure_injector", "component": {"fail_exports": 0, "fail_imports": 1}} """);
        await using var source = await Hosts.RunningAsync(spec: spec);
        await using var target = await Hosts.MigrateAsync(source);
        Assert.Equal(InstanceState.Failed, target.Instance!.State);
        Assert.Contains("made the import fail", target.Instance.FailureReason, StringComparison.Ordinal);
        Assert.Null(target.Guest);
        Assert.Null(target.GetSpec());
        Assert.Equal(HostErrorKind.AlreadyInitialized, (await target.EnsureAsync(Hosts.MigrationRequest(Guid.NewGuid()), TestContext.Current.CancellationToken)).Error!.Kind);
        Assert.Equal(MigrationRole.Destination, source.Instance!.MigrationOut!.Error!.ReportedBy);
        Assert.Equal(InstanceState.Running, source.Instance.State);
        Hosts.MemoryIsRight(source);
    }
}
