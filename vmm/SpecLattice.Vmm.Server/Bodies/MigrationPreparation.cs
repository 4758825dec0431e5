using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Migration.Reports;

namespace SpecLattice.Vmm.Server.Bodies;

/// <summary>The body of <c>POST /instance/migrate</c>: a client is about to let another server fetch the instance.</summary>
[SpecPart(1)]
public sealed partial record MigrationPreparation
{
    /// <summary>Where the other server is reached: no server that says it is elsewhere can use the id. Null for any.</summary>
    public SocketAddress? Target { get; init; }
}

/// <summary>The answer to it.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record MigrationTicket
{
    /// <summary>The migration's id, good for one attempt.</summary>
    public required Guid MigrationId { get; init; }

    /// <summary>For how long the migration can be begun, in seconds.</summary>
    public required int ExpiresIn { get; init; }
}

/// <summary>The answer to <c>POST /instance/migrate/check</c>: whether a VM could be fetched, and what stands in the way.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record MigrationCheck
{
    /// <summary>Whether it could.</summary>
    public required bool IsPossible { get; init; }

    /// <summary>The protocol that both sides speak; null where they have not agreed.</summary>
    public string? Protocol { get; init; }

    /// <summary>The version in which the spec would travel; null where none was chosen.</summary>
    public int? SpecVersion { get; init; }

    /// <summary>The versions in which device state would travel, by kind.</summary>
    public required SpecMap<string, int> PayloadVersions { get; init; }

    /// <summary>What stands in the way; null where nothing does.</summary>
    public MigrationErrorEntry? Error { get; init; }

    internal static MigrationCheck FromReport(MigrationReport report) => new()
    {
        IsPossible = report.Error is null,
        Protocol = report.Protocol,
        SpecVersion = report.SpecVersion,
        PayloadVersions = SpecMap.From(report.PayloadVersions),
        Error = MigrationErrorEntry.FromError(report.Error),
    };
}
