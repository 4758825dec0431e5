using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Migration.Reports;

namespace SpecLattice.Vmm.Instances;

/// <summary>The instance as it is at one moment.</summary>
public sealed record InstanceView
{
    /// <summary>What the instance is called, and whose it is.</summary>
    public required InstanceProperties Properties { get; init; }

    /// <summary>What the instance is doing.</summary>
    public required InstanceState State { get; init; }

    /// <summary>Grows with every change of the state or of a migration's phase.</summary>
    public required ulong Generation { get; init; }

    /// <summary>Why the instance is <see cref="InstanceState.Failed"/>; otherwise null.</summary>
    public string? FailureReason { get; init; }

    /// <summary>The API version that the VM was made with, on whichever server; null before it has arrived.</summary>
    public int? BirthVersion { get; init; }

    /// <summary>The migration that brings or brought the instance here; null where it was made from a spec.</summary>
    public MigrationReport? MigrationIn { get; init; }

    /// <summary>The last attempt to send the instance; null where there was none.</summary>
    public MigrationReport? MigrationOut { get; init; }

    /// <summary>The answer to a request for the migration status.</summary>
    /// <returns>The answer.</returns>
    public InstanceMigrateStatusResponse ToMigrateStatus() => new() { MigrationIn = MigrationIn?.ToStatus(), MigrationOut = MigrationOut?.ToStatus() };

    /// <summary>The answer to a request that waits for a change of the state.</summary>
    /// <returns>The answer.</returns>
    public InstanceStateMonitorResponse ToStateMonitor() => new() { Gen = Generation, State = State, Migration = ToMigrateStatus() };
}
