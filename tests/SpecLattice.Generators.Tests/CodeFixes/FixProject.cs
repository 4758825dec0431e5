using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.CodeFixes;

/// <summary>A project in an editor: documents, the generator and all rules. Fixes and refactorings change it as they change a user's.</summary>
internal sealed class FixProject
{
    private readonly Project _project;

    // A project never changes, so it is checked once, however often a test asks.
    private readonly Lazy<Task<ImmutableArray<Diagnostic>>> _diagnostics;

    // Most tests ask the rules alone, which look at what is written by hand: the compiler reads what is generated too, and that is most of the code.
    private readonly Lazy<Task<ImmutableArray<Diagnostic>>> _reported;

    private FixProject(Project project)
    {
        _project = project;
        _diagnostics = new(FindDiagnosticsAsync);
        _reported = new(FindReportedAsync);
    }

    /// <summary>The documents' texts by their names.</summary>
    public IReadOnlyDictionary<string, string> Files => _project.Documents.ToDictionary(
        PathOf,
        document => document.GetTextAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult().ToString());

    /// <summary>The documents' paths inside the project, in order.</summary>
    public IEnumerable<string> Paths => _project.Documents.Select(PathOf).Order(StringComparer.Ordinal);

    /// <summary>A project of one document, <c>User.cs</c>.</summary>
    public static FixProject Of(string source) => Of(("User.cs", source));

    public static FixProject Of(params (string Name, string Text)[] files) => Of(null, files);

    /// <summary>A project with a lock.</summary>
    public static FixProject Of(string? lockText, params (string Name, string Text)[] files)
    {
        var workspace = new AdhocWorkspace();
        workspace.TryApplyChanges(workspace.CurrentSolution.WithOptions(workspace.Options.WithChangedOption(FormattingOptions.NewLine, LanguageNames.CSharp, "\n")));
        var id = ProjectId.CreateNewId();
        var solution = workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(
                id,
                VersionStamp.Default,
                "Specs",
                "Specs",
                LanguageNames.CSharp,
                parseOptions: Generation.ParseOptions.WithDocumentationMode(DocumentationMode.Parse),
                compilationOptions: Generation.Empty.Options,
                metadataReferences: Generation.Empty.References,
                analyzerReferences: [new GeneratorReference(string.Concat(files.Select(file => file.Text)))]));
        foreach (var (name, text) in files)
        {
            solution = Add(solution, id, name, text);
        }

