using SpecLattice.Vmm.Api.Tests.Support;

namespace SpecLattice.Vmm.Api.Tests.Upstream;

/// <summary>The API's types by the names that the original server's documents call them.</summary>
internal static class ApiCodec
{
    private static readonly Dictionary<string, Func<string, string>> RoundTrips = new()
    {
        ["v1.InstanceSpec"] = Again<V1.InstanceSpec>,
        ["v2.InstanceSpec"] = Again<V2.InstanceSpec>,
        ["v3.InstanceSpec"] = Again<V3.InstanceSpec>,
        ["v6.InstanceSpec"] = Again<V6.InstanceSpec>,
        ["v1.InstanceEnsureRequest"] = Again<V1.InstanceEnsureRequest>,
        ["v2.InstanceEnsureRequest"] = Again<V2.InstanceEnsureRequest>,
        ["v3.InstanceEnsureRequest"] = Again<V3.InstanceEnsureRequest>,
        ["v6.InstanceEnsureRequest"] = Again<V6.InstanceEnsureRequest>,
        ["v1.InstanceSpecStatus"] = Again<V1.InstanceSpecStatus>,
        ["v2.InstanceSpecStatus"] = Again<V2.InstanceSpecStatus>,
        ["v3.InstanceSpecStatus"] = Again<V3.InstanceSpecStatus>,
        ["v6.InstanceSpecStatus"] = Again<V6.InstanceSpecStatus>,
        ["v1.Component"] = Again<V1.Component>,
        ["v3.Component"] = Again<V3.Component>,
        ["v6.Component"] = Again<V6.Component>,
        ["v1.VersionedInstanceSpec"] = Again<V1.VersionedInstanceSpec>,
        ["v1.PciPath"] = Again<PciPath>,
        ["v1.Board"] = Again<V1.Board>,
        ["v2.SmbiosType1Input"] = Again<V2.SmbiosType1Input>,
        ["v1.CpuidIdent"] = Again<V1.CpuidIdent>,
        ["v1.ReplacementComponent"] = Again<V1.ReplacementComponent>,
    };

    /// <summary>Reads a document and writes it again.</summary>
    /// <param name="type">The type's name, such as <c>v3.Component</c>.</param>
    /// <param name="json">The document.</param>
    /// <returns>The document as it was written.</returns>
    public static string RoundTrip(string type, string json)
    {
        Assert.True(RoundTrips.TryGetValue(type, out var roundTrip), $"no type of the API is called {type}: add it");
        return roundTrip(json);
    }

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
