using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Migration.Reports;

namespace SpecLattice.Vmm.Tests.Migration;

public sealed class ReplacementTests
{
    private const string FailingImport = """ "fail": {"type": "migration_failure_injector", "component": {"fail_exports": 0, "fail_imports": 1}} """;

    private static readonly ReplacementComponent Harmless = new MigrationFailureInjector { FailExports = 0, FailImports = 0 };

    [Fact]
    public async Task What_belongs_to_a_host_is_replaced_on_arrival()
    {
        await using var source = await Hosts.RunningAsync(spec: Hosts.Spec(16, FailingImport));
        await using var target = await Hosts.MigrateAsync(source, replacements: Replace("fail"));
        Assert.True(target.Instance!.State == InstanceState.Running, target.Instance.FailureReason);
        Assert.Equal(Hosts.Spec(16, FailingImport.Replace("1", "0", StringComparison.Ordinal)), target.GetSpec());
        Hosts.MemoryIsRight(target);
    }

    [Theory]
    [InlineData("absent", "replacement component absent not in source spec")]
    [InlineData("com1", "component com1 is not a migration failure injector in the source spec")]
    public async Task A_replacement_that_does_not_fit_is_refused_before_the_guest_is_paused(string key, string problem)
    {
        await using var source = await Hosts.RunningAsync();
        await using var target = await Hosts.MigrateAsync(source, replacements: Replace(key));
        Assert.Equal(MigrationErrorCode.InstanceSpecsIncompatible, source.Instance!.MigrationOut!.Error!.Code);
        Assert.Contains(problem, target.Instance!.FailureReason, StringComparison.Ordinal);
        Assert.Equal([MigrationState.Sync, MigrationState.Error], source.Instance.MigrationOut.History);
        await Hosts.CountsOnAsync(source);
    }

    private static SpecMap<SpecKey, ReplacementComponent> Replace(string key) =>
        SpecMap.From([KeyValuePair.Create(SpecKey.Parse(key), Harmless)]);
}
