using System.Collections.Immutable;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.ApiMapping;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Files;
using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Migration;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Transport;
using SpecLattice.Vmm.Migration.Wire;
using SpecLattice.Vmm.Model;

namespace SpecLattice.Vmm.Instances;

/// <summary>How a host is set up.</summary>
public sealed record VmmHostOptions
{
    /// <summary>The newest API version that this build knows.</summary>
    public static int NewestApi => ApiFamilies.NewestVersion;

    /// <summary>The kinds of device state that this build knows, each with its newest version.</summary>
    public static ImmutableSortedDictionary<string, int> PayloadKinds { get; } =
        StateKinds.All.ToImmutableSortedDictionary(kind => kind.Family, kind => kind.Newest, StringComparer.Ordinal);

    /// <summary>The families that a migration converts: the instance spec, and the kinds of device state.</summary>
    public static ImmutableSortedSet<string> Families { get; } = PayloadKinds.Keys.Append(AnyInstanceSpec.Family).ToImmutableSortedSet(StringComparer.Ordinal);

    /// <summary>
    /// The newest API version that is accepted, offered and shown, 1 to <see cref="NewestApi"/>: with a lower one this build stands in for
    /// an older one.
    /// </summary>
    public int ApiMax { get; init; } = NewestApi;

    /// <summary>
    /// The newest version of each kind of device state that is offered, read and sent, where that is not the newest known: so this build stands in for
    /// an older one.
    /// </summary>
    public ImmutableDictionary<string, int> PayloadMax { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>
    /// What may be discarded in a migration so that the other server can read what is sent. Only what the authors of the versions discard on purpose, and only what is named here.
    /// </summary>
    public LossPolicy AllowedDiscards { get; init; } = LossPolicy.Nothing;

    /// <summary>The newest migration protocol this build knows.</summary>
    public static int NewestProtocol => ProtocolOffer.Newest;

    /// <summary>The number of the newest migration protocol that is offered and spoken: with a lower one this build stands in for an older one.</summary>
    public int ProtocolMax { get; init; } = NewestProtocol;

    /// <summary>Where other servers reach this one; only told to them, for their logs. Null says nothing.</summary>
    public SocketAddress? AdvertisedAddress { get; init; }

    /// <summary>Whether components that need a host that is not here are replaced by ones in memory or ones that do nothing.</summary>
    public bool SubstituteBackends { get; init; }

    /// <summary>The directories of this machine beneath which disks may be in files. Whoever opened them closes them.</summary>
    public DiskRoots DiskRoots { get; init; } = DiskRoots.None;

    /// <summary>The optional kinds of components that are taken.</summary>
    public ModelFeatures Features { get; init; } = ModelFeatures.All;

    /// <summary>The most memory a VM may have, in MiB.</summary>
    public ulong MaxMemoryMib { get; init; } = 64 * 1024;

    /// <summary>What is loaded into a new VM, and looks into its guest. Null loads nothing.</summary>
    public IGuestSoftware? Guest { get; init; }

    /// <summary>Whether the ids of migrations from here must have been made here.</summary>
    public bool RequirePreparedIds { get; init; }

    /// <summary>How long a migration may take and how much it takes from a peer.</summary>
    public MigrationLimits Migration { get; init; } = new();

    /// <summary>How this server reaches the source of a migration; null opens a WebSocket.</summary>
    public IMigrationConnector? Connector { get; init; }

    /// <summary>How other servers are reached where nothing else is said.</summary>
    public PeerAccess Peers { get; init; } = PeerAccess.Open;

    /// <summary>How this server, as a source, asks a target what became of the VM; null asks by the HTTP API.</summary>
    public IPeerInquiry? Inquiry { get; init; }

    /// <summary>The clock by which waits for peers are measured: the other side of a migration, and readers of the console.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Says what is wrong with the options.</summary>
    /// <returns>The first problem, or null.</returns>
    public string? FindProblem() =>
        ApiMax < 1 || ApiMax > NewestApi ? $"the newest API version must be 1 to {NewestApi}, not {ApiMax}" : Migration.FindProblem();

    internal MigrationSettings ToMigrationSettings() => new()
    {
        ApiMax = ApiMax,
        PayloadMax = PayloadMax,
        AllowedDiscards = AllowedDiscards,
        ProtocolMax = ProtocolMax,
        Limits = Migration,
        Connector = Connector,
        Inquiry = Inquiry,
        Peers = Peers,
        Time = Time,
        AdvertisedAddress = AdvertisedAddress,
    };
}
