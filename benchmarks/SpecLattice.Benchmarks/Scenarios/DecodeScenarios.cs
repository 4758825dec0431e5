using System.Globalization;
using System.Text.Json;
using SpecLattice.Benchmarks.Inputs;
using SpecLattice.Benchmarks.Measuring;
using SpecLattice.Benchmarks.Plain;

namespace SpecLattice.Benchmarks.Scenarios;

/// <summary>Reading documents.</summary>
internal static class DecodeScenarios
{
    public static IEnumerable<Scenario> All => Document.All.Select(Of);

    private static Scenario Of(Document document)
    {
        var meaning = Meaning.Of(document.V3);
        return new Scenario("Decode", $"decode {document.Name}", meaning, Who.TokenLoop,
        [
            new Contestant<byte[], Vmm.Api.V3.InstanceSpec>(Who.Ours, document.V3, static json => SpecJson.Deserialize<Vmm.Api.V3.InstanceSpec>(json), ShowOurs),
            // It makes nothing of the document, so it shows the document's meaning if it has seen all of its tokens.
            new Contestant<byte[], int>(Who.TokenLoop, document.V3, CountTokens, count => count == TokensOf(JsonElement.Parse(document.V3)) ? meaning : count.ToString(CultureInfo.InvariantCulture) + " tokens"),
            new Contestant<byte[], Plain.V3.InstanceSpec>(Who.SourceGenerated, document.V3, static json => JsonSerializer.Deserialize(json, PlainV3Json.Default.V3InstanceSpec)!, ShowPlain),
            new Contestant<byte[], Plain.V3.InstanceSpec>(Who.Reflection, document.V3, static json => JsonSerializer.Deserialize<Plain.V3.InstanceSpec>(json, PlainReflection.Options)!, ShowPlain),
        ], GoalOf(document));
    }

    private static Goal GoalOf(Document document) => document.Name switch
    {
        "typical" => new Goal(Ratio: 0.4, Bytes: 34 * 1024),
        "small" => new Goal(Ratio: 0.55),
        _ => new Goal(Ratio: 0.44),
    };

    public static int CountTokens(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        var count = 0;
        while (reader.Read())
        {
            count++;
        }

        return count;
    }

    public static string ShowOurs(Vmm.Api.V3.InstanceSpec spec) => Meaning.Of(SpecJson.SerializeToUtf8Bytes(spec));

    public static string ShowPlain(Plain.V3.InstanceSpec spec) => Meaning.Of(JsonSerializer.SerializeToUtf8Bytes(spec, PlainReflection.Options));

    private static int TokensOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => 2 + element.EnumerateObject().Sum(member => 1 + TokensOf(member.Value)),
        JsonValueKind.Array => 2 + element.EnumerateArray().Sum(TokensOf),
        _ => 1,
    };
}
