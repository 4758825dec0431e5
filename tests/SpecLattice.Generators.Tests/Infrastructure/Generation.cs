using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SpecLattice.Generators.Tests.Infrastructure;

/// <summary>What the generator makes of some source, compiled in memory.</summary>
internal sealed class Generation
{
    private const string UserPath = "User.cs";

    // One for all: compilations made from it share what was read of the references.
    public static CSharpCompilation Empty { get; } = CSharpCompilation.Create(
        "Specs",
        references: [.. References.Framework, References.Runtime],
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14, DocumentationMode.None);

    private Generation(Compilation compilation, GeneratorDriverRunResult result)
    {
        Compilation = compilation;
        Result = result;
    }

    /// <summary>The source together with what was generated.</summary>
    public Compilation Compilation { get; }

    public GeneratorDriverRunResult Result { get; }

    /// <summary>What the generator threw, if it did.</summary>
    public Exception? Exception => Result.Results.First().Exception;

    public ImmutableArray<SyntaxTree> GeneratedTrees => Result.GeneratedTrees;

    /// <summary>What the compiler says, hints aside.</summary>
    public IEnumerable<Diagnostic> CompilerDiagnostics =>
        Compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);

    /// <summary>What the compiler says of the generated code, hints aside.</summary>
    public IEnumerable<Diagnostic> GeneratedDiagnostics => CompilerDiagnostics.Where(IsInGenerated);

    /// <summary>Whether a diagnostic is about generated code.</summary>
    public static bool IsInGenerated(Diagnostic diagnostic) => diagnostic.Location.SourceTree is { } tree && tree.FilePath != UserPath;

    /// <summary>Runs the generator.</summary>
    /// <param name="source">The source.</param>
    /// <param name="documentation">Whether documentation comments are compiled, so that missing ones are warned of.</param>
    /// <param name="lockText">The project's <c>specs.lock</c>, where it has one.</param>
    /// <param name="libraries">Other projects that it refers to.</param>
    /// <param name="assembly">What it is called, where others refer to it.</param>
    public static Generation Of(string source, bool documentation = false, string? lockText = null, IEnumerable<MetadataReference>? libraries = null, string? assembly = null, int? maxFused = null)
    {
        var parse = documentation ? ParseOptions.WithDocumentationMode(DocumentationMode.Diagnose) : ParseOptions;
        var tree = CSharpSyntaxTree.ParseText(source, parse, UserPath, cancellationToken: TestContext.Current.CancellationToken);
        var compilation = Empty.WithAssemblyName(assembly ?? Empty.AssemblyName).AddSyntaxTrees(tree).AddReferences(libraries ?? []);
        var driver = CSharpGeneratorDriver
            .Create(GeneratorsFor(source), lockText is null ? [] : [new LockAdditionalText(lockText)], parse, maxFused is null ? null : new ProjectProperties(maxFused))
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out _, TestContext.Current.CancellationToken);
        return new Generation(output, driver.GetRunResult());
    }

    /// <summary>The generator, and that of System.Text.Json where the source needs it: contexts do not compile without.</summary>
    public static ImmutableArray<ISourceGenerator> GeneratorsFor(string source)
    {
        var generator = new SpecGenerator().AsSourceGenerator();
        return source.Contains("JsonSerializerContext", StringComparison.Ordinal) ? [generator, .. FrameworkGenerators.CreateJson()] : [generator];
    }

    /// <summary>What the rules report, suppressed places left out; a crash of theirs is among it, as AD0001.</summary>
    /// <param name="lockText">The project's <c>specs.lock</c>, where it has one.</param>
    public async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(string? lockText = null) => await AllRules.ReportAsync(Compilation, Options(lockText));

    /// <summary>What the rules report, and what the compiler says, hints aside: in one pass, which takes half as long as two.</summary>
    /// <param name="lockText">The project's <c>specs.lock</c>, where it has one.</param>
    public async Task<(ImmutableArray<Diagnostic> Reported, ImmutableArray<Diagnostic> Warnings)> CheckAsync(string? lockText = null)
    {
        var found = await AllRules.CheckAsync(Compilation, Options(lockText));
        return (
            [.. found.Where(AllRules.IsFromRule)],
            [.. found.Where(diagnostic => !AllRules.IsFromRule(diagnostic) && diagnostic.Severity >= DiagnosticSeverity.Warning)]);
    }

    /// <summary>The places where a rule reports a diagnostic, suppressed ones too. No other rule runs.</summary>
    /// <param name="id">The diagnostic's id.</param>
    /// <param name="lockText">The project's <c>specs.lock</c>, where it has one.</param>
    public async Task<ImmutableArray<Diagnostic>> FindAsync(string id, string? lockText = null)
    {
        var options = new CompilationWithAnalyzersOptions(Options(lockText), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        var found = await Compilation.WithAnalyzers(AllRules.AnalyzersOf(id), options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. found.Where(diagnostic => diagnostic.Id == id)];
    }

    private static AnalyzerOptions Options(string? lockText) => new(lockText is null ? [] : [new LockAdditionalText(lockText)]);

    /// <summary>The generated code of the files that are complained about, for messages of failed tests.</summary>
    public string Explain(IEnumerable<Diagnostic> diagnostics)
    {
        var all = diagnostics.ToList();
        var trees = all.Select(diagnostic => diagnostic.Location.SourceTree).OfType<SyntaxTree>().Distinct().Where(GeneratedTrees.Contains);
        return string.Join("\n", all) + "\n" + string.Join("\n", trees.Select(tree => $"--- {tree.FilePath}\n{tree}"));
    }
}
