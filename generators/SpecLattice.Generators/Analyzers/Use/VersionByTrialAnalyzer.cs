using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Cases;
using SpecLattice.Generators.Analyzers.Flow;

namespace SpecLattice.Generators.Analyzers.Use;

/// <summary>Reports documents that are read as one version because they could not be read as another.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VersionByTrialAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UseDescriptors.VersionByTrial];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (CaseSets.Of(start.Compilation) is not null)
            {
                var bodies = new MethodBodies(start.Compilation);
                start.RegisterOperationAction(
                    operation => Check(operation, bodies),
                    OperationKind.Try,
                    OperationKind.Coalesce,
                    OperationKind.CoalesceAssignment,
                    OperationKind.SwitchExpression,
                    OperationKind.Switch,
                    OperationKind.Conditional,
                    OperationKind.Binary,
                    OperationKind.ArrayCreation,
                    OperationKind.CollectionExpression,
                    OperationKind.ObjectCreation,
                    OperationKind.Invocation);
            }
        });
    }

    private static void Check(OperationAnalysisContext context, MethodBodies bodies)
    {
        if (Trial.Of(context.Operation, bodies) is not var (tried, afterwards))
        {
            return;
        }

        foreach (var second in afterwards)
        {
            var siblings = tried.FindAll(first => first.Identity.Lineage == second.Identity.Lineage);
            if (siblings.Count > 0 && siblings.TrueForAll(first => first.Identity.Version != second.Identity.Version))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    UseDescriptors.VersionByTrial,
                    second.Call.Syntax.GetLocation(),
                    second.Identity.Version.ToString(CultureInfo.InvariantCulture),
                    second.Identity.Family ?? second.Type.Name,
                    siblings[0].Identity.Version.ToString(CultureInfo.InvariantCulture),
                    second.Type.BaseType is { } sum && SumsAndUnions.IsSum(sum) ? sum.Name : "the sum of its versions"));
                return;
            }
        }
    }
}
