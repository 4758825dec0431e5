using SpecLattice.Vmm.Api;

namespace SpecLattice.Vmm.Migration;

/// <summary>What this build reads.</summary>
internal static class Offers
{
    /// <summary>The offer that this build makes.</summary>
    /// <param name="apiMax">The newest API version that it admits to.</param>
    public static SpecOffer Own(int apiMax) =>
        MachinePayloads.Kinds.Aggregate(SpecOffer.Of<VersionedInstanceSpec>(apiMax), (offer, kind) => kind.AddTo(offer));
}