        if (lockText is not null)
        {
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), "specs.lock", SourceText.From(lockText), filePath: "/specs/specs.lock");
        }

        return new FixProject(solution.GetProject(id)!);
    }

    /// <summary>The text of the only document.</summary>
    public string Text => Files.Values.Single();

    /// <summary>The text of the document at a path inside the project.</summary>
    public string TextOf(string path) => _project.Documents.Single(document => PathOf(document) == path)
        .GetTextAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult().ToString();

    /// <summary>What the rules report, in the order of files and places.</summary>
    public async Task<ImmutableArray<Diagnostic>> AnalyzeAsync() => [.. (await (_diagnostics.IsValueCreated ? _diagnostics : _reported).Value)
        .Where(AllRules.IsFromRule)
        .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
        .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)];

    /// <summary>What the compiler calls errors.</summary>
    public async Task<ImmutableArray<Diagnostic>> FindErrorsAsync() =>
        [.. (await _diagnostics.Value).Where(found => !AllRules.IsFromRule(found) && found.Severity == DiagnosticSeverity.Error)];

    /// <summary>Fails unless the project compiles without a warning and no rule reports anything.</summary>
    public async Task AssertCleanAsync()
    {
        var complaints = (await _diagnostics.Value).Where(found => found.Severity >= DiagnosticSeverity.Warning || AllRules.IsFromRule(found)).ToList();
        Assert.True(complaints.Count == 0, string.Join("\n", complaints.Select(found => found.ToString()).Concat(Files.Select(file => $"--- {file.Key}\n{file.Value}"))));
    }

    /// <summary>The keys of the ways that are offered to fix the first place that a rule reports.</summary>
    public async Task<IReadOnlyList<string>> OffersAsync(string id) =>
        [.. (await ActionsAsync(await FirstAsync(id))).Select(offer => offer.Action.EquivalenceKey!)];

    /// <summary>Mends the first place that a rule reports, in the first way that is offered, or in the one with a key.</summary>
    public async Task<FixProject> FixAsync(string id, string? key = null)
    {
        var (_, action) = await OfferAsync(id, key);
        return await ApplyAsync(action);
    }

    /// <summary>Whether Fix All fixes every place that a rule reports in a way.</summary>
    public async Task<bool> CanFixAllAsync(string id, string key) => await FindFixAllAsync(id, key, FixAllScope.Project) is not null;

    /// <summary>Mends every place that a rule reports, as Fix All does it.</summary>
    public async Task<FixProject> FixAllAsync(string id, string? key = null, FixAllScope scope = FixAllScope.Project)
    {
        var all = await FindFixAllAsync(id, key, scope);
        Assert.NotNull(all);
        return await ApplyAsync(all);
    }

    private async Task<CodeAction?> FindFixAllAsync(string id, string? key, FixAllScope scope)
    {
        var (fix, action) = await OfferAsync(id, key);
        var first = await FirstAsync(id);
        var context = new FixAllContext(
            _project.Solution.GetDocument(first.Location.SourceTree)!,
            fix,
            scope,
            action.EquivalenceKey!,
            [id],
            new Provider(this),
            TestContext.Current.CancellationToken);
        return await fix.GetFixAllProvider()!.GetFixAsync(context);
    }

    /// <summary>The project as the compiler sees it, with what is generated.</summary>
    public Task<Compilation> CompileAsync() => CompileAsync(_project);

    /// <summary>The project with more documents.</summary>
    public FixProject With(IEnumerable<(string Name, string Text)> files)
    {
        var solution = _project.Solution;
        foreach (var (name, text) in files)
        {
            solution = Add(solution, _project.Id, name, text);
        }

        return new FixProject(solution.GetProject(_project.Id)!);
    }

    /// <summary>The refactorings that are offered at the first occurrence of some text in a document.</summary>
    public async Task<IReadOnlyList<CodeAction>> RefactoringsAsync(string file, string at)
    {
        var document = _project.Documents.Single(candidate => candidate.Name == file);
        var position = (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString().IndexOf(at, StringComparison.Ordinal);
        Assert.True(position >= 0, $"no `{at}` in {file}");
        var actions = new List<CodeAction>();
        foreach (var refactoring in AllRules.Refactorings)
        {
            await refactoring.ComputeRefactoringsAsync(new CodeRefactoringContext(
                document, new TextSpan(position, 0), actions.Add, TestContext.Current.CancellationToken));
        }

        return [.. actions.SelectMany(action => action.NestedActions is { Length: > 0 } nested ? nested : [action])];
    }

    public async Task<FixProject> ApplyAsync(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return new FixProject(changed.GetProject(_project.Id)!);
    }

    private static string PathOf(Document document) => string.Join('/', document.Folders.Append(document.Name));

    private static async Task<Compilation> CompileAsync(Project project) => (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!;

    private static Solution Add(Solution solution, ProjectId project, string name, string text)
    {
        var segments = name.Split('/');
        return solution.AddDocument(DocumentId.CreateNewId(project), segments[^1], SourceText.From(text), segments[..^1], filePath: "/specs/" + name);
    }

    private async Task<ImmutableArray<Diagnostic>> FindDiagnosticsAsync() =>
        await AllRules.CheckAsync(await CompileAsync(), _project.AnalyzerOptions);

    private async Task<ImmutableArray<Diagnostic>> FindReportedAsync() =>
        await AllRules.ReportAsync(await CompileAsync(), _project.AnalyzerOptions);

    private async Task<Diagnostic> FirstAsync(string id)
    {
        var reported = await AnalyzeAsync();
        return reported.FirstOrDefault(diagnostic => diagnostic.Id == id)
            ?? throw new InvalidOperationException($"{id} is not reported, but: {string.Join("\n", reported)}");
    }

    private async Task<(CodeFixProvider Fix, CodeAction Action)> OfferAsync(string id, string? key)
    {
        var offers = await ActionsAsync(await FirstAsync(id));
        var index = offers.FindIndex(offer => key is null || offer.Action.EquivalenceKey == key);
        Assert.True(index >= 0, $"{id} has no fix {key}, but: {string.Join(", ", offers.Select(offer => offer.Action.EquivalenceKey))}");
        return offers[index];
    }

    private async Task<List<(CodeFixProvider Fix, CodeAction Action)>> ActionsAsync(Diagnostic diagnostic)
    {
        var document = _project.Solution.GetDocument(diagnostic.Location.SourceTree)!;
        var offers = new List<(CodeFixProvider, CodeAction)>();
        foreach (var fix in AllRules.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(
                document, diagnostic, (action, _) => offers.Add((fix, action)), TestContext.Current.CancellationToken));
        }

        return offers;
    }

    /// <summary>Gives Fix All the project's diagnostics.</summary>
    private sealed class Provider(FixProject owner) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await owner.AnalyzeAsync();

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            (await owner.AnalyzeAsync()).Where(diagnostic => diagnostic.Location.SourceTree?.FilePath == document.FilePath);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }

    /// <summary>Has the generator run in the project.</summary>
    private sealed class GeneratorReference(string source) : AnalyzerReference
    {
        // The workspace knows generators by the object, so it must be the same one whenever it asks.
        private readonly ImmutableArray<ISourceGenerator> _generators = Generation.GeneratorsFor(source);

        public override string? FullPath => null;

        public override object Id => nameof(SpecGenerator);

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;
    }
}
