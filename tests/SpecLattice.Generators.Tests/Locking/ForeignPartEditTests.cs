using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.Generators.Analyzers;
using SpecLattice.Generators.Locking;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Locking;

/// <summary>A part that another assembly changed is another part: digests and locks of all that hold it see that, wherever in them it is.</summary>
public sealed class ForeignPartEditTests
{
    private const string Library = """
        using SpecLattice;

        namespace Lib.V1
        {
            [SpecPart(1)] public sealed partial record Motor { public required int Power { get; init; } public int? Limit { get; init; } public required Gear Gear { get; init; } public required Axle Axle { get; init; } }
            [SpecPart(1)] public enum Gear { Low, High }
            [SpecPart(1), SpecUnion(Tag = "kind", Content = "of")] [Case<Wheel>("wheel"), UnitCase("None")] public readonly partial struct Axle;
            [SpecPart(1)] public sealed partial record Wheel { [SpecDefault(3)] public int Spokes { get; init; } = 3; }
        }
        """;

    private const string User = """
        using SpecLattice;
        using Lib.V1;

        namespace App.V1
        {
            [Spec("plain", 1)] public sealed partial record Plain { public required int Size { get; init; } }
            [Spec("direct", 1)] public sealed partial record Direct { public required Motor M { get; init; } }
            [Spec("nullable", 1)] public sealed partial record Nullable { public Motor? M { get; init; } }
            [Spec("listed", 1)] public sealed partial record Listed { public required SpecMap<string, SpecList<Motor>> M { get; init; } }
            [Spec("chosen", 1)] public sealed partial record Chosen { public required Choice C { get; init; } }
            [Spec("nested", 1)] public sealed partial record Nested { public required Inner I { get; init; } }
            [SpecPart(1), SpecUnion(Tag = "kind", Content = "of")] [Case<Motor>("motor"), UnitCase("None")] public readonly partial struct Choice;
            [SpecPart(1)] public sealed partial record Inner { public required Motor M { get; init; } }
        }
        """;

    public static TheoryData<string, string> Edits { get; } = new()
    {
        { "public int? Limit", "public bool? Turbo { get; init; } public int? Limit" },
        { "public int? Limit { get; init; }", "" },
        { "int? Limit", "int? Bound" },
        { "int Power", "long Power" },
        { "public int? Limit", "public required int? Limit" },
        { "Low, High", "Low, High, Reverse" },
        { "Low, High", "Low, Top" },
        { "\"wheel\"", "\"ring\"" },
        { ", UnitCase(\"None\")", "" },
        { "Content = \"of\"", "Content = \"value\"" },
        { "[SpecDefault(3)] public int Spokes { get; init; } = 3;", "[SpecDefault(4)] public int Spokes { get; init; } = 4;" },
        { "[SpecPart(1)] public sealed partial record Wheel", "[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)] public sealed partial record Wheel" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task Digests_change_and_the_lock_says_where_the_part_is_held(string old, string edit)
    {
        Assert.Contains(old, Library, StringComparison.Ordinal);
        var (before, after) = (Compile(Library), Compile(Library.Replace(old, edit, StringComparison.Ordinal)));

        var (digests, edited) = (Digests(before), Digests(after));
        Assert.Equal(["plain"], digests.Keys.Where(family => digests[family] == edited[family]));

        var found = await FindAsync(after, Locks.Shipped(before));
        Assert.Equal(
            ["C@1: [Case<Motor>", "M@1 of Direct", "M@1 of Inner", "M@1 of Listed", "M@1 of Nullable"],
            found.Select(Describe).Order(StringComparer.Ordinal));
        Assert.All(found, one => Assert.Equal("SPEC2003", one.Id));
    }

    [Theory]
    [InlineData("int Power", "/* the same */ int Power")]
    [InlineData("namespace Lib.V1", "namespace Lib.V2 { [SpecPart(2)] public enum Gear { Low, High, Reverse } }\nnamespace Lib.V1")]
    public async Task What_documents_do_not_show_changes_nothing(string old, string edit)
    {
        var (before, after) = (Compile(Library), Compile(Library.Replace(old, edit, StringComparison.Ordinal)));

        Assert.Equal(Digests(before), Digests(after));
        Assert.Empty(await FindAsync(after, Locks.Shipped(before)));
    }

    [Fact]
    public async Task A_lock_that_was_written_before_they_were_recorded_stays_as_it_is()
    {
        var facts = CompilationPlans.Of(Compile(Library), TestContext.Current.CancellationToken).Plan.Lock
            .Where(fact => fact.Keyword is not (LockKeywords.Foreign or LockKeywords.Seal))
            .Select(fact => fact.Keyword == LockKeywords.Digest && fact.Subject.Name != "plain" ? new LockFact(fact.Subject, fact.Keyword, "", new string('0', 64)) : fact)
            .ToList();
        var sealedFacts = facts.Concat(facts.GroupBy(fact => fact.Subject).Select(version => new LockFact(version.Key, LockKeywords.Seal, "", LockText.Seal(version.Select(fact => fact.Line)))));

        Assert.Empty(await FindAsync(Compile(Library), Locks.Ship(LockEditor.Update(LockFile.Empty, sealedFacts))));
    }

    private static Compilation Compile(string library)
    {
        var lib = Generation.Of(library);
        Assert.Empty(lib.CompilerDiagnostics);
        var parse = Generation.ParseOptions;
        var tree = CSharpSyntaxTree.ParseText(User, parse, "User.cs", cancellationToken: TestContext.Current.CancellationToken);
        var compilation = CSharpCompilation.Create("App", [tree], [.. lib.Compilation.References, lib.Compilation.ToMetadataReference()], (CSharpCompilationOptions)lib.Compilation.Options);
        CSharpGeneratorDriver.Create([new SpecGenerator().AsSourceGenerator()], parseOptions: parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out _, TestContext.Current.CancellationToken);
        return output;
    }

    private static Dictionary<string, string> Digests(Compilation compilation) => CompilationPlans.Of(compilation, TestContext.Current.CancellationToken).Plan.Lock
        .Where(fact => fact.Keyword == LockKeywords.Digest)
        .ToDictionary(fact => fact.Subject.Name, fact => fact.Value);

    private static async Task<IReadOnlyList<Diagnostic>> FindAsync(Compilation compilation, string lockText)
    {
        var options = new AnalyzerOptions([new LockAdditionalText(lockText)]);
        return await compilation.WithAnalyzers([new AnnotationAnalyzer(), new LockAnalyzer()], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    private static string Describe(Diagnostic found)
    {
        var line = found.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).Lines[found.Location.GetLineSpan().StartLinePosition.Line].ToString();
        Assert.Contains("Lib.Motor@1", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return line.Contains("[Case<Motor>", StringComparison.Ordinal) ? "C@1: [Case<Motor>" : $"M@1 of {line.Split("record ")[1].Split(' ')[0]}";
    }
}
