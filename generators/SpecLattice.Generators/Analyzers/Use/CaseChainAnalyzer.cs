using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.Generators.Analyzers.Cases;
using SpecLattice.Generators.Analyzers.Flow;

namespace SpecLattice.Generators.Analyzers.Use;

/// <summary>Reports chains of <c>is</c> and <c>as</c>, and switches over tuples and version numbers, that miss a version or case or hide those that will be added.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CaseChainAnalyzer : DiagnosticAnalyzer
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
            // Tests ask for one version after the other, of values that they made.
            if (CaseSets.Of(start.Compilation) is { } sets && !TestCode.IsTests(start.Compilation))
            {
                start.RegisterOperationAction(context => Check(context, sets), OperationKind.Conditional, OperationKind.Coalesce, OperationKind.SwitchExpression, OperationKind.Switch, OperationKind.Invocation);
            }
        });
    }

    private static void Check(OperationAnalysisContext context, CaseSets sets)
    {
        if (CaseChain.Of(context.Operation, sets) is not { } found)
        {
            return;
        }

        var missing = string.Join(", ", found.Missing.Select(@case => @case.Display));
        context.ReportDiagnostic(found.HidingArm is { } arm
            ? Diagnostic.Create(UseDescriptors.SwitchHidesNewCases, arm.GetLocation(), found.Cases.Type.Name, missing)
            : Diagnostic.Create(UseDescriptors.SwitchMissesCase, found.Keyword.GetLocation(), found.Cases.Type.Name, missing));
    }
}
