using SpecLattice.Vmm.Migration.Wire.Scalars;

namespace SpecLattice.Vmm.Migration.Wire.V2;

/// <summary>The source's description of the VM from protocol 3 on.</summary>
[Spec("migration-preamble", 2, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record Preamble
{
    /// <summary>The API version that the VM was made with.</summary>
    public required int BirthVersion { get; init; }

    /// <summary>
    /// The oldest API version with which such a VM behaves as it does: a target that knows this one can run it. Null where the source does not say; version 1 did not say it.
    /// </summary>
    [Added]
    public int? BehavesAs { get; init; }

    /// <summary>The size of the guest's memory, in bytes.</summary>
    public required ulong MemoryBytes { get; init; }

    /// <summary>The spec, in the version chosen for the target.</summary>
    public required InstanceSpecEnvelope Spec { get; init; }

    /// <summary>The device state that will come.</summary>
    public required SpecList<V1.InventoryEntry> Inventory { get; init; }

    /// <summary>What the source itself reads, were the VM to come back; null where it does not say.</summary>
    public PeerOffer? Offer { get; init; }
}
