using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Conversions;

/// <summary>Every kind of envelope through System.Text.Json: by reflection, and by contexts in the same assembly and in another.</summary>
public sealed class EnvelopeContextTests
{
    private static readonly string[] Families =
    [
        "Plain", "",
        "Named", """, Mark = "format", Content = "settings", MarkKind = SpecMarkKind.Integer, Unmarked = 1""",
        "Inside", """, Envelope = SpecEnvelopeForm.Inside, Mark = "apiVersion", TagPattern = "x/v{version}" """,
        "Number", """, Envelope = SpecEnvelopeForm.Inside, Mark = "schemaVersion", MarkKind = SpecMarkKind.Integer, Unmarked = 1""",
        "Schema", """, Envelope = SpecEnvelopeForm.Inside, Mark = "$schema", TagPattern = "https://example.com/schemas/order-v{version}.json" """,
        "Type", """, Envelope = SpecEnvelopeForm.Inside, Mark = "$type", TagPattern = "v{version}" """,
        "Outside", """, Envelope = SpecEnvelopeForm.Outside, TagPattern = "o-v{version}" """,
    ];

    private const string Usings = "using System.Collections.Generic;\nusing System.Linq;\nusing System.Text.Json;\nusing System.Text.Json.Serialization;\nusing SpecLattice;\nusing SpecLattice.Serialization;\n";

    private const string Contexts = """
        namespace Use
        {
            [JsonSerializable(typeof(Shelf)), JsonSerializable(typeof(E.AnyOutside))]
            [JsonSerializable(typeof(E.V1.Inside)), JsonSerializable(typeof(E.V2.Inside), TypeInfoPropertyName = "V2Inside")]
            internal sealed partial class ShelfJson : JsonSerializerContext;

            public sealed record Shelf(E.AnyPlain Plain, E.AnyNamed Named, E.AnyInside Inside, IReadOnlyList<E.AnyNumber> Numbers, E.AnySchema? Schema, E.AnyType? Type);

            public static class Probe
            {
                // Each document in a shelf, read and written by reflection and by the context; then what is refused.
                public static string[] Run(string[] shelves) =>
                [
                    .. shelves.SelectMany(shelf => new[] { JsonSerializer.Serialize(JsonSerializer.Deserialize<Shelf>(shelf)), JsonSerializer.Serialize(JsonSerializer.Deserialize(shelf, ShelfJson.Default.Shelf)!, ShelfJson.Default.Shelf) }),
                    JsonSerializer.Serialize(new E.V1.Inside(1), ShelfJson.Default.Inside),
                    JsonSerializer.Serialize(JsonSerializer.Deserialize("{\"A\":1,\"B\":\"b\"}", ShelfJson.Default.V2Inside)!, ShelfJson.Default.V2Inside),
                    Refusal(() => JsonSerializer.Serialize<E.AnyOutside>(new E.V1.Outside(1))),
                    Refusal(() => JsonSerializer.Serialize<E.AnyOutside>(new E.V1.Outside(1), ShelfJson.Default.AnyOutside)),
                    Refusal(() => JsonSerializer.Deserialize<E.AnyOutside>("{\"A\":1}")),
                    Refusal(() => JsonSerializer.Deserialize("{\"A\":1}", ShelfJson.Default.AnyOutside)),
                ];

                private static string Refusal(System.Func<object?> attempt)
                {
                    try { return "done: " + attempt(); } catch (JsonException refused) { return refused.Message; }
                }
            }
        }
        """;

    private static readonly string[] Shelves =
    [
        """{"Plain":{"version":"V1","spec":{"A":1}},"Named":{"A":1},"Inside":{"apiVersion":"x/v1","A":1},"Numbers":[{"A":1},{"schemaVersion":2,"A":1,"B":"b"}],"Schema":null,"Type":null}""",
        """{"Plain":{"version":"V2","spec":{"A":1,"B":"b"}},"Named":{"format":2,"settings":{"A":1,"B":"b"}},"Inside":{"apiVersion":"x/v2","A":1,"B":"b"},"Numbers":[],"Schema":{"$schema":"https://example.com/schemas/order-v2.json","A":1},"Type":{"$type":"v1","A":1}}""",
        """{"Plain":{"version":"V9","spec":[1.0]},"Named":{"format":9,"settings":[1e2]},"Inside":{"z":1.50,"apiVersion":"x/v9"},"Numbers":[{"q":{},"schemaVersion":9}],"Schema":{"A":1,"$schema":"https:\/\/example.com\/schemas\/order-v9.json"},"Type":{"$id":1,"$type":"v9"}}""",
    ];

    [Fact]
    public async Task Contexts_of_the_same_assembly_and_of_another_write_what_reflection_writes()
    {
        var same = Generation.Of(Usings + Specs(name => $"[JsonConverter(typeof(SpecJsonConverter<{name}>))] ") + Contexts, assembly: "Same");
        var specs = Generation.Of(Usings + Specs(_ => ""), assembly: "Specs");
        var image = LoadedProgram.Emit(specs);
        var other = Generation.Of(Usings + Contexts, assembly: "Other", libraries: [MetadataReference.CreateFromImage(image)]);

        Assert.Empty((await same.AnalyzeAsync()).Concat(await other.AnalyzeAsync()));
        var expected = Shelves.SelectMany(shelf => new[] { shelf, shelf })
            .Concat(["""{"A":1}""", """{"A":1,"B":"b"}"""])
            .Concat(Enumerable.Repeat("the version of AnyOutside stands outside of the document: write it with SpecJson.SerializeMarked (at the root)", 2))
            .Concat(Enumerable.Repeat("the version of AnyOutside stands outside of the document: read it with SpecJson.DeserializeMarked (at the root, line 1, column 1)", 2))
            .ToList();
        Assert.Equal(expected, LoadedProgram.Run(LoadedProgram.Emit(same), "Use.Probe", "Run", Shelves));
        Assert.Equal(expected, LoadedProgram.Run(LoadedProgram.Emit(other), "Use.Probe", "Run", Shelves, image));
    }

    private static string Specs(Func<string, string> converter) => string.Join('\n', Families.Chunk(2).Select(family => $$"""
        namespace E { {{converter("Any" + family[0])}}[SpecSum("{{family[0].ToLowerInvariant()}}"{{family[1]}})] public abstract partial record Any{{family[0]}}; }
        namespace E.V1 { {{converter(family[0])}}[Spec("{{family[0].ToLowerInvariant()}}", 1)] public sealed partial record {{family[0]}}(int A); }
        namespace E.V2 { {{converter(family[0])}}[Spec("{{family[0].ToLowerInvariant()}}", 2)] public sealed partial record {{family[0]}}(int A, [Added] string? B = null); }
        """));
}
