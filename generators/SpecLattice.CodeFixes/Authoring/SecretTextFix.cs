using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.CodeFixes.Authoring;

/// <summary>Writes a record's text without its secrets.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SecretTextFix)), Shared]
public sealed class SecretTextFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.SecretShown];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var expression = await document.FindNodeAsync<ExpressionSyntax>(diagnostic, cancellation).ConfigureAwait(false);
        if (expression is not null && expression.Span == diagnostic.Location.SourceSpan)
        {
            return [FixOption.Change("Show <redacted> instead", "Redact", expression, current => SyntaxFactory.ParseExpression($"\"{Redacted}\"").WithTriviaFrom(current))];
        }

        if (await document.FindNodeAsync<TypeDeclarationSyntax>(diagnostic, cancellation).ConfigureAwait(false) is not RecordDeclarationSyntax declaration
            || await document.FindSymbolAsync<RecordDeclarationSyntax>(diagnostic, cancellation).ConfigureAwait(false) is not INamedTypeSymbol record)
        {
            return [];
        }

        var text = Text(record);
        return [FixOption.Change("Write ToString without secrets", "ToString", declaration, current => AddToString(current, text))];
    }

    private const string Redacted = "<redacted>";

    // Several secrets of one record have one ToString.
    private static RecordDeclarationSyntax AddToString(RecordDeclarationSyntax declaration, string text)
    {
        if (declaration.Members.OfType<MethodDeclarationSyntax>().Any(method => method.Identifier.Text == "ToString"))
        {
            return declaration;
        }

        var method = SyntaxFactory.ParseMemberDeclaration(text)!.WithAdditionalAnnotations(Formatter.Annotation);
        var open = declaration.OpenBraceToken.IsKind(SyntaxKind.None)
            ? declaration
                .WithSemicolonToken(default)
                .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken))
                .WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(declaration.GetTrailingTrivia()))
                .WithAdditionalAnnotations(Formatter.Annotation)
            : declaration;
        return open.WithMembers(open.Members.Add(open.Members.Count == 0 ? method : method.WithLeadingTrivia(AttributeExtensions.NewLine(declaration))));
    }

    private static string Text(INamedTypeSymbol record)
    {
        var members = record.GetMembers()
            .Where(member => member is IPropertySymbol { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false }
                or IFieldSymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public })
            .Select(member => $"{member.Name} = {(member.FindAttribute(KnownNames.Sensitive) is null ? $"{{{Identifiers.Escape(member.Name)}}}" : Redacted)}");
        return $"public override string ToString() => $\"{record.Name} {{{{ {string.Join(", ", members)} }}}}\";\n";
    }
}
