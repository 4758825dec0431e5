using SpecLattice.Vmm.Migration.Wire.Scalars;

namespace SpecLattice.Vmm.Migration.Wire.V1;

/// <summary>The source's description of the VM. It describes itself, so that a target of any age can say what it cannot read.</summary>
[Spec("migration-preamble", 1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record Preamble
{
    /// <summary>The API version that the VM was made with.</summary>
    public required int BirthVersion { get; init; }

    /// <summary>The size of the guest's memory, in bytes.</summary>
    public required ulong MemoryBytes { get; init; }

    /// <summary>The spec, in the version chosen for the target.</summary>
    public required InstanceSpecEnvelope Spec { get; init; }

    /// <summary>The device state that will come.</summary>
    public required SpecList<InventoryEntry> Inventory { get; init; }

    /// <summary>What the source itself reads, were the VM to come back; null where it does not say.</summary>
    public PeerOffer? Offer { get; init; }
}

/// <summary>One piece of device state that will come.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record InventoryEntry
{
    /// <summary>What kind of state it is: its family.</summary>
    public required PeerName Kind { get; init; }

    /// <summary>Which device it belongs to, among those of its kind.</summary>
    public required PeerName Id { get; init; }

    /// <summary>The version it would have now; the state itself may need another one by the time it is sent.</summary>
    public required int Version { get; init; }
}
