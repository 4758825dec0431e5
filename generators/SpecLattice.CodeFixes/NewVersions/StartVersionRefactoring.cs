using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SpecLattice.CodeFixes.NewVersions;

/// <summary>On a spec: starts the next version, with or without new versions of some of its parts.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(StartVersionRefactoring)), Shared]
public sealed class StartVersionRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var cancellation = context.CancellationToken;
        var root = await context.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<RecordDeclarationSyntax>() is not { } declaration
            || !IsAtHead(declaration, context.Span)
            || await context.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } semantics
            || semantics.GetDeclaredSymbol(declaration, cancellation) is not INamedTypeSymbol spec
            || NewVersion.Of(semantics.Compilation, spec, version: null, cancellation) is not { } start)
        {
            return;
        }

        var title = $"Start version {start.Version} of this spec";
        Register(title, "", start.Write);
        Register(title, ", with [SameAs]", start.WriteSameAs);

        void Register(string title, string form, Func<string[], ImmutableArray<NewFile>> write)
        {
            context.RegisterRefactoring(Create(title + form, title + form));
            if (start.Parts.Length > 0)
            {
                var withParts = start.Parts.Select(part => Create($"... and of {part}{form}", $"{title} and of {part}{form}", part));
                context.RegisterRefactoring(CodeAction.Create($"{title}, and of a part{form}", [.. withParts], isInlinable: false));
            }

            CodeAction Create(string shown, string key, params string[] parts) =>
                CodeAction.Create(shown, _ => Task.FromResult(context.Document.Project.Solution.WithNewFiles(context.Document.Project, write(parts))), key);
        }
    }

    // Not in the body: there it would be offered for every member.
    private static bool IsAtHead(RecordDeclarationSyntax declaration, TextSpan span) =>
        span.End <= (declaration.OpenBraceToken.IsMissing || declaration.OpenBraceToken.SpanStart == 0 ? declaration.Span.End : declaration.OpenBraceToken.SpanStart);
}
