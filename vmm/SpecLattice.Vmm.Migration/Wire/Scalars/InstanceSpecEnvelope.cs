using System.Text.Json;
using System.Text.Json.Serialization;
using SpecLattice.Serialization;
using SpecLattice.Vmm.Api;

namespace SpecLattice.Vmm.Migration.Wire.Scalars;

/// <summary>An instance spec in the envelope of its family. A version that is not known here can be read, too: whoever needs the spec finds out.</summary>
/// <param name="Spec">The spec.</param>
[SpecScalar("object: an instance spec of any version in the envelope of its family", Examples =
[
    """{"version":"V1","spec":{"board":{"cpus":1,"memory_mb":16,"chipset":{"type":"i440_fx","value":{"enable_pcie":false}}},"components":{}}}""",
])]
[JsonConverter(typeof(SpecJsonConverter<InstanceSpecEnvelope>))]
public sealed record InstanceSpecEnvelope(AnyInstanceSpec Spec) : ISpecJson<InstanceSpecEnvelope>
{
    /// <inheritdoc/>
    public static InstanceSpecEnvelope ReadJson(ref Utf8JsonReader reader) => new(Read<AnyInstanceSpec>(ref reader));

    /// <inheritdoc/>
    public static void WriteJson(Utf8JsonWriter writer, InstanceSpecEnvelope value) => Write(writer, value.Spec);

    // The JSON interface of a sum can only be called through a type parameter.
    private static T Read<T>(ref Utf8JsonReader reader)
        where T : ISpecJson<T> => T.ReadJson(ref reader);

    private static void Write<T>(Utf8JsonWriter writer, T value)
        where T : ISpecJson<T> => T.WriteJson(writer, value);
}
