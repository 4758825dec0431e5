using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.CodeFixes.Fixing;

namespace SpecLattice.CodeFixes.Conversions;

/// <summary>The forms in which a conversion is forced, and how each passes its losses on instead.</summary>
internal static class ForcedForms
{
    /// <summary>Writes `Match` and `?:` that throw as `GetValueOrThrow()`, which they are.</summary>
    public static SyntaxNode Unify(SyntaxNode declaration) => declaration.ReplaceNodes(
        declaration.DescendantNodes().OfType<ExpressionSyntax>().Where(expression => Plain(expression) is not null),
        (original, _) => Plain(original)!.WithTriviaFrom(original));

    /// <summary>Whether a statement throws where a conversion was refused: <c>if (!x.TryGetValue(out var y)) { throw ...; }</c>.</summary>
    public static bool IsThrowingTest(IfStatementSyntax test) =>
        test is { Else: null, Condition: PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: InvocationExpressionSyntax call } }
        && call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "TryGetValue" }, ArgumentList.Arguments.Count: 1 }
        && test.Statement is ThrowStatementSyntax or BlockSyntax { Statements: [ThrowStatementSyntax] };

    /// <summary>Lets such a statement return the losses.</summary>
    public static IfStatementSyntax ReturnLosses(IfStatementSyntax test, string losses)
    {
        var call = test.DescendantNodes().OfType<InvocationExpressionSyntax>().First();
        var thrown = test.DescendantNodes().OfType<ThrowStatementSyntax>().First();
        var asked = call.AddArgumentListArguments(OutArgument(losses));
        return test.ReplaceNodes(
            new SyntaxNode[] { call, thrown },
            (original, _) => original == call ? asked : SyntaxFactory.ParseStatement($"return SpecLattice.Conversion.Refuse({losses});").WithTriviaFrom(thrown).Shortened());
    }

    /// <summary>Whether something that is reported as forced is in one of the forms that can be rewritten.</summary>
    public static bool CanRewrite(SyntaxNode name)
    {
        var call = name.FirstAncestorOrSelf<InvocationExpressionSyntax>();
        return call?.Expression is MemberAccessExpressionSyntax access && access.Name.Identifier.ValueText switch
        {
            "GetValueOrThrow" => FallibleBody.CanBeTakenApart(call),
            "Match" => Plain(call) is not null && FallibleBody.CanBeTakenApart(call),
            "TryGetValue" => (call.Parent is ConditionalExpressionSyntax chosen && Plain(chosen) is not null && FallibleBody.CanBeTakenApart(chosen))
                || (call.FirstAncestorOrSelf<IfStatementSyntax>() is { } test && IsThrowingTest(test)),
            _ => false,
        };
    }

    // `out var losses` as an argument; parsed, because a declaration expression has more parts than one wants to write.
    private static ArgumentSyntax OutArgument(string losses) =>
        ((InvocationExpressionSyntax)SyntaxFactory.ParseExpression($"f(out var {losses})")).ArgumentList.Arguments[0].WithLeadingTrivia(SyntaxFactory.Space);

    private static ExpressionSyntax? Plain(ExpressionSyntax expression) => expression switch
    {
        InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Match" } access,
            ArgumentList.Arguments: [{ Expression: LambdaExpressionSyntax success }, { Expression: LambdaExpressionSyntax { Body: ThrowExpressionSyntax } }],
        } => CallerUpdate.Force(IsIdentity(success) ? access.Expression : Map(access, success)),
        ConditionalExpressionSyntax
        {
            Condition: InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "TryGetValue" } access,
                ArgumentList.Arguments: [{ Expression: DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax declared } }],
            },
            WhenTrue: IdentifierNameSyntax used,
            WhenFalse: ThrowExpressionSyntax,
        } when used.Identifier.ValueText == declared.Identifier.ValueText => CallerUpdate.Force(access.Expression),
        _ => null,
    };

    private static bool IsIdentity(LambdaExpressionSyntax lambda) =>
        lambda is SimpleLambdaExpressionSyntax { Body: IdentifierNameSyntax result } simple && result.Identifier.ValueText == simple.Parameter.Identifier.ValueText;

    private static InvocationExpressionSyntax Map(MemberAccessExpressionSyntax match, LambdaExpressionSyntax change) => SyntaxFactory.InvocationExpression(
        match.WithName(SyntaxFactory.IdentifierName("Map")),
        SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(change.WithoutTrivia()))));
}
