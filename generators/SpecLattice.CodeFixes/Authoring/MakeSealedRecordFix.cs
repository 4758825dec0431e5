using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators;
using SpecLattice.Generators.Names;

namespace SpecLattice.CodeFixes.Authoring;

/// <summary>Seals a record, or makes a sealed record of a class.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeSealedRecordFix)), Shared]
public sealed class MakeSealedRecordFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.NotSealedRecord];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var declaration = await document.FindNodeAsync<TypeDeclarationSyntax>(diagnostic, cancellation).ConfigureAwait(false);
        if (declaration is null || declaration.Modifiers.Any(SyntaxKind.AbstractKeyword) || declaration.Modifiers.Any(SyntaxKind.StaticKeyword))
        {
            return [];
        }

        return declaration switch
        {
            RecordDeclarationSyntax record when record.ClassOrStructKeyword.IsKind(SyntaxKind.None) || record.ClassOrStructKeyword.IsKind(SyntaxKind.ClassKeyword) =>
                [FixOption.Change("Make sealed", "Seal", record, current => current.WithModifier(SyntaxKind.SealedKeyword))],
            ClassDeclarationSyntax type => [FixOption.Change("Make a sealed record", "Record", type, ToRecord)],
            _ => [],
        };
    }

    private static RecordDeclarationSyntax ToRecord(ClassDeclarationSyntax type)
    {
        var isSealed = type.WithModifier(SyntaxKind.SealedKeyword);
        return SyntaxFactory.RecordDeclaration(
            SyntaxKind.RecordDeclaration,
            isSealed.AttributeLists,
            isSealed.Modifiers,
            SyntaxFactory.Token(SyntaxKind.RecordKeyword).WithTriviaFrom(isSealed.Keyword),
            default,
            isSealed.Identifier,
            isSealed.TypeParameterList,
            isSealed.ParameterList,
            isSealed.BaseList,
            isSealed.ConstraintClauses,
            isSealed.OpenBraceToken,
            isSealed.Members,
            isSealed.CloseBraceToken,
            isSealed.SemicolonToken);
    }
}
