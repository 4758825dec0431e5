using Microsoft.CodeAnalysis.CSharp;
using SpecLattice.Architecture.Tests.Reading;
using SpecLattice.Architecture.Tests.Tables;

namespace SpecLattice.Architecture.Tests;

/// <summary>Sources with an arrow that the table forbids, in the spellings that a reader of using directives misses.</summary>
public sealed class ForbiddenArrowTests
{
    private const string Parsing = "namespace SpecLattice.Generators.Parsing;";

    [Theory]
    [InlineData($"using SpecLattice.Generators.Emission; {Parsing} class Added {{ SourceWriter? _writer; }}")]
    [InlineData($"{Parsing} class Added {{ SpecLattice.Generators.Emission.SourceWriter? _writer; }}")]
    [InlineData($"{Parsing} class Added {{ Emission.SourceWriter? _writer; }}")]
    [InlineData($"using W = SpecLattice.Generators.Emission.SourceWriter; {Parsing} class Added {{ W? _writer; }}")]
    [InlineData($"using static SpecLattice.Generators.Emission.SourceWriter; {Parsing} class Added;")]
    [InlineData("namespace SpecLattice.Generators.Emission; class Added { SourceWriter? _writer; }")]
    [InlineData($"{Parsing} class Added {{ string _name = nameof(Emission.SourceWriter); }}")]
    [InlineData($"{Parsing} class Added {{ string _name = Emission.CompositionEmitter.Stepwise; }}")]
    [InlineData($"{Parsing} class Added {{ System.Type _type = typeof(System.Collections.Generic.List<Emission.SourceWriter>); }}")]
    public void An_arrow_from_parsing_to_emission_is_found(string source) =>
        Assert.Contains(Refused("Generators", "generators/SpecLattice.Generators/Parsing/Added.cs", source), arrow => arrow is { From: "Parsing", To: "Emission" });

    [Theory]
    [InlineData("namespace SpecLattice; class Added { void M(Catalog.SpecFamily family) { } }", "Catalog")]
    [InlineData("namespace SpecLattice; class Added { int M(Schemas.SpecSchema schema) { var all = schema; return all.GetHashCode(); } }", "Schemas")]
    [InlineData("namespace SpecLattice; class Added { string M() => CompilerServices.SpecSums.ToString()!; }", "Versions")]
    public void An_arrow_inside_one_namespace_is_found(string source, string to) =>
        Assert.Contains(Refused("Runtime", "runtime/SpecLattice/Text/Added.cs", source), arrow => arrow.From == "Text" && arrow.To == to);

    [Theory]
    [InlineData("class Added { object M() { var all = Maker.All(); return all; } }")]
    [InlineData("class Added { object M() { var (writer, _) = Maker.Pair(); return writer; } }")]
    [InlineData("class Added { object M() { var writer = Maker.Make(); return writer; } }")]
    [InlineData("class Added { void M() => Maker.Take(new()); }")]
    [InlineData("class Added { void M() => Maker.Make().Line(); }")]
    public void An_arrow_by_a_type_that_is_not_written_down_is_found(string source)
    {
        var maker = SourceCompilations.Parse(
            "namespace SpecLattice.Generators.Emission; class Maker { public static SourceWriter Make() => null!; public static void Take(SourceWriter writer) { } "
                + "public static System.Collections.Generic.List<SourceWriter[]> All() => null!; public static (SourceWriter, int) Pair() => default; }",
            Path.Combine(Checkout.Root, "generators/SpecLattice.Generators/Emission/Maker.cs"));
        var compilation = SourceCompilations.All["Generators"].AddSyntaxTrees(maker);

        // Maker is named in each of them; SourceWriter in none.
        Assert.Contains(Refused("Generators", compilation, "generators/SpecLattice.Generators/Parsing/Added.cs", $"using SpecLattice.Generators.Emission; {Parsing} {source}"), arrow => arrow.Name == "SourceWriter");
    }

    [Fact]
    public void An_arrow_to_another_project_is_found() => Assert.Contains(
        Refused("CodeFixes", "generators/SpecLattice.CodeFixes/Fixing/Added.cs", "namespace SpecLattice.CodeFixes.Fixing; class Added { Generators.Emission.SourceWriter? _writer; }"),
        arrow => arrow is { From: "Fixing", To: "Generators:Emission" });

    [Fact]
    public void What_is_found_says_where_and_what()
    {
        var arrow = Refused("Generators", "generators/SpecLattice.Generators/Parsing/Added.cs", $"{Parsing}\nclass Added {{ Emission.SourceWriter? _writer; }}").First();

        Assert.Equal("Parsing -> Emission: generators/SpecLattice.Generators/Parsing/Added.cs(2) names SourceWriter", arrow.ToString());
    }

    [Fact]
    public void A_using_directive_alone_is_not_an_arrow() => Assert.Empty(
        Refused("Generators", "generators/SpecLattice.Generators/Parsing/Added.cs", $"using SpecLattice.Generators.Emission; {Parsing} class Added; // SourceWriter"));

    private static List<Arrow> Refused(string project, string path, string source) => Refused(project, SourceCompilations.All[project], path, source);

    private static List<Arrow> Refused(string project, CSharpCompilation compilation, string path, string source)
    {
        var table = RoomTables.All.Single(candidate => candidate.Project == project);
        var tree = SourceCompilations.Parse(source, Path.Combine(Checkout.Root, path));
        var arrows = new Arrows(table);
        return [.. arrows.Of(tree, NameReader.Read(compilation.AddSyntaxTrees(tree), tree)).Where(arrow => !arrows.IsAllowed(arrow))];
    }
}
