using System.Text.Json;
using System.Text.Json.Serialization;
using SpecLattice.Negotiation;
using SpecLattice.Serialization;

namespace SpecLattice.Vmm.Migration.Wire.Scalars;

/// <summary>What a server reads, in the form that <see cref="SpecOffer"/> gives it.</summary>
/// <param name="Versions">The families and their versions.</param>
[SpecScalar("object: families, each with versions and their digests", Examples =
[
    """{"families":{}}""",
    """{"families":{"instance-spec":[{"version":1,"digest":"05c1"},{"version":2,"digest":"9a"}],"uart-16550":[]}}""",
])]
[JsonConverter(typeof(SpecJsonConverter<PeerOffer>))]
public sealed record PeerOffer(SpecOffer Versions) : ISpecJson<PeerOffer>
{
    /// <inheritdoc/>
    public static PeerOffer ReadJson(ref Utf8JsonReader reader) => new(SpecOffer.ReadJson(ref reader));

    /// <inheritdoc/>
    public static void WriteJson(Utf8JsonWriter writer, PeerOffer value) => SpecOffer.WriteJson(writer, value.Versions);
}
