using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SpecLattice.Generators.Analyzers.Conversions;

internal static class AnalysisContextExtensions
{
    /// <summary>Looks at operations, in projects that know the runtime: without it there is nothing to find.</summary>
    public static void RegisterSpecOperationAction(this AnalysisContext context, Action<OperationAnalysisContext, SpecTypes> analyze, params OperationKind[] kinds) =>
        context.RegisterCompilationStartAction(start =>
        {
            if (SpecTypes.Of(start.Compilation) is { } types)
            {
                start.RegisterOperationAction(operation => analyze(operation, types), kinds);
            }
        });
}
