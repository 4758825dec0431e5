using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using SpecLattice.Generators;
using SpecLattice.Generators.Analyzers;
using SpecLattice.Generators.Locking;
using SpecLattice.Generators.Names;

namespace SpecLattice.CodeFixes.Locking;

/// <summary>Adds the lines of a version to <c>specs.lock</c>, as <c>spec lock update</c> does.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddLockLinesFix))]
[Shared]
public sealed class AddLockLinesFix : CodeFixProvider
{
    private const string Key = "AddLockLines";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.VersionNotLocked];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new AllVersions();

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        // A version without a fixture has its lines; what it lacks is no code.
        foreach (var diagnostic in context.Diagnostics.Where(diagnostic => diagnostic.Properties.ContainsKey(DiagnosticProperties.Lines)))
        {
            context.RegisterCodeFix(
                CodeAction.Create("Add its lines to specs.lock", cancellation => AddAsync(context.Document.Project, [diagnostic], cancellation), Key),
                diagnostic);
        }

        return Task.CompletedTask;
    }

    private static async Task<Solution> AddAsync(Project project, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var document = project.AdditionalDocuments.FirstOrDefault(candidate => Path.GetFileName(candidate.FilePath ?? candidate.Name) == LockFile.Name);
        if (document is null)
        {
            return project.Solution;
        }

        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var file = LockParser.Parse(text.ToString());
        var facts = diagnostics
            .SelectMany(diagnostic => diagnostic.Properties.TryGetValue(DiagnosticProperties.Lines, out var lines) ? lines!.Split('\n') : [])
            .Select(line => LockFactReader.Read(line, out _))
            .OfType<LockFact>()
            .ToList();

        // What cannot be read would be lost by writing the file again.
        return file.Problems.Count > 0
            ? project.Solution
            : project.Solution.WithAdditionalDocumentText(document.Id, SourceText.From(LockEditor.Add(file, facts), text.Encoding));
    }

    private sealed class AllVersions : FixAllProvider
    {
        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project];

        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var diagnostics = fixAllContext.Scope == FixAllScope.Document && fixAllContext.Document is { } document
                ? await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                : await fixAllContext.GetAllDiagnosticsAsync(fixAllContext.Project).ConfigureAwait(false);
            return CodeAction.Create("Add all lines to specs.lock", cancellation => AddAsync(fixAllContext.Project, diagnostics, cancellation), Key);
        }
    }
}
