using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.CodeFixes.Use;

/// <summary>Puts a value in the place of an empty union: one of its unit cases, or null where the place can hold it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EmptyUnionFix)), Shared]
public sealed class EmptyUnionFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.EmptyUnion];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var expression = await document.FindNodeAsync<ExpressionSyntax>(diagnostic, cancellation).ConfigureAwait(false);
        if (expression is null
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } semantics
            || semantics.GetOperation(expression, cancellation)?.Type is not INamedTypeSymbol union)
        {
            return [];
        }

        var options = union.FindAttributes(KnownNames.UnitCase)
            .Select(unit => unit.Argument<string>(0))
            .OfType<string>()
            .Select(name => FixOption.Change($"Use {union.Name}.{name}", name, expression, current => Make(union, name).WithTriviaFrom(current)) with { IsDecision = true });
        return IsNullable(semantics.GetTypeInfo(expression, cancellation).ConvertedType)
            ? [.. options, FixOption.Change("Use null", "null", expression, current => SyntaxFactory.ParseExpression("null").WithTriviaFrom(current)) with { IsDecision = true }]
            : [.. options];
    }

    private static ExpressionSyntax Make(INamedTypeSymbol union, string name) => SyntaxFactory
        .ParseExpression($"new {union.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{Identifiers.Escape(name)}()").Shortened();

    private static bool IsNullable(ITypeSymbol? type) => type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
}
