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
        context.RegisterSpecOperationAction(Analyze, OperationKind.Invocation);
    }

    /// <summary>What a function promises that forces a call's result; null where the call is of no such conversion, or is not forced.</summary>
    internal static SpecShape? Find(IOperation operation, ISymbol member, SpecTypes types) =>
        operation is IInvocationOperation call
        && PlaceOf(call) is not null
        && ConversionPair.Of(call.TargetMethod, types) is { CanRefuse: true, Target: { IsNullable: true, CanRefuse: false } }
            ? Functions.FindPromise(call, member, types)
            : null;

    private static void Analyze(OperationAnalysisContext context, SpecTypes types)
    {
        if (Find(context.Operation, context.ContainingSymbol, types) is { } promise)
        {
            var call = (IInvocationOperation)context.Operation;
            context.ReportDiagnostic(Diagnostic.Create(
                ConversionDescriptors.ConversionForced, PlaceOf(call)!, Places.NameOf(call.TargetMethod), Places.NameOf(promise.Type)));
        }
    }

    /// <summary>Where a result is forced, by <c>!</c> or by <c>.Value</c>.</summary>
    private static Location? PlaceOf(IInvocationOperation call) => call switch
    {
        { Syntax.Parent: PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forced } =>
            forced.OperatorToken.GetLocation(),
        {
            Parent: IPropertyReferenceOperation
            {
                Property: { Name: "Value", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T },
            } value,
        } => Places.PlaceIn(value.Syntax),
        _ => null,
    };
}
