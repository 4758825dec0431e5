using System.Collections.Immutable;
using SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Migration.Reports;

/// <summary>A migration into or out of this server: how far it has come, what it did and why. A snapshot.</summary>
public sealed record MigrationReport
{
    /// <summary>The migration's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>This server's side.</summary>
    public required MigrationRole Role { get; init; }

    /// <summary>The phase it is in.</summary>
    public MigrationState State { get; init; } = MigrationState.Sync;

    /// <summary>The phases it went through, in order, <see cref="State"/> last.</summary>
    public ImmutableArray<MigrationState> History { get; init; } = [MigrationState.Sync];

    /// <summary>The protocol both sides speak, such as <c>speclattice-migrate-json/1</c>; null before they agreed.</summary>
    public string? Protocol { get; init; }

    /// <summary>Where the target is reached, as it says; null where it does not say, and at the target.</summary>
    public string? PeerAddress { get; init; }

    /// <summary>The version in which the instance's spec travels; null before it was chosen, and where none can hold it.</summary>
    public int? SpecVersion { get; init; }

    /// <summary>Why that version, or why none.</summary>
    public string? SpecVersionReason { get; init; }

    /// <summary>The versions in which device state travels, by kind.</summary>
    public ImmutableSortedDictionary<string, int> PayloadVersions { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>The API version that the VM was made with, on whichever server.</summary>
    public int? BirthVersion { get; init; }

    /// <summary>How many times memory was sent while the guest ran.</summary>
    public int Rounds { get; init; }

    /// <summary>Bytes on the connection, both directions.</summary>
    public ulong Bytes { get; init; }

    /// <summary>Pages of which the contents were sent.</summary>
    public ulong Pages { get; init; }

    /// <summary>Pages that were only said to be zeros.</summary>
    public ulong ZeroPages { get; init; }

    /// <summary>How long no guest ran: from the pause until the destination said that it runs, as the source saw it.</summary>
    public TimeSpan? Downtime { get; init; }

    /// <summary>How long it took in all; null while it continues.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Why it failed; null where it did not.</summary>
    public MigrationError? Error { get; init; }

    /// <summary>The report as the API shows it.</summary>
    /// <returns>The status.</returns>
    public InstanceMigrationStatus ToStatus() => new() { Id = Id, State = State };
}
