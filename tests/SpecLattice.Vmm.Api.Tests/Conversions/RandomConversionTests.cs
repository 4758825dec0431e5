using System.Text.Json.Nodes;
using CsCheck;
using SpecLattice.Vmm.Api.Tests.Support;

namespace SpecLattice.Vmm.Api.Tests.Conversions;

/// <summary>The same for random specs, which hold what no document of the original server does.</summary>
public sealed class RandomConversionTests
{
    private const int Iterations = 200;

    public static TheoryData<int> Versions => [.. ConversionLaws.Versions];

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_spec_goes_to_every_version(int version) =>
        SpecTexts.Of(version).Sample(spec => ConversionLaws.Check<AnyInstanceSpec>(version, spec, ""), iter: Iterations);

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_spec_in_an_ensure_request_goes_to_every_version(int version) =>
        SpecTexts.Of(version).Sample(
            spec => ConversionLaws.Check<AnyInstanceEnsureRequest>(version, Envelopes.Ensure(spec), Envelopes.InEnsure),
            iter: Iterations);

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_spec_in_a_response_goes_to_every_version(int version) =>
        SpecTexts.Of(version).Sample(
            spec => ConversionLaws.Check<AnyInstanceSpecGetResponse>(version, Envelopes.Response(version, spec), Envelopes.InResponse),
            iter: Iterations);

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_spec_survives_its_json(int version) =>
        SpecTexts.Of(version).Sample(
            spec => Documents.AssertEqual(spec, Upstream.ApiCodec.RoundTrip($"v{version}.InstanceSpec", spec)),
            iter: Iterations);

    [Theory]
    [InlineData("0CEDAE45-3D6E-4D90-B2CB-56F1A1A42A89")]
    [InlineData("{0cedae45-3d6e-4d90-b2cb-56f1a1a42a89}")]
    [InlineData("urn:uuid:0cedae45-3d6e-4d90-b2cb-56f1a1a42a89")]
    [InlineData("0cedae453d6e4d90b2cb56f1a1a42a89")]
    public void A_loss_below_a_uuid_is_named_by_its_canonical_spelling(string key)
    {
        var spec = JsonNode.Parse("""
            {
              "board":{"cpus":1,"memory_mb":1,"chipset":{"type":"i440_fx","value":{"enable_pcie":false}}},
              "components":{}
            }
            """)!;
        spec["components"]![key] =
            JsonNode.Parse("""{"type":"virtio_socket","component":{"guest_cid":16,"pci_path":{"bus":0,"device":1,"function":0}}}""");
        var loss = Assert.Single(SpecJson.Deserialize<V3.InstanceSpec>(spec.ToJsonString()).ToV1().Losses);
        Assert.Equal("/components/0cedae45-3d6e-4d90-b2cb-56f1a1a42a89", loss.Pointer);
    }
}
