using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>
/// Reports hand-written conversions that refuse by null, where a function that promises a version forces their result with <c>!</c>,
/// <c>.Value</c> or <c>?? throw</c>, at once or by way of a variable.
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

    /// <summary>What a function promises that forces a call's result, and where; null where the call is of no such conversion, or is not forced.</summary>
    internal static (SpecShape Promise, Location Place)? Find(IOperation operation, ISymbol member, SpecTypes types) =>
        operation is IInvocationOperation call
        && ConversionPair.Of(call.TargetMethod, types) is { CanRefuse: true, Target: { IsNullable: true, CanRefuse: false } }
        && Functions.FindPromise(call, member, types) is { } promise
        && PlaceOf(call) is { } place
            ? (promise, place)
            : null;

    private static void Analyze(OperationAnalysisContext context, SpecTypes types)
    {
        if (Find(context.Operation, context.ContainingSymbol, types) is var (promise, place))
        {
            var call = (IInvocationOperation)context.Operation;
            context.ReportDiagnostic(Diagnostic.Create(
                ConversionDescriptors.ConversionForced, place, Places.NameOf(call.TargetMethod), Places.NameOf(promise.Type)));
        }
    }

    private static Location? PlaceOf(IInvocationOperation call) => ValueTrail
        .Of(call, static (_, to) => to is IInvocationOperation or IMemberReferenceOperation or IIsPatternOperation or IBinaryOperation ? Carrying.No : Carrying.Yes)
        .Holders
        .Select(WhereForced)
        .FirstOrDefault(place => place is not null);

    private static Location? WhereForced(IOperation value) => value switch
    {
        { Syntax.Parent: PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forced } =>
            forced.OperatorToken.GetLocation(),
        {
            Parent: IPropertyReferenceOperation
            {
                Property: { Name: "Value", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T },
            } read,
        } => Places.PlaceIn(read.Syntax),
        { Parent: ICoalesceOperation { WhenNull: { } instead } either } when either.Value == value && Operations.Unwrap(instead) is IThrowOperation { Syntax: ThrowExpressionSyntax thrown } =>
            thrown.ThrowKeyword.GetLocation(),
        _ => null,
    };
}
