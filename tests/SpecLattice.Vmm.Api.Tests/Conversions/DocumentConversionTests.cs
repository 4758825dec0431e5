using SpecLattice.Vmm.Api.Tests.Support;

namespace SpecLattice.Vmm.Api.Tests.Conversions;

/// <summary>Every document of the original server that holds a spec goes to every version, and back, or says what would be lost.</summary>
public sealed class DocumentConversionTests
{
    public static IEnumerable<TheoryDataRow<string>> Specs => SharedFolder.Rows(() => SpecDocuments.Specs.Keys);

    public static IEnumerable<TheoryDataRow<string>> Ensures => SharedFolder.Rows(() => SpecDocuments.Ensures.Keys);

    public static IEnumerable<TheoryDataRow<string>> Statuses => SharedFolder.Rows(() => SpecDocuments.Statuses.Keys);

    [Theory]
    [MemberData(nameof(Specs))]
    public void A_spec_goes_to_every_version(string name)
    {
        var (version, json) = SpecDocuments.Specs[name];
        ConversionLaws.Check<AnyInstanceSpec>(version, json, "");
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void A_spec_in_an_ensure_request_goes_to_every_version(string name)
    {
        var (version, json) = SpecDocuments.Specs[name];
        ConversionLaws.Check<AnyInstanceEnsureRequest>(version, Envelopes.Ensure(json), Envelopes.InEnsure);
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void A_spec_in_a_response_goes_to_every_version(string name)
    {
        var (version, json) = SpecDocuments.Specs[name];
        ConversionLaws.Check<AnyInstanceSpecGetResponse>(version, Envelopes.Response(version, json), Envelopes.InResponse);
    }

    [Theory]
    [MemberData(nameof(Ensures))]
    public void An_ensure_request_goes_to_every_version(string name)
    {
        var (version, json) = SpecDocuments.Ensures[name];
        ConversionLaws.Check<AnyInstanceEnsureRequest>(version, json, Envelopes.InEnsure);
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_status_in_a_response_goes_to_every_version(string name)
    {
        var (version, json) = SpecDocuments.Statuses[name];
        ConversionLaws.Check<AnyInstanceSpecGetResponse>(version, Envelopes.ResponseWith(json), Envelopes.InResponse);
    }

    [Fact]
    public void The_documents_lose_something_of_every_kind()
    {
        SharedFolder.Require();
        var losses = SpecDocuments.Specs.Values
            .SelectMany(one => ConversionLaws.Read<AnyInstanceSpec>(one.Version, one.Json).ToVersion(1).Losses)
            .Select(loss => loss.Step)
            .ToHashSet();
        Assert.Equal([new LossStep(2, 1), new LossStep(3, 2), new LossStep(6, 3)], losses.OrderBy(step => step.To));
    }
}
