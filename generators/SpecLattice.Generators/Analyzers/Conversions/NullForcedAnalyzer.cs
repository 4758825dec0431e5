using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>
/// Reports hand-written conversions that refuse by null, where a function that promises a version forces their result with <c>!</c> or
/// <c>.Value</c>.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NullForcedAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [ConversionDescriptors.ConversionForced];

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

            start.RegisterSyntaxNodeAction(context => AnalyzeSuppression(context, types), SyntaxKind.SuppressNullableWarningExpression);
            start.RegisterOperationAction(context => AnalyzeValue(context, types), OperationKind.PropertyReference);
        });
    }

    private static void AnalyzeSuppression(SyntaxNodeAnalysisContext context, SpecTypes types)
    {
        var forced = (PostfixUnaryExpressionSyntax)context.Node;
        if (forced.Operand is InvocationExpressionSyntax
            && context.ContainingSymbol is { } member
            && context.SemanticModel.GetOperation(forced.Operand, context.CancellationToken) is IInvocationOperation call
            && Find(call, member, types) is { } promise)
        {
            context.ReportDiagnostic(Create(forced.OperatorToken.GetLocation(), call, promise));
        }
    }

    private static void AnalyzeValue(OperationAnalysisContext context, SpecTypes types)
    {
        if (context.Operation is IPropertyReferenceOperation
            {
                Property: { Name: "Value", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T },
                Instance: IInvocationOperation call,
            }
            && Find(call, context.ContainingSymbol, types) is { } promise)
        {
            context.ReportDiagnostic(Create(Places.PlaceIn(context.Operation.Syntax), call, promise));
        }
    }

    /// <summary>What the function around promises, where the call is of a conversion that refuses by null.</summary>
    private static SpecShape? Find(IInvocationOperation call, ISymbol member, SpecTypes types) =>
        ConversionPair.Of(call.TargetMethod, types) is { CanRefuse: true, Target: { IsNullable: true, CanFail: false } }
            ? Functions.FindPromise(call, member, types)
            : null;

    private static Diagnostic Create(Location place, IInvocationOperation call, SpecShape promise) => Diagnostic.Create(
        ConversionDescriptors.ConversionForced, place, Places.NameOf(call.TargetMethod), Places.NameOf(promise.Type));
}
