using CsCheck;
using SpecLattice.Catalog;
using SpecLattice.Vmm.Api.Tests.Support;

namespace SpecLattice.Vmm.Api.Tests.Conversions;

/// <summary>A conversion's signature says whether it can lose something, and the sum's conversion is the same one.</summary>
public sealed class SignatureTests
{
    [Fact]
    public void Up_gives_a_bare_value()
    {
        Func<V1.InstanceSpec, V2.InstanceSpec> from1To2 = spec => spec.ToV2();
        Func<V1.InstanceSpec, V3.InstanceSpec> from1To3 = spec => spec.ToV3();
        Func<V1.InstanceSpec, V6.InstanceSpec> from1To6 = spec => spec.ToV6();
        Func<V2.InstanceSpec, V3.InstanceSpec> from2To3 = spec => spec.ToV3();
        Func<V2.InstanceSpec, V6.InstanceSpec> from2To6 = spec => spec.ToV6();
        Func<V3.InstanceSpec, V6.InstanceSpec> from3To6 = spec => spec.ToV6();
        SpecTexts.Of(1).Sample(json =>
        {
            var spec = SpecJson.Deserialize<V1.InstanceSpec>(json);
            AreSame(from1To2(spec), spec);
            AreSame(from1To3(spec), spec);
            AreSame(from1To6(spec), spec);
            AreSame(from2To3(from1To2(spec)), spec);
            AreSame(from2To6(from1To2(spec)), spec);
            AreSame(from3To6(from1To3(spec)), spec);
        });

        static void AreSame(AnyInstanceSpec converted, AnyInstanceSpec spec) =>
            Assert.Equal(spec.ToVersion(converted.Version).GetValueOrThrow(), converted);
    }

    [Fact]
    public void Down_gives_a_value_or_losses()
    {
        Func<V6.InstanceSpec, Conversion<V3.InstanceSpec>> from6To3 = spec => spec.ToV3();
        Func<V6.InstanceSpec, Conversion<V2.InstanceSpec>> from6To2 = spec => spec.ToV2();
        Func<V6.InstanceSpec, Conversion<V1.InstanceSpec>> from6To1 = spec => spec.ToV1();
        Func<V3.InstanceSpec, Conversion<V2.InstanceSpec>> from3To2 = spec => spec.ToV2();
        Func<V3.InstanceSpec, Conversion<V1.InstanceSpec>> from3To1 = spec => spec.ToV1();
        Func<V2.InstanceSpec, Conversion<V1.InstanceSpec>> from2To1 = spec => spec.ToV1();
        SpecTexts.Of(6).Sample(json =>
        {
            var spec = SpecJson.Deserialize<V6.InstanceSpec>(json);
            IsSame(spec, 3, from6To3(spec));
            IsSame(spec, 2, from6To2(spec));
            IsSame(spec, 1, from6To1(spec));
        });
        SpecTexts.Of(3).Sample(json =>
        {
            var spec = SpecJson.Deserialize<V3.InstanceSpec>(json);
            IsSame(spec, 2, from3To2(spec));
            IsSame(spec, 1, from3To1(spec));
        });
        SpecTexts.Of(2).Sample(json =>
        {
            var spec = SpecJson.Deserialize<V2.InstanceSpec>(json);
            IsSame(spec, 1, from2To1(spec));
        });
    }

    [Fact]
    public void The_requests_and_responses_have_the_same_directions()
    {
        Func<V1.InstanceEnsureRequest, V6.InstanceEnsureRequest> ensureUp = request => request.ToV6();
        Func<V6.InstanceEnsureRequest, Conversion<V1.InstanceEnsureRequest>> ensureDown = request => request.ToV1();
        Func<V1.InstanceSpecGetResponse, V6.InstanceSpecGetResponse> responseUp = response => response.ToV6();
        Func<V6.InstanceSpecGetResponse, Conversion<V1.InstanceSpecGetResponse>> responseDown = response => response.ToV1();
        SpecTexts.Of(1).Sample(json =>
        {
            var request = SpecJson.Deserialize<V1.InstanceEnsureRequest>(Envelopes.Ensure(json));
            Assert.Equal(request, ensureDown(ensureUp(request)).GetValueOrThrow());
            var response = SpecJson.Deserialize<V1.InstanceSpecGetResponse>(Envelopes.Response(1, json));
            Assert.Equal(response, responseDown(responseUp(response)).GetValueOrThrow());
        });
    }

    [Fact]
    public void The_latest_version_is_the_newest()
    {
        Func<AnyInstanceSpec, Conversion<Latest.InstanceSpec>> latest = spec => spec.ToLatest();
        var newest = AnyInstanceSpec.Versions[^1].Number;
        SpecTexts.Of(2).Sample(json =>
        {
            var spec = SpecJson.Deserialize<V2.InstanceSpec>(json);
            Assert.Equal(spec.ToVersion(newest).GetValueOrThrow(), latest(spec).GetValueOrThrow());
        });
    }

    [Fact]
    public void No_version_loses_anything_on_the_way_up()
    {
        // A server takes every request up to the newest version. A version that makes this partial must say what old requests become.
        var up = SpecCatalog.Families.SelectMany(family => family.Conversions.Where(conversion => conversion.From < conversion.To).Select(conversion => (family, conversion)));
        Assert.All(up, one => Assert.True(
            one.conversion.Class == SpecConversionClass.Total, $"{one.family.Name} from {one.conversion.From} to {one.conversion.To} loses: {string.Join(", ", one.conversion.Conditions)}"));
    }

    private static void IsSame<T>(AnyInstanceSpec spec, int to, Conversion<T> converted)
        where T : AnyInstanceSpec
    {
        var expected = spec.ToVersion(to);
        if (converted.TryGetValue(out var value, out var losses))
        {
            Assert.Equal(expected.GetValueOrThrow(), value);
        }
        else
        {
            Assert.Equal(expected.Losses, losses);
        }
    }
}
