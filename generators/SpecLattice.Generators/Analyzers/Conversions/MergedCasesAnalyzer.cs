using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>Reports switches, chains of conditions and tables that map two cases of a type to one of its counterpart.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MergedCasesAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [ConversionDescriptors.CasesMerged];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSpecOperationAction(
            Analyze,
            OperationKind.SwitchExpression,
            OperationKind.Switch,
            OperationKind.Conditional,
            OperationKind.Invocation,
            OperationKind.ObjectCreation,
            OperationKind.CollectionExpression,
            OperationKind.ArrayCreation,
            OperationKind.ArrayElementReference,
            OperationKind.PropertyReference,
            OperationKind.CatchClause);
    }

    private static void Analyze(OperationAnalysisContext context, SpecTypes types)
    {
        foreach (var merged in MergedCases.In(context.Operation, context.ContainingSymbol, types))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                ConversionDescriptors.CasesMerged,
                merged.Value.GetLocation(),
                merged.Cases,
                merged.Target is ITypeSymbol made ? Places.NameOf(made) : Places.NameOf(merged.Target.ContainingType) + "." + merged.Target.Name,
                Places.NameOf(merged.Source)));
        }
    }
}
