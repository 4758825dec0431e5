using System.Collections.Immutable;
using SpecLattice.Negotiation;
using SpecLattice.Vmm.Api;

namespace SpecLattice.Vmm.Migration.Payloads;

/// <summary>What this build reads.</summary>
internal static class Offers
{
    /// <summary>The offer that a server makes.</summary>
    /// <param name="apiMax">The newest API version that it admits to.</param>
    /// <param name="payloadMax">The newest version of each kind of device state that it admits to, where that is not its newest.</param>
    public static SpecOffer Own(int apiMax, ImmutableDictionary<string, int> payloadMax) =>
        new MachinePayloads(payloadMax).AddTo(SpecOffer.Of<AnyInstanceSpec>(apiMax));

    /// <summary>The offer of a server that admits to every kind of device state.</summary>
    /// <param name="apiMax">The newest API version that it admits to.</param>
    public static SpecOffer Own(int apiMax) => Own(apiMax, ImmutableDictionary<string, int>.Empty);
}
