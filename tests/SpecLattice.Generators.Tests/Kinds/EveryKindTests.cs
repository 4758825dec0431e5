using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.CodeFixes.Locking;
using SpecLattice.Generators.Parsing;
using SpecLattice.Generators.Tests.Infrastructure;
using SpecLattice.Primitives;
using SpecLattice.Schemas;
using SpecLattice.Testing;
using SpecLattice.Testing.Values.Leaves;

namespace SpecLattice.Generators.Tests.Kinds;

/// <summary>
/// Everything that must know the kinds of values without parts knows each of them: a new row of the table fails here until it does.
/// docs/adding-a-kind.md says in which files.
/// </summary>
public sealed class EveryKindTests
{
    private static readonly Dictionary<string, Generation> Generations = [];

    public static TheoryData<string> Kinds => [.. PrimitiveKinds.All.Select(kind => kind.Name)];

    [Fact]
    public void The_kinds_of_schemas_are_the_rows_of_the_table() => Assert.Equal(
        PrimitiveKinds.All.Select(kind => kind.Name).Order(StringComparer.Ordinal),
        Enum.GetNames<SpecSchemaKind>().Select(name => name.ToLowerInvariant()).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Members_of_every_kind_compile_and_no_rule_complains(string name)
    {
        var generation = GenerationOf(name);

        var complaints = generation.CompilerDiagnostics.Concat(await generation.AnalyzeAsync()).ToList();

        Assert.True(complaints.Count == 0, generation.Explain(complaints));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_laws_hold_for_every_kind(string name)
    {
        var report = CheckLaws(PrimitiveKinds.Named(name));

        Assert.InRange(report.Refusals, 1, long.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Schemas_are_read_and_written_for_every_kind(string name)
    {
        var schema = SpecSchema.Parse($"record unknown=refused\n  a: {name} required\n");

        var value = Assert.IsType<SpecSchemaPrimitive>(Assert.IsType<SpecSchemaRecord>(schema.Root).Members[0].Value);
        Assert.Equal(name, value.Kind.ToString().ToLowerInvariant());
        foreach (var dialect in Enum.GetValues<SpecSchemaDialect>())
        {
            var type = JsonSchema(schema, value, dialect)["type"];
            Assert.Equal(PrimitiveKinds.Named(name).JsonType, type is JsonArray ? null : (string?)type);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Locks_name_every_kind_and_the_fixes_find_it_again(string name)
    {
        var generation = GenerationOf(name);

        Assert.Contains($"member Value required {name}\n", Locks.Unshipped(KindSource.Of(PrimitiveKinds.Named(name))), StringComparison.Ordinal);

        var found = new ShippedNames(generation.Compilation).FindType(name + "?");
        Assert.NotNull(found);
        var plain = found is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : found;
        Assert.Equal(PrimitiveKinds.Named(name).TypeName, ((INamedTypeSymbol)plain).FullMetadataName());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Declared_values_survive_the_lock_for_every_kind(string name)
    {
        var generation = GenerationOf(name);
        var kind = PrimitiveKinds.Named(name);
        var type = generation.Compilation.GetTypeByMetadataName("Kinds.V2.Each")!;
        var defaults = Locks.Unshipped(KindSource.Of(PrimitiveKinds.Named(name))).Split('\n').Where(line => line.Contains(" default Optional", StringComparison.Ordinal)).ToList();
        Assert.Equal(kind.Suggestions.Count, defaults.Count);
        foreach (var (value, line) in kind.Suggestions.Zip(defaults))
        {
            var text = line[(line.IndexOf(" default Optional", StringComparison.Ordinal) + " default Optional0 ".Length)..];

            var found = ShippedNames.FindValue(text, ((IPropertySymbol)type.GetMembers("Value")[0]).Type, type, KindSource.TypeOf(kind));

            // Said again it is the same value: as an attribute's argument in the way that a person may have said it, or in another.
            var again = GenerateWith(kind, found!.Value.Constant!);
            Assert.Contains(again.Split('\n'), candidate => candidate.EndsWith(" default Optional0 " + text, StringComparison.Ordinal));
            Assert.NotEmpty(value);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_fixes_offer_an_absent_value_of_every_kind_that_has_constants(string name)
    {
        var kind = PrimitiveKinds.Named(name);
        var type = Generation.Empty.GetTypeByMetadataName(kind.TypeName)!;

        var offers = AbsentValues.OfRemoved(type).ToList();

        Assert.Equal(kind.Literal == PrimitiveLiteral.None, kind.Suggestions.Count == 0);
        Assert.Equal(kind.Suggestions.Select(value => "When = " + value), offers.Where(offer => offer.StartsWith("When =", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_laws_have_examples_of_every_kind(string name)
    {
        var kind = PrimitiveKinds.Named(name);

        var examples = PrimitiveExamples.Of(Enum.Parse<SpecSchemaKind>(name, ignoreCase: true));

        Assert.InRange(examples.Samples.Length, 2, int.MaxValue);

        // What is any kind of JSON has no wrong ones.
        Assert.Equal(kind.JsonType is null, examples.Wrong.IsEmpty);
        Assert.Equal(kind.Number is not null, examples.IsNumber);

        // What the type itself takes for equal is what nothing but these pairs would find.
        Assert.Equal(kind.Equality == PrimitiveEquality.Exact, examples.Twins.Length > 0);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_page_about_leaves_lists_every_kind(string name)
    {
        var page = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "leaves.md"));

        Assert.Contains(page, line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains($"| `{name}` |", StringComparison.Ordinal));
    }

    private static Generation GenerationOf(string name)
    {
        lock (Generations)
        {
            return Generations.TryGetValue(name, out var known) ? known : Generations[name] = Generation.Of(KindSource.Of(PrimitiveKinds.Named(name)));
        }
    }

    private static string GenerateWith(PrimitiveKind kind, string constant) => Locks.Unshipped($$"""
        using SpecLattice;

        namespace Again;

        [Spec("again", 1)]
        public sealed partial record Again
        {
            [SpecDefault({{constant}})]
            public {{KindSource.TypeOf(kind)}} Optional0 { get; init; } = default!;
        }
        """);

    private static JsonNode JsonSchema(SpecSchema schema, SpecSchemaValue value, SpecSchemaDialect dialect)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            new SpecSchemaWriter(writer, new SpecSchemaWriterOptions { Schema = schema, Dialect = dialect, ReferenceTo = type => $"#{type.Number}" }).WriteValue(value);
        }

        return JsonNode.Parse(stream.ToArray())!;
    }

    private static SpecLawReport CheckLaws(PrimitiveKind kind)
    {
        var sample = PrimitiveExamples.Of(Enum.Parse<SpecSchemaKind>(kind.Name, ignoreCase: true)).Samples[1].ToJsonString();
        return LawRun.Check(KindSource.Of(kind).Replace("\"SAMPLE\"", SpecProgram.Quote(sample), StringComparison.Ordinal), KindSource.Sum, documents: 30);
    }
}
