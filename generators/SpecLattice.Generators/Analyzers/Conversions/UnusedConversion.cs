using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>Finds conversions whose outcome is ignored, wherever they are kept.</summary>
internal static class UnusedConversion
{
    /// <summary>Whether what an operation gives is a conversion that ends nowhere.</summary>
    public static bool Is(IOperation operation, SpecTypes types)
    {
        if (!IsMade(operation) || !IsBare(operation.Type, types) || IsWritten(operation))
        {
            return false;
        }

        var ends = ValueTrail.Of(operation, (from, to) => Carries(from, to, types)).Ends;
        return ends.All(end => IsNothing(end, types));
    }

    // What a variable holds was made elsewhere; what is awaited of one is come to only here.
    private static bool IsMade(IOperation operation) => operation is IInvocationOperation or IPropertyReferenceOperation
        or IAwaitOperation { Operation: IParameterReferenceOperation or IFieldReferenceOperation };

    // A query's conversions are looked into only as far as the query itself goes.
    private static bool IsBare(ITypeSymbol? type, SpecTypes types) => type is INamedTypeSymbol named
        && (types.IsConversion(named) || (named is { Name: "Task" or "ValueTask", TypeArguments: [var inner] } && types.IsConversion(inner)));

    private static bool IsWritten(IOperation operation) => operation.Parent is IAssignmentOperation assignment && assignment.Target == operation;

    private static Carrying Carries(IOperation from, IOperation to, SpecTypes types) => to switch
    {
        IPropertyReferenceOperation { Property.Name: "Losses" } losses when types.IsConversion(losses.Property.ContainingType) => Carrying.Yes,
        IPropertyReferenceOperation { Property.ContainingType.Name: "LossReport" } => Carrying.Yes,
        IInvocationOperation { TargetMethod.Name: "ToString" } => Carrying.Yes,
        IIsPatternOperation or IMemberReferenceOperation => Carrying.No,
        IInvocationOperation call when IsBare(call.Type, types) => Carrying.Safely,
        _ when types.ConversionIn(to.Type) is not null => Carrying.Yes,
        IInvocationOperation when from.Parent is IArgumentOperation => Carrying.HandsOn,
        IInvocationOperation => Carrying.No,
        _ => Carrying.Yes,
    };

    private static bool IsNothing(ValueEnd end, SpecTypes types) => end.Kind switch
    {
        EndKind.Nothing => true,
        EndKind.Asked => end.User switch
        {
            IIsPatternOperation asked => IsAnything(asked.Pattern),
            IInvocationOperation call => call.TargetMethod.Name == "Wait" || (call.Parent is IExpressionStatementOperation && call.TargetMethod.ContainingType.Name == "Enumerable"),
            _ => false,
        },
        EndKind.Decides => end.User switch
        {
            ISwitchOperation statement => statement.Cases.SelectMany(section => section.Clauses).All(IsAnything),
            ISwitchExpressionOperation expression => expression.Arms.All(arm => arm.Guard is null && IsAnything(arm.Pattern)),
            _ => false,
        },
        EndKind.Shown => end.User is IInvocationOperation { TargetMethod.ContainingType.Name: "GC" },
        EndKind.HandedOn => end is { Value.Parent: IArgumentOperation { Parameter: { } parameter }, User: IInvocationOperation call }
            && (IgnoresParameter(call.TargetMethod, parameter, types) || (Readers.Fills(call) && call.Instance is IFieldReferenceOperation { Field: var field } && IsNeverRead(field))),
        EndKind.Stored => end.User is IAssignmentOperation { Target: IMemberReferenceOperation { Member: var member } } && IsNeverRead(member),
        _ => false,
    };

    private static bool IsAnything(IOperation clause) => clause switch
    {
        IPatternCaseClauseOperation { Guard: null, Pattern: var inner } => IsAnything(inner),
        IDiscardPatternOperation => true,
        IDeclarationPatternOperation => true,
        IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } => true,
        INegatedPatternOperation { Pattern: IConstantPatternOperation } => true,
        IDefaultCaseClauseOperation => true,
        _ => false,
    };

    private static bool IgnoresParameter(IMethodSymbol method, IParameterSymbol parameter, SpecTypes types) =>
        types.Bodies.Of(method) is { } body
        && !body.Descendants().Any(inner => inner is IParameterReferenceOperation used && used.Parameter.Ordinal == parameter.Ordinal + (method.ReducedFrom is null ? 0 : 1));

    /// <summary>Whether the type around a private member names it only to set it, or to put something into it.</summary>
    private static bool IsNeverRead(ISymbol member) => member.DeclaredAccessibility == Accessibility.Private
        && !member.ContainingType.DeclaringSyntaxReferences
            .SelectMany(reference => reference.GetSyntax().DescendantNodes())
            .OfType<IdentifierNameSyntax>()
            .Any(name => name.Identifier.ValueText == member.Name && !IsTarget(name));

    private static bool IsTarget(IdentifierNameSyntax name)
    {
        SyntaxNode access = name.Parent is MemberAccessExpressionSyntax { Name: var last } outer && last == name ? outer : name;
        return access.Parent switch
        {
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment => assignment.Left == access,
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression } assignment => assignment.Left == access && IsUnused(assignment),
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } filled => filled.Expression == access && IsUnused(call) && Readers.IsFilling(filled.Name.Identifier.ValueText),
            _ => false,
        };
    }

    private static bool IsUnused(ExpressionSyntax expression) => expression.Parent is ExpressionStatementSyntax
        || expression.Parent is ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } };
}
