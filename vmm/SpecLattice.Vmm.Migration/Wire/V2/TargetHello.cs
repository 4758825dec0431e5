using SpecLattice.Vmm.Migration.Wire.Scalars;

namespace SpecLattice.Vmm.Migration.Wire.V2;

/// <summary>The target's first document from protocol 3 on: what it reads, and which VMs behave there as they did where they were made.</summary>
[Spec("migration-hello", 2, UnknownMembers = UnknownMembers.Ignore)]
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

    /// <summary>The newest API version of which the target knows how a VM behaves that was made with it; null where it does not say. Version 1 did not say it.</summary>
    [Added]
    public int? BirthMax { get; init; }
}
