using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace SpecLattice.Generators.Benchmarks;

/// <summary>A generator and the source that it is given.</summary>
/// <param name="name">Its name in the report.</param>
/// <param name="peer">The generator.</param>
/// <param name="sources">The files; the first holds nothing for the generator.</param>
internal sealed class Contestant(string name, Peer peer, IReadOnlyList<string> sources)
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    private readonly CSharpCompilation _original = CSharpCompilation.Create(
        "Measured",
        sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"File{i}.cs")),
        peer.References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public string Name => name;

    /// <summary>Fails where the generator makes nothing, or nothing that compiles: there would be nothing to measure.</summary>
    public void Check()
    {
        var driver = NewDriver().RunGeneratorsAndUpdateCompilation(_original, out var output, out var diagnostics);
        var errors = output.GetDiagnostics().Concat(diagnostics).Where(found => found.Severity == DiagnosticSeverity.Error).Take(5).ToList();
        var generated = driver.GetRunResult().GeneratedTrees.Length;
        if (errors.Count > 0 || generated < sources.Count - 1)
        {
            throw new InvalidOperationException($"{name}: {generated} files, {string.Join("; ", errors)}");
        }
    }

    /// <summary>A compilation that has bound nothing yet.</summary>
    public Compilation NewCompilation() => _original.Clone();

    public GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create([peer.NewGenerator()], parseOptions: ParseOptions);

    public Compilation Edit(Compilation compilation, Scenario scenario, int round)
    {
        var old = compilation.SyntaxTrees.ElementAt(scenario.File);
        var text = old.GetText();
        var start = text.ToString().IndexOf(scenario.Find, StringComparison.Ordinal);
        if (start < 0)
        {
            throw new InvalidOperationException($"{name}: nothing to edit in file {scenario.File}.");
        }

        var replacement = string.Format(CultureInfo.InvariantCulture, scenario.Replace, round);
        var edited = text.WithChanges(new TextChange(new TextSpan(start, scenario.Find.Length), replacement));
        return compilation.ReplaceSyntaxTree(old, old.WithChangedText(edited));
    }
}
