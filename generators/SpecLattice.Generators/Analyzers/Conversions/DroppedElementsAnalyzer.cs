using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>Reports conversions that leave out the elements that do not convert.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DroppedElementsAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [ConversionDescriptors.ElementsDropped];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSpecOperationAction(Analyze, OperationKind.Invocation, OperationKind.Branch, OperationKind.Conditional);
    }

    /// <summary>Whether an operation in a member leaves elements out, and what cannot hold them.</summary>
    internal static SpecShape? Find(IOperation operation, ISymbol member, SpecTypes types)
    {
        // What asks a conversion for its success is another analyzer's.
        return DroppedElements.MayDrop(operation) && FindTarget(operation, member, types) is { } target && !AsksConversion(operation, types) ? target : null;
    }

    private static SpecShape? FindTarget(IOperation operation, ISymbol member, SpecTypes types)
    {
        foreach (var function in Functions.Around(operation, member))
        {
            if (ConversionPair.Of(function, types) is { } pair)
            {
                if (DroppedElements.Drops(operation, pair.Kind, types))
                {
                    return pair.Target;
                }
            }
            else if (ConversionPair.FilledBy(function, types) is { } filled && DroppedElements.Drops(operation, PairKind.Versions, types))
            {
                return filled;
            }
        }

        return null;
    }

    private static bool AsksConversion(IOperation operation, SpecTypes types)
    {
        var asked = operation is IBranchOperation ? ConditionOf(operation) : operation;
        return asked?.DescendantsAndSelf().Any(inner => ConversionUse.Of(inner, types) == RefusalUse.Dropped) == true;
    }

    private static IOperation? ConditionOf(IOperation branch)
    {
        var around = branch.Parent is IBlockOperation block ? block.Parent : branch.Parent;
        return (around as IConditionalOperation)?.Condition;
    }

    private static void Analyze(OperationAnalysisContext context, SpecTypes types)
    {
        if (Find(context.Operation, context.ContainingSymbol, types) is { } target)
        {
            var place = context.Operation.Syntax is IfStatementSyntax chain ? chain.IfKeyword.GetLocation() : Places.PlaceIn(context.Operation.Syntax);
            context.ReportDiagnostic(Diagnostic.Create(ConversionDescriptors.ElementsDropped, place, Places.NameOf(target.Type)));
        }
    }
}
