using System.Collections.Immutable;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Transport;
using SpecLattice.Vmm.Migration.Wire;

namespace SpecLattice.Vmm.Migration;

/// <summary>What a migration has to know of the server that it is done for.</summary>
public sealed record MigrationSettings
{
    /// <summary>The newest API version that is offered, read and sent.</summary>
    public required int ApiMax { get; init; }

    /// <summary>The number of the newest protocol that is offered and spoken.</summary>
    public int ProtocolMax { get; init; } = ProtocolOffer.Newest;

    /// <summary>The newest version of each kind of device state that is offered, read and sent, where that is not the newest known.</summary>
    public ImmutableDictionary<string, int> PayloadMax { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>What may be discarded so that a peer can read what is sent: of what the authors of the versions discard on purpose, what the configuration names.</summary>
    public LossPolicy AllowedDiscards { get; init; } = LossPolicy.Nothing;

    /// <summary>How long a migration may take and how much it takes from a peer.</summary>
    public MigrationLimits Limits { get; init; } = new();

    /// <summary>How the source is reached; null opens a WebSocket.</summary>
    public IMigrationConnector? Connector { get; init; }

    /// <summary>How other servers are reached where nothing else is said.</summary>
    public PeerAccess Peers { get; init; } = PeerAccess.Open;

    /// <summary>How a target that does not say what became of the VM is asked; null asks by the HTTP API.</summary>
    public IPeerInquiry? Inquiry { get; init; }

    /// <summary>The clock by which every wait for the peer is measured.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where other servers reach this one: told to the source, for its logs. Null says nothing.</summary>
    public SocketAddress? AdvertisedAddress { get; init; }
}
