using System.Text.Json;
using System.Text.Json.Nodes;
using SpecLattice.Generators.Tests.CodeFixes;
using SpecLattice.Generators.Tests.Infrastructure;
using SpecLattice.Generators.Tests.RandomFamilies.Shapes;
using SpecLattice.Layouts;
using SpecLattice.Schemas;
using SpecLattice.Testing.Shapes;

namespace SpecLattice.Generators.Tests.Layouts;

/// <summary>
/// Everything that must know the layouts of unions knows each of them: a new row of the table fails here until it does.
/// docs/adding-a-union-layout.md says in which files.
/// </summary>
public sealed class EveryLayoutTests
{
    public static TheoryData<string> Layouts => [.. UnionLayouts.All.Select(layout => layout.Name)];

    [Fact]
    public void The_layouts_of_schemas_and_of_random_families_are_the_rows_of_the_table()
    {
        var names = UnionLayouts.All.Select(layout => layout.Name).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(names, Enum.GetNames<SpecSchemaLayout>().Order(StringComparer.Ordinal));
        Assert.Equal(names, Enum.GetNames<Layout>().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_two_layouts_are_asked_for_in_the_same_way() =>
        Assert.Equal(UnionLayouts.All.Count, UnionLayouts.All.Select(LayoutSource.AnnotationOf).Distinct().Count());

    [Theory]
    [MemberData(nameof(Layouts))]
    public async Task Unions_of_every_layout_compile_and_no_rule_complains(string name)
    {
        var generation = Generation.Of(LayoutSource.Of(UnionLayouts.Named(name)));

        var complaints = generation.CompilerDiagnostics.Concat(await generation.AnalyzeAsync()).ToList();

        Assert.True(complaints.Count == 0, generation.Explain(complaints));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void The_laws_hold_for_every_layout(string name)
    {
        var report = LawRun.Check(LayoutSource.Of(UnionLayouts.Named(name)), LayoutSource.Sum, documents: 60);

        Assert.InRange(report.Refusals, 1, long.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void What_the_laws_write_is_what_generated_code_writes(string name)
    {
        var layout = UnionLayouts.Named(name);
        var union = UnionOf(layout);
        var documents = union.Cases.Select(candidate => union.Form.Make(union, candidate, candidate.Slot is null ? null : Contents[candidate.Tag])).ToList();

        var read = SpecProgram.Evaluate(
            LayoutSource.Of(layout),
            [.. documents.Select(document => $"Again<Layouts.V1.Device>({SpecProgram.Quote(JsonText.Write(document))})")]);

        Assert.Equal(documents.Select(JsonText.Write), read.Select(text => JsonText.Write(JsonText.Parse(text))));
        Assert.Equal(union.Cases, documents.Select(union.CaseOf));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Losses_lie_where_the_laws_find_the_value_of_a_case(string name)
    {
        var layout = UnionLayouts.Named(name);
        var union = UnionOf(layout);
        var volume = new CaseShape("volume", union.Cases.Single(candidate => candidate.Tag == "disk").Slot);
        var newer = new UnionShape(Enum.Parse<SpecSchemaLayout>(name), union.Tag, union.Content, ignoresUnknown: false) { Cases = [volume] };
        var document = newer.Form.Make(newer, volume, JsonNode.Parse("""{"Path":"p","IsWritable":false}"""));

        var losses = SpecProgram.Evaluate(
            LayoutSource.Of(layout),
            $"Show(new Layouts.V2.Each {{ Device = Parse<Layouts.V2.Device>({SpecProgram.Quote(JsonText.Write(document))}), Listed = [], Named = [] }}.ToV1())");

        var segment = newer.Form.SegmentOf(newer, volume);
        Assert.StartsWith($"/Device{(segment is null ? "" : JsonText.Segment(segment))}/IsWritable ", Assert.Single(losses), StringComparison.Ordinal);
        Assert.Equal(segment, layout.ValueSegment?.Invoke(newer.Content, volume.Tag));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Schemas_are_read_and_written_for_every_layout(string name)
    {
        var layout = UnionLayouts.Named(name);
        var schema = SpecSchema.Parse(SchemaOf(layout));

        var union = Assert.IsType<SpecSchemaUnion>(schema.Types[1]);
        Assert.Equal(name, union.Layout.ToString());
        Assert.Equal((layout.HasTag, layout.HasContent), (union.Tag == "kind", union.Content == "held"));
        foreach (var dialect in Enum.GetValues<SpecSchemaDialect>())
        {
            var cases = JsonSchema(schema, union, dialect)["oneOf"]!.AsArray();
            Assert.Equal(union.Cases.Length, cases.Count);
            foreach (var (candidate, written) in union.Cases.Zip(cases))
            {
                Assert.Contains(candidate.Tag, Strings(written));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Catalogs_give_the_facts_of_every_layout_and_schemas_are_read_from_them(string name)
    {
        var layout = UnionLayouts.Named(name);

        var facts = SpecProgram.Evaluate(LayoutSource.Of(layout), "Specs.SpecCatalog.Lock").Single();

        Assert.Contains($"part Layouts.Device@1 union layout={layout.Keyword} ", facts, StringComparison.Ordinal);
        Assert.True(SpecNamedSchemas.Parse(facts).TryFind("Layouts.Device", 1, out var type));
        Assert.Equal(name, Assert.IsType<SpecSchemaUnion>(type).Layout.ToString());
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public async Task The_fixes_put_every_layout_back(string name)
    {
        var layout = UnionLayouts.Named(name);
        var shipped = FixProject.Of(("V1/Each.cs", LayoutSource.FirstOf(layout)));
        await shipped.AssertCleanAsync();
        var lockText = Locks.Shipped(await shipped.CompileAsync());
        foreach (var other in UnionLayouts.All.Where(other => other != layout && !other.IsFlat))
        {
            var edited = LayoutSource.FirstOf(layout).Replace(LayoutSource.AnnotationOf(layout), LayoutSource.AnnotationOf(other), StringComparison.Ordinal);

            var repaired = await FixProject.Of(lockText, ("V1/Each.cs", edited)).FixAsync("SPEC2009", "Make this version 2 of each instead");

            Assert.Contains(LayoutSource.AnnotationOf(layout), repaired.TextOf("V1/Each.cs"), StringComparison.Ordinal);
            Assert.Contains(repaired.Paths, path => repaired.TextOf(path).Contains(LayoutSource.AnnotationOf(other), StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void The_page_about_unions_shows_every_layout(string name)
    {
        var layout = UnionLayouts.Named(name);
        var page = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "unions.md"));

        var row = Assert.Single(page, line => line.StartsWith($"| {layout.Keyword} |", StringComparison.Ordinal));
        Assert.Equal((layout.HasTag, layout.HasContent), (row.Contains("Tag = ", StringComparison.Ordinal), row.Contains("Content = ", StringComparison.Ordinal)));
    }

    private static Dictionary<string, JsonNode?> Contents => new(StringComparer.Ordinal)
    {
        ["disk"] = JsonNode.Parse("""{"Path":"p","Speed":3}"""),
        ["a \"card\"/~"] = JsonNode.Parse("""{"Id":"00000000-0000-0000-0000-000000000001"}"""),
        ["number"] = JsonNode.Parse("7"),
        ["texts"] = JsonNode.Parse("""["a","b"]"""),
    };

    private static string SchemaOf(UnionLayout layout) => $$"""
        record unknown=refused
          Device: #1 required
        union {{layout.Name}} tag={{(layout.HasTag ? "kind" : "")}} content={{(layout.HasContent ? "held" : "")}} unknown=refused
          "a \"card\"/~": #2
          disk: #3
          none: unit
        {{(layout.IsFlat ? "" : "  number: int32\n  texts: list<string>\n")}}record unknown=refused
          Id: uuid required
        record unknown=refused
          Path: string required
          Speed: uint32? optional=null

        """;

    private static UnionShape UnionOf(UnionLayout layout)
    {
        var root = new ShapeBuilder("each", new Testing.SpecLawOptions(), [], []).Build(SchemaOf(layout));
        return (UnionShape)((RecordShape)root.Shape).Members[0].Slot.Shape;
    }

    private static JsonNode JsonSchema(SpecSchema schema, SpecSchemaType type, SpecSchemaDialect dialect)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            new SpecSchemaWriter(writer, new SpecSchemaWriterOptions { Schema = schema, Dialect = dialect, ReferenceTo = found => $"#{found.Number}" }).WriteType(type);
        }

        return JsonNode.Parse(stream.ToArray())!;
    }

    /// <summary>The names and texts in a document.</summary>
    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Strings(member.Value).Prepend(member.Key)),
        JsonArray items => items.SelectMany(Strings),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}
