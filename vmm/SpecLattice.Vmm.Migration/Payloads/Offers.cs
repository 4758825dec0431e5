using SpecLattice.Vmm.Api;

namespace SpecLattice.Vmm.Migration;

/// <summary>What this build reads.</summary>
internal static class Offers
{
    /// <summary>The offer that a server makes.</summary>
    /// <param name="settings">The newest versions that it admits to.</param>
    public static SpecOffer Own(MigrationSettings settings) =>
        new MachinePayloads(settings.PayloadMax).AddTo(SpecOffer.Of<VersionedInstanceSpec>(settings.ApiMax));

    /// <summary>The offer of a server that admits to every kind of device state.</summary>
    /// <param name="apiMax">The newest API version that it admits to.</param>
    public static SpecOffer Own(int apiMax) => Own(new MigrationSettings { ApiMax = apiMax });
}
