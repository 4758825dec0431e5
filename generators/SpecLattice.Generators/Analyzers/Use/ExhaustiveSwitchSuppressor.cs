using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.Generators.Analyzers.Cases;

namespace SpecLattice.Generators.Analyzers.Use;

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
        CaseSets? sets = null;
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree
                || tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)
                    .FirstAncestorOrSelf<SwitchExpressionSyntax>() is not { } expression)
            {
                continue;
            }

            sets ??= CaseSets.Of(context.Compilation);
            if (sets is not null
                && context.GetSemanticModel(tree).GetOperation(expression, context.CancellationToken) is { } operation
                && CaseSwitch.Of(operation, sets) is { IsExhaustive: true })
            {
                context.ReportSuppression(Suppression.Create(Rule, diagnostic));
            }
        }
    }
}
