using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers;

/// <summary>
/// Suppresses CS8509 on switch expressions over a sum, or over a union's value, in which every case has an arm: the compiler
/// cannot know that there are no others. So no <c>_</c> arm is needed that would hide the next version.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExhaustiveSwitchSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor Rule = new(
        "SPECS001", "CS8509", "Every case of the sum or union has an arm, and nothing else can be a case.");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [Rule];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree
                || tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)
                    .FirstAncestorOrSelf<SwitchExpressionSyntax>() is not { } expression)
            {
                continue;
            }

            var semantics = context.GetSemanticModel(tree);
            var cases = CaseTypes.Of(expression.GoverningExpression, semantics, context.CancellationToken);
            if (cases.Count > 0 && cases.All(type => IsCovered(type, expression, semantics, context.CancellationToken)))
            {
                context.ReportSuppression(Suppression.Create(Rule, diagnostic));
            }
        }
    }

    private static bool IsCovered(ITypeSymbol type, SwitchExpressionSyntax expression, SemanticModel semantics, CancellationToken cancellation) =>
        expression.Arms.Any(arm => arm.WhenClause is null && Covers(arm.Pattern, type, semantics, cancellation));

    /// <summary>Whether a pattern matches every value of a type.</summary>
    private static bool Covers(PatternSyntax pattern, ITypeSymbol type, SemanticModel semantics, CancellationToken cancellation) => pattern switch
    {
        DiscardPatternSyntax or VarPatternSyntax => true,
        ParenthesizedPatternSyntax inner => Covers(inner.Pattern, type, semantics, cancellation),
        BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either =>
            Covers(either.Left, type, semantics, cancellation) || Covers(either.Right, type, semantics, cancellation),
        DeclarationPatternSyntax declaration => Names(declaration.Type, type, semantics, cancellation),
        TypePatternSyntax named => Names(named.Type, type, semantics, cancellation),
        ConstantPatternSyntax { Expression: { } named } => Names(named, type, semantics, cancellation),
        RecursivePatternSyntax { Type: { } named, PositionalPatternClause: null, PropertyPatternClause: null or { Subpatterns.Count: 0 } } => Names(named, type, semantics, cancellation),
        _ => false,
    };

    private static bool Names(ExpressionSyntax syntax, ITypeSymbol type, SemanticModel semantics, CancellationToken cancellation)
    {
        var named = semantics.GetSymbolInfo(syntax, cancellation).Symbol as ITypeSymbol ?? semantics.GetTypeInfo(syntax, cancellation).Type;
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, named))
            {
                return true;
            }
        }

        return false;
    }
}
