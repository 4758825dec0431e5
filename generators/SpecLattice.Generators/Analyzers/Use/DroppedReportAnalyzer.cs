using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Use;

/// <summary>
/// Reports where a value is taken out of a conversion that discards, and the report of what was discarded for it is thrown away: into a discard, or into a local that nothing reads.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DroppedReportAnalyzer : DiagnosticAnalyzer
{
    private const string Extensions = "SpecLattice.Discardings";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UseDescriptors.ReportDropped];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.Discarding) is not null)
            {
                start.RegisterOperationBlockAction(CheckBlock);
            }
        });
    }

    private static void CheckBlock(OperationBlockAnalysisContext context)
    {
        var operations = context.OperationBlocks.SelectMany(block => block.DescendantsAndSelf()).ToList();
        foreach (var report in operations.SelectMany(ReportsIn).Where(report => IsDropped(report, operations)))
        {
            context.ReportDiagnostic(Diagnostic.Create(UseDescriptors.ReportDropped, report.Syntax.GetLocation()));
        }
    }

    /// <summary>What the reports of values that are taken become.</summary>
    private static IEnumerable<IOperation> ReportsIn(IOperation operation) => operation switch
    {
        IInvocationOperation call when IsTaking(call.TargetMethod) => call.Arguments.Where(argument => argument.Parameter is { RefKind: RefKind.Out, Name: "discarded" or "report" }).Select(argument => argument.Value),
        IDeconstructionAssignmentOperation { Target: var target, Value.Type: INamedTypeSymbol type } when type.IsNamed(KnownNames.Discarding) && Tuple(target) is { Elements: [_, var report] } => [report],
        IForEachLoopOperation { LoopControlVariable: var target, Collection: var items } when Tuple(target) is { Elements: [_, var report] } && IsOfDiscarding(items) => [report],
        _ => [],
    };

    private static bool IsTaking(IMethodSymbol method) => method switch
    {
        { Name: "Take" or "Deconstruct" } => method.ContainingType.IsNamed(KnownNames.Discarding),
        { Name: "TryTake" } => (method.ReducedFrom ?? method).ContainingType.ToDisplayString() == Extensions,
        _ => false,
    };

    private static ITupleOperation? Tuple(IOperation target) => target switch
    {
        ITupleOperation tuple => tuple,
        IDeclarationExpressionOperation { Expression: ITupleOperation tuple } => tuple,
        _ => null,
    };

    private static bool IsOfDiscarding(IOperation items) =>
        (items is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : items).Type is { } type
        && ((type as IArrayTypeSymbol)?.ElementType ?? (type as INamedTypeSymbol)?.TypeArguments.LastOrDefault()) is INamedTypeSymbol element
        && element.IsNamed(KnownNames.Discarding);

    private static bool IsDropped(IOperation report, List<IOperation> operations)
    {
        var target = report is IDeclarationExpressionOperation declaration ? declaration.Expression : report;
        return target is IDiscardOperation
            || (target is ILocalReferenceOperation { IsDeclaration: true } local
                && !operations.Exists(other => other is ILocalReferenceOperation { IsDeclaration: false } read && SymbolEqualityComparer.Default.Equals(read.Local, local.Local)));
    }
}
