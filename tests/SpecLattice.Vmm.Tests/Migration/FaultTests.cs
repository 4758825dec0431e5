using SpecLattice.Tests.Shared;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Wire;

namespace SpecLattice.Vmm.Tests.Migration;

/// <summary>Something happens to each message in turn: one side runs the VM afterwards, whole, and never two.</summary>
public sealed class FaultTests
{
    private static readonly MigrationLimits Limits = Hosts.Limits with { MaxRounds = 1 };

    /// <summary>The place of the source's word "run" among the Okays: before it the target agrees to the preamble, devices and server state.</summary>
    private const int Run = 3;

    /// <summary>The same before protocol 2, where "I have everything" is an Okay too.</summary>
    private const int RunBefore2 = 4;

    [Theory]
    [InlineData(nameof(FaultKind.Close))]
    [InlineData(nameof(FaultKind.Garble))]
    [InlineData(nameof(FaultKind.Truncate))]
    [InlineData(nameof(FaultKind.Delay))]
    [InlineData(nameof(FaultKind.Drop))]
    public async Task Whatever_happens_to_a_message_one_side_runs_the_whole_vm(string fault)
    {
        var kind = Enum.Parse<FaultKind>(fault);
        var messages = await CountMessagesAsync();
        Assert.InRange(messages, 20, 100);

        await Parallel.ForAsync(0, messages, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (at, _) => await FaultAtAsync(kind, at));
    }

    [Fact]
    public async Task A_target_that_lost_the_connection_when_it_was_told_to_run_asks_again_and_runs()
    {
        var plan = new FaultPlan(FaultKind.Close, Run, only: MessageTag.Okay);
        await using var source = await Hosts.RunningAsync(limits: Limits);
        await using var target = await Hosts.MigrateAsync(source, faults: plan);
        Assert.Equal(InstanceState.Running, target.Instance!.State);
        Assert.Equal(InstanceState.Destroyed, source.Instance!.State);
        Assert.Equal(MigrationState.Finish, source.Instance.MigrationOut!.State);
        Assert.Equal(Run + 4, plan.Count);
        Hosts.MemoryIsRight(target);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_vm_of_which_nobody_knows_where_it_runs_waits_until_somebody_says(bool targetRuns)
    {
        // The target does not know that what it said was lost.
        var plan = new FaultPlan(FaultKind.Drop, RunBefore2 + 1, only: MessageTag.Okay);
        await using var source = await Hosts.RunningAsync(limits: Limits, time: new ManualTime(), protocol: 1);
        await using var target = await Hosts.MigrateAsync(source, faults: plan);
        Assert.Equal(MigrationErrorCode.HandoverUnconfirmed, source.Instance!.MigrationOut!.Error!.Code);
        Assert.Equal(InstanceState.Migrating, source.Instance.State);
        Assert.Equal(MachineStatus.Paused, source.Guest!.Status);
        Assert.Equal(HostErrorKind.MigrationInProgress, source.CheckMigrationOut(Guid.NewGuid())!.Kind);
        Assert.Equal(InstanceState.Running, target.Instance!.State);

        Assert.Null(source.ResolveHandover(targetRuns));
        Assert.Equal(targetRuns ? InstanceState.Destroyed : InstanceState.Running, source.Instance!.State);
        Assert.NotNull(source.ResolveHandover(targetRuns));
    }

    [Theory]
    [InlineData(Run + 1)]
    [InlineData(Run + 2)]
    public async Task A_lost_last_word_is_said_again_until_it_is_acknowledged(int at)
    {
        var plan = new FaultPlan(FaultKind.Drop, at, only: MessageTag.Okay);
        await using var source = await Hosts.RunningAsync(limits: Limits, time: new ManualTime());
        await using var target = await Hosts.MigrateAsync(source, faults: plan);
        await ((ManualTime)source.Options.Time).AdvanceUntilAsync(() => source.Instance!.State == InstanceState.Destroyed && plan.Count >= at + 4);
        Assert.Equal(MigrationState.Finish, source.Instance!.MigrationOut!.State);
        Assert.Equal(InstanceState.Running, target.Instance!.State);
        Hosts.MemoryIsRight(target);
    }

    private static async Task<int> CountMessagesAsync()
    {
        var plan = FaultPlan.None;
        await using var source = await Hosts.RunningAsync(limits: Limits);
        await using var target = await Hosts.MigrateAsync(source, faults: plan);
        Assert.Equal(InstanceState.Running, target.Instance!.State);
        return plan.Count;
    }

    private static async Task FaultAtAsync(FaultKind kind, int at)
    {
        var plan = new FaultPlan(kind, at);
        await using var source = await Hosts.RunningAsync(limits: Limits, time: new ManualTime());
        var counted = source.Guest!.Counter;
        await using var target = await Hosts.MigrateAsync(source, faults: plan);
        var what = $"{kind} of message {at} ({plan.Hit}): source {source.Instance!.State}, target {target.Instance!.State}: {target.Instance.FailureReason}";
        var there = target.Guest?.Status == MachineStatus.Running;
        var here = source.Guest?.Status == MachineStatus.Running;
        Assert.True(here != there, what);
        Assert.True(kind != FaultKind.Delay || there, what);
        Assert.Equal(there ? InstanceState.Running : InstanceState.Failed, target.Instance.State);
        if (there)
        {
            Assert.NotEqual(InstanceState.Running, source.Instance.State);
        }
        else
        {
            Assert.Equal(InstanceState.Running, source.Instance.State);
            Assert.NotEqual(MigrationErrorCode.Internal, target.Instance.MigrationIn!.Error!.Code);
        }

        var survivor = there ? target : source;
        Assert.True(survivor.Guest!.Counter >= counted, what);
        Assert.Null(survivor.CheckGuestMemory()!.Problem);
        await Hosts.CountsOnAsync(survivor);
        await using var last = await Hosts.MigrateAsync(survivor);
        Assert.True(last.Instance!.State == InstanceState.Running, $"{what}; then {last.Instance.FailureReason}");
        Hosts.MemoryIsRight(last);
    }
}
