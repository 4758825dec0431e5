using System.Text.Json;
using SpecLattice.Vmm.Api.Tests.Support;

namespace SpecLattice.Vmm.Api.Tests.Upstream;

/// <summary>The API's types by the names that the original server's documents call them.</summary>
internal static class ApiCodec
{
    private static readonly Dictionary<string, Codec> Codecs = new()
    {
        ["v1.InstanceSpec"] = Codec.Of<V1.InstanceSpec>(),
        ["v2.InstanceSpec"] = Codec.Of<V2.InstanceSpec>(),
        ["v3.InstanceSpec"] = Codec.Of<V3.InstanceSpec>(),
        ["v6.InstanceSpec"] = Codec.Of<V6.InstanceSpec>(),
        ["v1.InstanceEnsureRequest"] = Codec.Of<V1.InstanceEnsureRequest>(),
        ["v2.InstanceEnsureRequest"] = Codec.Of<V2.InstanceEnsureRequest>(),
        ["v3.InstanceEnsureRequest"] = Codec.Of<V3.InstanceEnsureRequest>(),
        ["v6.InstanceEnsureRequest"] = Codec.Of<V6.InstanceEnsureRequest>(),
        ["v1.InstanceSpecStatus"] = Codec.Of<V1.InstanceSpecStatus>(),
        ["v2.InstanceSpecStatus"] = Codec.Of<V2.InstanceSpecStatus>(),
        ["v3.InstanceSpecStatus"] = Codec.Of<V3.InstanceSpecStatus>(),
        ["v6.InstanceSpecStatus"] = Codec.Of<V6.InstanceSpecStatus>(),
        ["v1.Component"] = Codec.Of<V1.Component>(),
        ["v3.Component"] = Codec.Of<V3.Component>(),
        ["v6.Component"] = Codec.Of<V6.Component>(),
        ["v1.VersionedInstanceSpec"] = Codec.Of<V1.VersionedInstanceSpec>(),
        ["v1.PciPath"] = Codec.Of<PciPath>(),
        ["v1.Board"] = Codec.Of<V1.Board>(),
        ["v2.SmbiosType1Input"] = Codec.Of<V2.SmbiosType1Input>(),
        ["v1.CpuidIdent"] = Codec.Of<V1.CpuidIdent>(),
        ["v1.ReplacementComponent"] = Codec.Of<V1.ReplacementComponent>(),
    };

    /// <summary>Reads a document and writes it again.</summary>
    /// <param name="type">The type's name, such as <c>v3.Component</c>.</param>
    /// <param name="json">The document.</param>
    /// <returns>The document as it was written.</returns>
    public static string RoundTrip(string type, string json) => CodecOf(type).RoundTrip(json);

    /// <summary>Reads a document with System.Text.Json.</summary>
    /// <param name="type">The type's name.</param>
    /// <param name="json">The document.</param>
    /// <returns>The value.</returns>
    public static object Deserialize(string type, string json) => CodecOf(type).Deserialize(json);

    private static Codec CodecOf(string type) =>
        Codecs.TryGetValue(type, out var codec) ? codec : throw new InvalidOperationException($"no type of the API is called {type}: add it");

    private sealed record Codec(Func<string, string> RoundTrip, Func<string, object> Deserialize)
    {
        public static Codec Of<T>()
            where T : ISpecJson<T> => new(Again<T>, json => JsonSerializer.Deserialize<T>(json)!);

        private static string Again<T>(string json)
            where T : ISpecJson<T>
        {
            var value = SpecJson.Parse<T>(json);
            var written = SpecJson.SerializeToString(value);
            var again = SpecJson.Parse<T>(written);
            Assert.Equal(value, again);
            Assert.Equal(value!.GetHashCode(), again!.GetHashCode());
            Assert.Equal(written, SpecJson.SerializeToString(again));
            Documents.AssertEqual(written, SpecJson.SerializeToString(value, indented: true));
            return written;
        }
    }
}
