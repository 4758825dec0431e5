using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.OddFamilies;

/// <summary>Odd families that are compiled together, because that is cheaper.</summary>
internal sealed partial class OddBatch
{
    private readonly CSharpParseOptions _parse;
    private readonly CSharpCompilation _alone;

    public OddBatch(int seed, int count)
    {
        // Every other batch is for other languages too; each third is compiled as the oldest language that generated code allows.
        _parse = new CSharpParseOptions((seed % 3) switch { 0 => LanguageVersion.CSharp13, 1 => LanguageVersion.CSharp14, _ => LanguageVersion.Preview }, DocumentationMode.Diagnose);
        var random = new Random(seed);
        var trees = Enumerable.Range(0, count).Select(number => Parse(OddFamily.Make(random, number), $"F{number}.cs")).ToList();
        if (seed % 2 == 0)
        {
            trees.Add(Parse("[assembly: System.CLSCompliant(true)]", "Assembly.cs"));
        }

        var all = Generation.Empty.AddSyntaxTrees(trees);

        // What is not C# by itself says nothing of the generator.
        var broken = all.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(IsComplaint)
            .Select(diagnostic => diagnostic.Location.SourceTree)
            .OfType<SyntaxTree>()
            .ToHashSet();
        _alone = all.RemoveSyntaxTrees(broken);
        Families = count - broken.Count;
    }

    /// <summary>How many families are C# by themselves.</summary>
    public int Families { get; }

    /// <summary>How many of them no rule reports.</summary>
    public int Clean { get; private set; }

    /// <summary>What is wrong: a crash, a complaint of the compiler about generated code, or one that a family has only since there is generated code, and that no rule reports.</summary>
    public async Task<IReadOnlyList<string>> FindFailuresAsync()
    {
        var driver = CSharpGeneratorDriver
            .Create([new SpecGenerator().AsSourceGenerator()], parseOptions: _parse)
            .RunGeneratorsAndUpdateCompilation(_alone, out var compilation, out var saidByGenerator, TestContext.Current.CancellationToken);
        var failures = saidByGenerator.Select(diagnostic => diagnostic.ToString()).ToList();
        if (driver.GetRunResult().Results[0].Exception is { } thrown)
        {
            failures.Add(thrown.ToString());
        }

        var found = await compilation.WithAnalyzers(AllRules.AnalyzersOf("SPEC0019")).GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        var reported = found.Where(AllRules.IsFromRule).Select(diagnostic => FamilyOf(diagnostic.Location.SourceTree!)).ToHashSet();
        Clean = Families - reported.Count;
        failures.AddRange(found.Where(IsComplaint).Where(diagnostic => diagnostic.Id == "AD0001").Select(diagnostic => diagnostic.ToString()));
        failures.AddRange(found
            .Where(diagnostic => !AllRules.IsFromRule(diagnostic) && IsComplaint(diagnostic))
            .Where(diagnostic => IsGenerated(diagnostic) || !reported.Contains(FamilyOf(diagnostic.Location.SourceTree!)))
            .GroupBy(diagnostic => FamilyOf(diagnostic.Location.SourceTree!))
            .Select(group => Show(group.Key, group)));
        return failures;
    }

    private string Show(string family, IEnumerable<Diagnostic> complaints) =>
        string.Join("\n", complaints.Take(6).Select(complaint => $"{complaint}\n    {LineOf(complaint)}"))
        + "\n" + _alone.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == family + ".cs")?.ToString().Replace(OddFamily.Head, "", StringComparison.Ordinal);

    private static string LineOf(Diagnostic complaint) =>
        complaint.Location.SourceTree?.GetText().Lines[complaint.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim() ?? "";

    private static bool IsGenerated(Diagnostic diagnostic) => diagnostic.Location.SourceTree is not { } tree || tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);

    private static string FamilyOf(SyntaxTree tree) => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)
        ? NamespaceOfFamily().Match(tree.ToString()).Value
        : Path.GetFileNameWithoutExtension(tree.FilePath);

    private static bool IsComplaint(Diagnostic diagnostic) => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed;

    private SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, _parse, path, cancellationToken: TestContext.Current.CancellationToken);

    [GeneratedRegex(@"\bF\d+(?=\b|\.)")]
    private static partial Regex NamespaceOfFamily();
}
