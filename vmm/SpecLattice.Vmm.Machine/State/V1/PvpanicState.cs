namespace SpecLattice.Vmm.Machine.State.V1;

/// <summary>A pvpanic device: how often the guest reported what.</summary>
[Spec("pvpanic", 1)]
public sealed partial record PvpanicState
{
    /// <summary>Panics that the guest left to the host.</summary>
    public required ulong HostHandledPanics { get; init; }

    /// <summary>Panics that the guest deals with itself.</summary>
    public required ulong GuestHandledPanics { get; init; }
}
