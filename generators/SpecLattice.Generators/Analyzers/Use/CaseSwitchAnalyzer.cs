using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.Generators.Analyzers.Cases;

namespace SpecLattice.Generators.Analyzers.Use;

/// <summary>Reports switches over a sum or a union that miss a version or case, or hide those that will be added.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CaseSwitchAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UseDescriptors.SwitchMissesCase, UseDescriptors.SwitchHidesNewCases];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (CaseSets.Of(start.Compilation) is { } symbols)
            {
                start.RegisterOperationAction(context => Check(context, symbols), OperationKind.SwitchExpression, OperationKind.Switch);
            }
        });
    }

    private static void Check(OperationAnalysisContext context, CaseSets symbols)
    {
        if (CaseSwitch.Of(context.Operation, symbols) is not { } found || CaseChain.LeavesRestToOthers(context.Operation))
        {
            return;
        }

        var name = found.Cases.Type.Name;
        var missing = string.Join(", ", found.Missing.Select(@case => @case.Display));
        if (found.HidingArm is { } arm)
        {
            var taken = missing.Length == 0 ? "nothing that exists now" : missing;
            context.ReportDiagnostic(Diagnostic.Create(UseDescriptors.SwitchHidesNewCases, arm.GetLocation(), name, taken));
        }
        else if (missing.Length > 0)
        {
            context.ReportDiagnostic(Diagnostic.Create(UseDescriptors.SwitchMissesCase, found.Keyword.GetLocation(), name, missing));
        }
    }
}
