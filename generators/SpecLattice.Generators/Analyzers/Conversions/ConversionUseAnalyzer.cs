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

            start.RegisterOperationAction(context => AnalyzeUse(context, types), OperationKind.Invocation, OperationKind.PropertyReference);
            start.RegisterOperationAction(context => AnalyzeStatement(context, types), OperationKind.ExpressionStatement);
            start.RegisterOperationAction(context => AnalyzeCatch(context, types), OperationKind.CatchClause);
        });
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
                Places.NameOf(Functions.Around(context.Operation, context.ContainingSymbol).Last()),
                Places.NameOf(Functions.FindPromise(context.Operation, context.ContainingSymbol, types)!.Type),
            ],
            _ => [Places.NameOf(ValueOf(context.Operation))],
        };
        context.ReportDiagnostic(Diagnostic.Create(descriptor, name.GetLocation(), arguments));
    }

    /// <summary>The rule that a use breaks; null where it breaks none.</summary>
    internal static DiagnosticDescriptor? Find(IOperation operation, ISymbol member, SpecTypes types) => ConversionUse.Of(operation, types) switch
    {
        RefusalUse.Ignored => ConversionDescriptors.ConversionIgnored,
        RefusalUse.Forced when Functions.FindPromise(operation, member, types) is not null => ConversionDescriptors.ConversionForced,
        RefusalUse.Swallowed => ConversionDescriptors.RefusalSwallowed,
        RefusalUse.Dropped when BuildsSpecs(operation, member, types) => ConversionDescriptors.ElementsDropped,
        _ => null,
    };

    private static void AnalyzeStatement(OperationAnalysisContext context, SpecTypes types)
    {
        var operation = ((IExpressionStatementOperation)context.Operation).Operation;
        var ignored = operation is ISimpleAssignmentOperation { Target: IDiscardOperation } assignment ? assignment.Value : operation;
        if (ignored is not (IAssignmentOperation or IIncrementOrDecrementOperation) && types.IsConversion(TypeOf(ignored)))
        {
            var name = Places.NameIn(ignored.Syntax);
            context.ReportDiagnostic(Diagnostic.Create(ConversionDescriptors.ConversionIgnored, name.GetLocation(), name));
        }
    }

    private static ITypeSymbol? TypeOf(IOperation operation) => operation.Type is INamedTypeSymbol
    {
        OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value],
    }
        ? value
        : operation.Type;

    private static void AnalyzeCatch(OperationAnalysisContext context, SpecTypes types)
    {
        var clause = (ICatchClauseOperation)context.Operation;
        if (ConversionUse.Swallows(clause, types) && clause.Syntax is CatchClauseSyntax syntax)
        {
            var place = syntax.CatchKeyword.GetLocation();
            context.ReportDiagnostic(Diagnostic.Create(ConversionDescriptors.RefusalSwallowed, place, "another version"));
        }
    }

    private static bool BuildsSpecs(IOperation operation, ISymbol member, SpecTypes types) => Functions.Around(operation, member).Any(function =>
        ConversionPair.Of(function, types) is not null || types.ShapeOf(function.ReturnType) is not null);

    private static ITypeSymbol ValueOf(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod.ContainingType.TypeArguments[0],
        IPropertyReferenceOperation property => property.Property.ContainingType.TypeArguments[0],
        _ => throw new InvalidOperationException("only these are analyzed"),
    };
}
