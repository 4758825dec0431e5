using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>Reports arms that answer a received version with an exception.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ThrowingArmAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [ConversionDescriptors.VersionThrownAt];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSpecOperationAction(Analyze, OperationKind.SwitchExpression, OperationKind.Switch, OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, SpecTypes types)
    {
        foreach (var (thrown, version) in ThrowingArms.In(context.Operation, context.ContainingSymbol, types))
        {
            var place = thrown.Syntax switch
            {
                ThrowExpressionSyntax expression => expression.ThrowKeyword.GetLocation(),
                ThrowStatementSyntax statement => statement.ThrowKeyword.GetLocation(),
                var other => other.GetLocation(),
            };
            context.ReportDiagnostic(Diagnostic.Create(ConversionDescriptors.VersionThrownAt, place, Places.NameOf(version)));
        }
    }
}
