using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Migration.Reports;

namespace SpecLattice.Vmm.Server.Bodies;

/// <summary>The answer to <c>GET /instance/migration-report</c>: what the migration status says, and why.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record MigrationReports
{
    /// <summary>The migration that brought the instance here; null where it was made here.</summary>
    public MigrationReportEntry? MigrationIn { get; init; }

    /// <summary>The last attempt to send the instance; null where there was none.</summary>
    public MigrationReportEntry? MigrationOut { get; init; }

    /// <summary>Why the instance has failed; null where it has not.</summary>
    public string? FailureReason { get; init; }

    /// <summary>The API version that the VM was made with, on whichever server; null before it has arrived.</summary>
    public int? BirthVersion { get; init; }

    /// <summary>Reports what an instance went through.</summary>
    /// <param name="instance">The instance.</param>
    /// <returns>The report.</returns>
    public static MigrationReports FromInstance(InstanceView instance) => new()
    {
        MigrationIn = MigrationReportEntry.FromReport(instance.MigrationIn),
        MigrationOut = MigrationReportEntry.FromReport(instance.MigrationOut),
        FailureReason = instance.FailureReason,
        BirthVersion = instance.BirthVersion,
    };
}

/// <summary>A migration: how far it has come, what it did and why.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record MigrationReportEntry
{
    /// <summary>The migration's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The phase it is in.</summary>
    public required MigrationState State { get; init; }

    /// <summary>The phases it went through, in order.</summary>
    public required SpecList<MigrationState> History { get; init; }

    /// <summary>The protocol that both sides speak; null before they agreed.</summary>
    public string? Protocol { get; init; }

    /// <summary>The version in which the instance's spec travels; null where none was chosen.</summary>
    public int? SpecVersion { get; init; }

    /// <summary>Why that version, or why none.</summary>
    public string? SpecVersionReason { get; init; }

    /// <summary>The versions in which device state travels, by kind.</summary>
    public required SpecMap<string, int> PayloadVersions { get; init; }

    /// <summary>How many times memory was sent while the guest ran.</summary>
    public required int Rounds { get; init; }

    /// <summary>Bytes on the connection, in both directions.</summary>
    public required ulong Bytes { get; init; }

    /// <summary>Pages of which the contents were sent.</summary>
    public required ulong Pages { get; init; }

    /// <summary>Pages that were only said to be zeros.</summary>
    public required ulong ZeroPages { get; init; }

    /// <summary>How long no guest ran, in microseconds, as the source saw it; null where it is not known.</summary>
    public long? DowntimeUs { get; init; }

    /// <summary>How long the migration took, in microseconds; null while it continues.</summary>
    public long? DurationUs { get; init; }

    /// <summary>Why the migration failed; null where it did not.</summary>
    public MigrationErrorEntry? Error { get; init; }

    /// <summary>Writes a report down.</summary>
    /// <param name="report">The report.</param>
    /// <returns>What it says; null for null.</returns>
    public static MigrationReportEntry? FromReport(MigrationReport? report) => report is null ? null : new()
    {
        Id = report.Id,
        State = report.State,
        History = [.. report.History],
        Protocol = report.Protocol,
        SpecVersion = report.SpecVersion,
        SpecVersionReason = report.SpecVersionReason,
        PayloadVersions = SpecMap.From(report.PayloadVersions),
        Rounds = report.Rounds,
        Bytes = report.Bytes,
        Pages = report.Pages,
        ZeroPages = report.ZeroPages,
        DowntimeUs = (long?)report.Downtime?.TotalMicroseconds,
        DurationUs = (long?)report.Duration?.TotalMicroseconds,
        Error = MigrationErrorEntry.FromError(report.Error),
    };
}

/// <summary>Why a migration failed.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record MigrationErrorEntry
{
    /// <summary>What failed, for programs: the name of a <see cref="MigrationErrorCode"/>.</summary>
    public required string Code { get; init; }

    /// <summary>What failed, for people.</summary>
    public required string Message { get; init; }

    /// <summary>The side that found the error, <c>Source</c> or <c>Destination</c>; null where it is the server that answers.</summary>
    public string? ReportedBy { get; init; }

    /// <summary>What would have been lost; null where the error is of another kind.</summary>
    public SpecList<Loss>? Losses { get; init; }

    internal static MigrationErrorEntry? FromError(MigrationError? error) => error is null ? null : new()
    {
        Code = error.Code.ToString(),
        Message = error.Message,
        ReportedBy = error.ReportedBy?.ToString(),
        Losses = ErrorReport.ListOf(error.Losses),
    };
}
