using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>Reports code that gets a <c>Conversion&lt;T&gt;</c> and does not let its refusal be one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConversionUseAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics =>
    [
        ConversionDescriptors.ConversionIgnored,
        ConversionDescriptors.ConversionForced,
        ConversionDescriptors.RefusalSwallowed,
        ConversionDescriptors.ElementsDropped,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (SpecTypes.Of(start.Compilation) is not { } types)
            {
                return;
            }

            start.RegisterOperationAction(
                context => AnalyzeUse(context, types), OperationKind.Invocation, OperationKind.PropertyReference, OperationKind.MethodReference, OperationKind.Await);
            start.RegisterOperationAction(context => AnalyzeOperator(context, types), OperationKind.Conversion);
            start.RegisterOperationAction(context => AnalyzeDeconstruction(context, types), OperationKind.DeconstructionAssignment, OperationKind.RecursivePattern);
            start.RegisterOperationAction(context => AnalyzeCatch(context, types), OperationKind.CatchClause);
        });
    }

    // Nearly all conversions are of other types, or no operator of anybody's.
    private static void AnalyzeOperator(OperationAnalysisContext context, SpecTypes types)
    {
        if (context.Operation is IConversionOperation { OperatorMethod: not null, Operand.Type: { } operand } && types.IsConversion(operand))
        {
            AnalyzeUse(context, types);
        }
    }

    private static void AnalyzeUse(OperationAnalysisContext context, SpecTypes types)
    {
        if (Find(context.Operation, context.ContainingSymbol, types) is not { } descriptor)
        {
            return;
        }

        var name = Places.NameIn(context.Operation.Syntax);
        object?[] arguments = descriptor.Id switch
        {
            RuleIds.ConversionIgnored => [name],
            RuleIds.ConversionForced =>
            [
                Functions.NameAround(context.Operation, context.ContainingSymbol),
                Places.NameOf(Functions.FindPromise(context.Operation, context.ContainingSymbol, types)!.Type),
            ],
            _ => [Places.NameOf(ConversionUse.ConversionOf(context.Operation, types)!.TypeArguments[0])],
        };
        context.ReportDiagnostic(Diagnostic.Create(descriptor, name.GetLocation(), arguments));
    }

    /// <summary>The rule that a use breaks; null where it breaks none.</summary>
    internal static DiagnosticDescriptor? Find(IOperation operation, ISymbol member, SpecTypes types) => ConversionUse.Of(operation, types) switch
    {
        RefusalUse.Ignored => ConversionDescriptors.ConversionIgnored,
        RefusalUse.Forced when Functions.FindPromise(operation, member, types) is not null => ConversionDescriptors.ConversionForced,
        RefusalUse.Swallowed => ConversionDescriptors.RefusalSwallowed,
        RefusalUse.Dropped when LeavesOut(operation, member, types) => ConversionDescriptors.ElementsDropped,
        RefusalUse.Kept when UnusedConversion.Is(operation, types) => ConversionDescriptors.ConversionIgnored,
        _ => null,
    };

    private static void AnalyzeDeconstruction(OperationAnalysisContext context, SpecTypes types)
    {
        if (Deconstructed.Find(context.Operation, types) is { } place)
        {
            context.ReportDiagnostic(Functions.FindPromise(context.Operation, context.ContainingSymbol, types) is { } promise
                ? Diagnostic.Create(
                    ConversionDescriptors.ConversionForced,
                    place.GetLocation(),
                    Functions.NameAround(context.Operation, context.ContainingSymbol),
                    Places.NameOf(promise.Type))
                : Diagnostic.Create(ConversionDescriptors.ConversionIgnored, place.GetLocation(), place));
        }
    }

    private static void AnalyzeCatch(OperationAnalysisContext context, SpecTypes types)
    {
        var clause = (ICatchClauseOperation)context.Operation;
        if (CaughtRefusal.Swallows(clause, types) && clause.Syntax is CatchClauseSyntax syntax)
        {
            var place = syntax.CatchKeyword.GetLocation();
            context.ReportDiagnostic(Diagnostic.Create(ConversionDescriptors.RefusalSwallowed, place, "another version"));
        }
    }

    // Whole specs may be chosen from: what does not fit is still where it came from.
    private static bool LeavesOut(IOperation operation, ISymbol member, SpecTypes types) =>
        !types.IsWholeSpec(ConversionUse.ConversionOf(operation, types)?.TypeArguments[0])
        && Functions.Around(operation, member).Any(function => ConversionPair.Of(function, types) is not null || types.ShapeOf(function.ReturnType) is not null
            || function.Parameters.Any(parameter => types.ShapeOf(parameter.Type) is { IsCollection: true } || types.IsConversion(parameter.Type)));
}
