using System.Text.Json.Serialization;

namespace SpecLattice.Vmm.Api.V1;

/// <summary>The answer to <c>GET /instance/migration-status</c>: the last migration into and the last one out of this server.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record InstanceMigrateStatusResponse
{
    /// <summary>The last attempt to fetch the instance; null if it never came by migration.</summary>
    public InstanceMigrationStatus? MigrationIn { get; init; }

    /// <summary>The last attempt to send the instance; null if there was none.</summary>
    public InstanceMigrationStatus? MigrationOut { get; init; }
}

/// <summary>How far a migration has come.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record InstanceMigrationStatus
{
    /// <summary>The migration's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The phase it is in.</summary>
    public required MigrationState State { get; init; }
}

/// <summary>A phase of a migration.</summary>
[SpecPart(1)]
[SpecEnum(Naming = SpecNaming.AsWritten)]
[JsonConverter(typeof(MigrationStateJsonConverter))]
public enum MigrationState
{
    /// <summary>The two servers are comparing what they can do.</summary>
    Sync,

    /// <summary>Memory is being sent while the guest runs.</summary>
    RamPush,

    /// <summary>The guest is being paused.</summary>
    Pause,

    /// <summary>The memory changed since it was sent is being sent again.</summary>
    RamPushDirty,

    /// <summary>Device state is being sent.</summary>
    Device,

    /// <summary>The guest is being resumed at its new place.</summary>
    Resume,

    /// <summary>Memory is being fetched while the guest runs at its new place.</summary>
    RamPull,

    /// <summary>The server's own state is being sent.</summary>
    Server,

    /// <summary>The migration has succeeded.</summary>
    Finish,

    /// <summary>The migration has failed.</summary>
    Error,
}
