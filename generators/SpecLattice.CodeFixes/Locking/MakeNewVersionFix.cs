using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.CodeFixes.NewVersions;
using SpecLattice.Generators.Locking;

namespace SpecLattice.CodeFixes.Locking;

/// <summary>Makes an edit of a shipped version a new version instead: what shipped is put back, and the new version has the edit.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeNewVersionFix))]
[Shared]
public sealed class MakeNewVersionFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => NewVersionMove.Rules;

    /// <summary>None: one new version takes all edits of what it holds, and there should not be two.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var (document, cancellation) = (context.Document, context.CancellationToken);
        if (await FindLockAsync(document.Project, cancellation).ConfigureAwait(false) is not { } lockText
            || await FindSourceAsync(document.Project, cancellation).ConfigureAwait(false) is not { } compilation)
        {
            return;
        }

        var finder = new NewVersionMoveFinder(compilation, lockText, cancellation);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await document.FindNodeAsync<BaseTypeDeclarationSyntax>(diagnostic, cancellation).ConfigureAwait(false) is not { } declaration
                || compilation.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellation) is not INamedTypeSymbol edited)
            {
                continue;
            }

            foreach (var move in finder.Find(edited))
            {
                var title = $"Make this version {move.Start.Version} of {move.Start.Family} instead";
                context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(Apply(document.Project, move)), title), diagnostic);
            }
        }
    }

    private static Solution Apply(Project project, NewVersionMove move)
    {
        var solution = project.Solution;
        foreach (var (old, root) in move.Restored)
        {
            solution = solution.WithDocumentSyntaxRoot(project.Solution.GetDocumentId(old)!, root);
        }

        return solution.WithNewFiles(project, move.Added);
    }

    private static async Task<string?> FindLockAsync(Project project, CancellationToken cancellation)
    {
        var document = project.AdditionalDocuments.FirstOrDefault(candidate => Path.GetFileName(candidate.FilePath ?? candidate.Name) == LockFile.Name);
        return document is null ? null : (await document.GetTextAsync(cancellation).ConfigureAwait(false)).ToString();
    }

    /// <summary>What is written by hand: what is generated from it will be generated again.</summary>
    private static async Task<Compilation?> FindSourceAsync(Project project, CancellationToken cancellation)
    {
        var compilation = await project.GetCompilationAsync(cancellation).ConfigureAwait(false);
        return compilation?.RemoveSyntaxTrees(compilation.SyntaxTrees.Where(tree => project.GetDocument(tree) is null or SourceGeneratedDocument));
    }
}
