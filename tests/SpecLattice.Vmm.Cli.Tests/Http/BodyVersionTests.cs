using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.ApiMapping;
using SpecLattice.Vmm.Cli.Tests.Support;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Server.Http;
using V1 = SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Cli.Tests.Http;

/// <summary>Bodies over the API versions, which are taken from the catalog.</summary>
public sealed class BodyVersionTests
{
    // No way up of the API's families loses anything today. Here the way "up" leads to version 1, so that it does.
    private static readonly RequestVersions<V1.InstanceSpec> Partial =
        RequestVersions<V1.InstanceSpec>.OfFamily<AnyInstanceSpec>(spec => spec.ToVersion(1).Map(first => (V1.InstanceSpec)first));

    [Fact]
    public void A_request_that_would_lose_something_on_its_way_is_refused_with_all_that_it_would_lose()
    {
        var body = System.Text.Encoding.UTF8.GetBytes(Documents.Spec($"{Documents.Com1},{Documents.Vsock}", Documents.Smbios));
        var error = Assert.Throws<ApiException>(() => Partial.Read(3, body)).Error;
        Assert.Equal((409, "SpecNotRepresentable"), (error.Status, error.Code));
        Assert.Equal(["/components/vsock", "/smbios"], error.Losses.Select(loss => loss.Pointer).Order(StringComparer.Ordinal));
        Assert.Contains("a request of API version 3.0.0", error.Message, StringComparison.Ordinal);
        Assert.Contains("would lose 2 things", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_that_loses_nothing_on_such_a_way_is_taken() =>
        Assert.Single(Partial.Read(5, System.Text.Encoding.UTF8.GetBytes(Documents.Simple)).Components);

    [Fact]
    public void Every_API_version_has_the_newest_type_that_is_not_newer()
    {
        var family = ApiFamilies.Of<AnyInstanceSpec>();
        foreach (var version in Enumerable.Range(1, VmmHostOptions.NewestApi))
        {
            Assert.Equal($"SpecLattice.Vmm.Api.V{family.FindNewestAsOf(version)}.InstanceSpec", Partial.Types.At(version)!.FullName);
        }

        Assert.Equal("SpecLattice.Vmm.Api.V3.InstanceSpec", Partial.Types.At(5)!.FullName);
    }
}
