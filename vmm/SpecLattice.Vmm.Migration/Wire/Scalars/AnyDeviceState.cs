using System.Text.Json;
using System.Text.Json.Serialization;
using SpecLattice.Serialization;

namespace SpecLattice.Vmm.Migration.Wire.Scalars;

/// <summary>A device's state in the envelope of its family, as its bytes: which family it is stands beside it.</summary>
/// <param name="Json">The JSON.</param>
[SpecScalar("any value: a device's state in the envelope of its family", Examples = ["""{"version":"V1","spec":{}}""", "null", "[1,\"a\"]"])]
[JsonConverter(typeof(SpecJsonConverter<AnyDeviceState>))]
public readonly record struct AnyDeviceState(ReadOnlyMemory<byte> Json) : ISpecJson<AnyDeviceState>
{
    /// <inheritdoc/>
    public static AnyDeviceState ReadJson(ref Utf8JsonReader reader) => new(SpecJsonRead.RawValue(ref reader));

    /// <inheritdoc/>
    public static void WriteJson(Utf8JsonWriter writer, AnyDeviceState value) => SpecJsonWrite.RawValue(writer, value.Json);

    /// <inheritdoc/>
    public bool Equals(AnyDeviceState other) => Json.Span.SequenceEqual(other.Json.Span);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Json.Span);
        return hash.ToHashCode();
    }
}
