using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using SpecLattice.Serialization;
using SpecLattice.Tests.Shared;
using SpecLattice.Vmm.Api.Tests.Conversions;
using SpecLattice.Vmm.Api.Tests.Support;

namespace SpecLattice.Vmm.Api.Tests.Upstream.OpenApi;

/// <summary>
/// Random documents, judged by the original server's published schemas with a validator of other origin: what is written here is valid there, and
/// what is valid there is read here, save the documented differences.
/// </summary>
public sealed class OpenApiTests
{
    private static readonly int Iterations = Depth.Of(usual: 10, nightly: 1000);

    public static TheoryData<int> Versions => [.. OpenApiDocument.Versions];

    public static IEnumerable<TheoryDataRow<string>> Schemas => SharedFolder.Rows(() =>
        from version in OpenApiDocument.Versions
        from name in OpenApiDocument.Of(version).Names
        where PublishedTypes.Find(version, name) is not null
        select $"{version} {name}");

    [Theory]
    [MemberData(nameof(Schemas))]
    public void What_a_published_schema_allows_is_read_and_written_as_it_allows(string row)
    {
        var (version, name) = Split(row);
        Gen.Int.Sample(seed => IsReadOrDocumented(version, name, new Random(seed)), iter: Iterations, threads: 1);
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void What_a_published_schema_refuses_is_refused(string row)
    {
        var (version, name) = Split(row);
        Gen.Int.Sample(seed => IsRefusedIfInvalid(version, name, new Random(seed)), iter: Iterations, threads: 1);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void What_is_written_for_a_version_is_valid_by_its_document(int apiVersion)
    {
        SharedFolder.Require();
        var version = AnyInstanceSpec.AsOf(apiVersion).Newest;
        foreach (var from in ConversionLaws.Versions)
        {
            SpecTexts.Of(from).Sample(spec =>
            {
                Validate<AnyInstanceSpec>(from, spec, version, apiVersion, apiVersion == 1 ? "InstanceSpecV0" : "InstanceSpec");
                Validate<AnyInstanceEnsureRequest>(from, Envelopes.Ensure(spec), version, apiVersion, "InstanceEnsureRequest");
                Validate<AnyInstanceSpecGetResponse>(from, Envelopes.Response(from, spec), version, apiVersion, "InstanceSpecGetResponse");
            }, iter: Iterations, threads: 1);
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_published_schema_is_a_type_here_or_is_known_to_be_missing(int version)
    {
        SharedFolder.Require();
        var missing = OpenApiDocument.Of(version).Names.Where(name => PublishedTypes.Find(version, name) is null).ToArray();
        Assert.Empty(missing.Except(PublishedTypes.Missing.Keys));
    }

    private static void IsReadOrDocumented(int version, string name, Random random)
    {
        var document = OpenApiDocument.Of(version);
        var made = new SchemaValues(document, random).Make(name);
        var json = made?.ToJsonString() ?? "null";
        var problems = document.Problems(name, json);
        Assert.True(problems.Count == 0, $"not made by the schema: {json}\n{string.Join("\n", problems)}");
        var differences = new DocumentedDifferences(document);
        var expected = differences.Find(name, made);
        var error = Record(version, name, json, out var written);
        if (expected.Count > 0)
        {
            Assert.True(error is not null, $"read, though {expected[0]}: {json}");
            Assert.Contains(error.Pointer, expected.Select(difference => difference.Pointer));
            return;
        }

        Assert.True(error is null, $"refused: {error?.Message}\n{json}");
        Documents.AssertEqual(differences.Kept?.ToJsonString() ?? "null", written!);
        problems = document.Problems(name, written!);
        Assert.True(problems.Count == 0, $"written, but not valid: {written}\n{string.Join("\n", problems)}");
    }

    private static void IsRefusedIfInvalid(int version, string name, Random random)
    {
        var document = OpenApiDocument.Of(version);
        var broken = Breaking.Break(new SchemaValues(document, random) { OddsOfOddity = int.MaxValue }.Make(name), random);
        var json = broken?.ToJsonString() ?? "null";
        if (document.Problems(name, json).Count > 0 && !IsNullErrorCode(name, broken))
        {
            Assert.True(Record(version, name, json, out _) is not null, $"read, though the schema refuses it: {json}");
        }
    }

    // The schema of errors has an optional code that is not nullable; like the original server, this one takes null for none when it reads.
    private static bool IsNullErrorCode(string name, JsonNode? document) =>
        name == "Error" && document is JsonObject members && members.TryGetPropertyValue("error_code", out var code) && code is null;

    private static SpecJsonException? Record(int version, string name, string json, out string? written)
    {
        try
        {
            written = PublishedTypes.Find(version, name)!.RoundTrip(json);
            return null;
        }
        catch (SpecJsonException error)
        {
            written = null;
            return error;
        }
    }

    private static void Validate<TSum>(int from, string json, int version, int apiVersion, string schema)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum>
    {
        if (ConversionLaws.Read<TSum>(from, json).ToVersion(version).TryGetValue(out var converted))
        {
            using var envelope = JsonDocument.Parse(SpecJson.SerializeToUtf8Bytes(converted));
            var written = envelope.RootElement.GetProperty("spec").GetRawText();
            var problems = OpenApiDocument.Of(apiVersion).Problems(schema, written);
            Assert.True(problems.Count == 0, $"written, but not valid: {written}\n{string.Join("\n", problems)}");
        }
    }

    private static (int Version, string Name) Split(string row) => (row[0] - '0', row[2..]);
}
