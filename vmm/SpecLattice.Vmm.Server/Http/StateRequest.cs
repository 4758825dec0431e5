using System.Text.Json;
using SpecLattice.Serialization;
using SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Server.Http;

/// <summary>The body of <c>PUT /instance/state</c>: a bare word, such as <c>"Run"</c>.</summary>
/// <param name="Requested">What the caller wants.</param>
internal sealed record StateRequest(InstanceStateRequested Requested) : ISpecJson<StateRequest>
{
    public static StateRequest ReadJson(ref Utf8JsonReader reader) => new(InstanceStateRequestedJsonConverter.ReadJson(ref reader));

    public static void WriteJson(Utf8JsonWriter writer, StateRequest value) => InstanceStateRequestedJsonConverter.WriteJson(writer, value.Requested);
}
