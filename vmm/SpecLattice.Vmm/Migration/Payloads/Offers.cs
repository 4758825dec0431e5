using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Instances;

namespace SpecLattice.Vmm.Migration;

/// <summary>What this build reads.</summary>
internal static class Offers
{
    /// <summary>The offer that a host makes.</summary>
    /// <param name="options">How the host is set up: the newest versions that it admits to.</param>
    public static SpecOffer Own(VmmHostOptions options) =>
        new MachinePayloads(options.PayloadMax).AddTo(SpecOffer.Of<VersionedInstanceSpec>(options.ApiMax));

    /// <summary>The offer of a host that admits to every kind of device state.</summary>
    /// <param name="apiMax">The newest API version that it admits to.</param>
    public static SpecOffer Own(int apiMax) => Own(new VmmHostOptions { ApiMax = apiMax });
}
