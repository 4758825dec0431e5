using SpecLattice.Vmm.Migration.Wire.Scalars;

namespace SpecLattice.Vmm.Migration.Wire.V1;

/// <summary>The target's first document: what it reads.</summary>
[Spec("migration-hello", 1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record TargetHello
{
    /// <summary>The versions that the target reads, of the spec and of each device's state; null where it does not say.</summary>
    public PeerOffer? Offer { get; init; }

    /// <summary>
    /// Whether the target has the whole VM already, of the migration that the connection is for, and only asks whether it may run: the
    /// connection broke before it was told.
    /// </summary>
    [SpecDefault(false)]
    public bool Handover { get; init; }

    /// <summary>Where the target is reached, for logs; null where it does not say.</summary>
    public PeerName? Address { get; init; }
}
