using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SpecLattice.Generators.Tests.Infrastructure;
using Changes = System.Collections.Generic.IEnumerable<Microsoft.CodeAnalysis.Text.TextChange[]>;

namespace SpecLattice.Generators.Tests.RandomFamilies.Mutants;

/// <summary>
/// The mistakes that a generator could make, each as the places in a generated member where it can be made.
/// Left out, because they change nothing that a law speaks of: <c>default</c> instead of a constant (which may be the same), hash
/// codes, and the text of messages. What no value comes by is found out by <see cref="MutantReach"/>.
/// </summary>
internal static class MutantKinds
{
    public static readonly MutantKind[] All =
    [
        new("drop an assignment", GeneratedConcern.Conversions, (root, _) => Assignments(root)
            .Where(assigned => assigned.Right is not (LiteralExpressionSyntax or MemberAccessExpressionSyntax))
            .Select(assigned => Replace(assigned.Right, "default!"))),
        new("swap two members of one type", GeneratedConcern.Conversions, (root, typeOf) => Initializers(root).SelectMany(made => Swaps(made, typeOf))),
        new("change a constant", GeneratedConcern.Conversions, (root, _) => Assignments(root)
            .Where(assigned => Other(assigned.Right) is not null)
            .Select(assigned => Replace(assigned.Right, Other(assigned.Right)!))),
        new("drop a loss", GeneratedConcern.Conversions, (root, _) => Calls(root, "Add").Concat(MemberLosses(root)).Select(Remove)),
        new("change an absent value", GeneratedConcern.Conversions, (root, _) => Conditions(root).Select(Negate)),
        new("name another place", GeneratedConcern.Conversions, (root, _) => MemberLosses(root)
            .Select(call => Replace(call.ArgumentList.Arguments[0], "\"elsewhere\""))),
        new("drop a segment", GeneratedConcern.Conversions, (root, _) => Calls(root, "Prefix").Select(Remove)),
        new("share every case", GeneratedConcern.Conversions, (root, _) => Calls(root, "HasOnlyCases")
            .Select(call => Replace(call.ArgumentList.Arguments[^1], "0xFFFFUL"))),
        new("skip a case", GeneratedConcern.Conversions, (root, _) => root.DescendantNodes().OfType<SwitchSectionSyntax>()
            .Where(section => section.Labels[0] is CasePatternSwitchLabelSyntax && !section.ToString().Contains("same", StringComparison.Ordinal))
            .Select(section => Replace(section, ""))),
        new("skip an arm", GeneratedConcern.Conversions, (root, _) => root.DescendantNodes().OfType<SwitchExpressionArmSyntax>()
            .Where(arm => arm.Pattern is DeclarationPatternSyntax)
            .Select(arm => Replace(arm, $"{((DeclarationPatternSyntax)arm.Pattern).Type} => default"))),
        new("give another enum member or unit case", GeneratedConcern.Conversions, OtherMembers),
        new("cut a number off", GeneratedConcern.Conversions, (root, _) => GenericCalls(root, "Narrow")
            .Select(call => Replace(call, $"unchecked(({TypeArgument(call, 1)}){call.ArgumentList.Arguments[0]})"))),
        new("take the first of many", GeneratedConcern.Conversions, (root, _) => GenericCalls(root, "SingleOrNull")
            .Select(call => Replace(call, $"(({call.ArgumentList.Arguments[0]}).Count == 0 ? default({TypeArgument(call, 1)}) : {Invoke(call, "global::SpecLattice.CompilerServices.PartialConverter", $"{call.ArgumentList.Arguments[0]}[0], ref losses")})"))),
        new("trust a hand-written conversion", GeneratedConcern.Conversions, (root, _) => GenericCalls(root, "ByHand")
            .Where(call => TypeArgument(call, 1) == "uint")
            .Select(call => Replace(call, Invoke(call, "global::System.Func", call.ArgumentList.Arguments[0].ToString())))),
        new("swap two names", GeneratedConcern.Json, (root, _) => Writes(root) is { Count: > 1 } names ? [Swap(names[0], names[1])] : []),
        new("drop a written member", GeneratedConcern.Json, (root, _) => Statements(root, "WriteNumber", "WriteBoolean").Select(Remove)),
        new("write another default", GeneratedConcern.Json, (root, _) => Method(root, "WriteJson").SelectMany(Conditions).Select(Negate)),
        new("read another default", GeneratedConcern.Json, (root, _) => Method(root, "ReadJson")
            .SelectMany(method => method.DescendantNodes().OfType<EqualsValueClauseSyntax>())
            .Where(value => value.Value is LiteralExpressionSyntax literal && !literal.IsKind(SyntaxKind.FalseLiteralExpression) && Other(literal) is not null)
            .Select(value => Replace(value.Value, Other(value.Value)!))),
        new("compare one member less", GeneratedConcern.Equality, (root, _) => root.DescendantNodes().OfType<BinaryExpressionSyntax>()
            .Where(both => both.IsKind(SyntaxKind.LogicalAndExpression))
            .Select(both => Replace(both.Right, "true"))),
        new("count the floor wrong", GeneratedConcern.Sum, (root, _) => Property(root, "FloorCore")
            .SelectMany(floor => floor.DescendantNodes().OfType<LiteralExpressionSyntax>())
            .Select(number => Replace(number, "99"))),
        new("convert to another version", GeneratedConcern.Sum, (root, _) => Method(root, "ToVersionCore")
            .SelectMany(method => method.DescendantNodes().OfType<SwitchExpressionArmSyntax>())
            .Where(arm => arm.Pattern is ConstantPatternSyntax && arm.Expression is not ThisExpressionSyntax)
            .Select(arm => Replace(arm.Expression, "this"))),
    ];

    public static TextChange[] Replace(SyntaxNode node, string text) => [new(node.Span, text)];

    public static TextChange[] Remove(SyntaxNode node) => Replace(node.FirstAncestorOrSelf<StatementSyntax>()!, "{ }");

    public static TextChange[] Swap(SyntaxNode one, SyntaxNode other) => [new(one.Span, other.ToString()), new(other.Span, one.ToString())];

    public static TextChange[] Negate(ExpressionSyntax condition) => Replace(condition, $"!({condition})");

    public static IEnumerable<InitializerExpressionSyntax> Initializers(SyntaxNode root) =>
        root.DescendantNodes().OfType<InitializerExpressionSyntax>().Where(made => made.IsKind(SyntaxKind.ObjectInitializerExpression));

    private static IEnumerable<AssignmentExpressionSyntax> Assignments(SyntaxNode root) =>
        Initializers(root).SelectMany(made => made.Expressions.OfType<AssignmentExpressionSyntax>());

    private static Changes Swaps(InitializerExpressionSyntax made, TypeOfMember typeOf) => made.Expressions
        .OfType<AssignmentExpressionSyntax>()
        .Select(assigned => (assigned.Right, Type: typeOf(assigned.Right.ToString())))
        .Where(source => source.Type is not null)
        .GroupBy(source => source.Type!)
        .Where(group => group.Count() > 1)
        .Select(group => Swap(group.First().Right, group.ElementAt(1).Right));

    /// <summary>Another constant instead of one.</summary>
    private static string? Other(ExpressionSyntax expression) => expression.Kind() switch
    {
        SyntaxKind.TrueLiteralExpression => "false",
        SyntaxKind.FalseLiteralExpression => "true",
        SyntaxKind.NumericLiteralExpression => expression.ToString().StartsWith('7') ? "8" : "7",
        SyntaxKind.StringLiteralExpression => "\"another\"",
        _ => null,
    };

    public static IEnumerable<InvocationExpressionSyntax> Calls(SyntaxNode root, string method) => root.DescendantNodes()
        .OfType<InvocationExpressionSyntax>()
        .Where(call => call.Expression is MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } && name.Identifier.Text == method);

    /// <summary>Where a member is lost.</summary>
    private static IEnumerable<InvocationExpressionSyntax> MemberLosses(SyntaxNode root) => Calls(root, "AddNewer").Concat(Calls(root, "AddRemoved"));

    private static IEnumerable<InvocationExpressionSyntax> GenericCalls(SyntaxNode root, params string[] methods) => root.DescendantNodes()
        .OfType<InvocationExpressionSyntax>()
        .Where(call => call.Expression is MemberAccessExpressionSyntax { Name: GenericNameSyntax name } && methods.Contains(name.Identifier.Text));

    private static string TypeArgument(InvocationExpressionSyntax call, int index) =>
        ((GenericNameSyntax)((MemberAccessExpressionSyntax)call.Expression).Name).TypeArgumentList.Arguments[index].ToString();

    /// <summary>A call of the lambda that a generic call takes second, with the call's type arguments.</summary>
    private static string Invoke(InvocationExpressionSyntax call, string type, string arguments) =>
        $"(({type}<{TypeArgument(call, 0)}, {TypeArgument(call, 1)}>)({call.ArgumentList.Arguments[1]}))({arguments})";

    /// <summary>The conditions on declared values.</summary>
    private static IEnumerable<ExpressionSyntax> Conditions(SyntaxNode root) => root.DescendantNodes()
        .OfType<IfStatementSyntax>()
        .Select(branch => branch.Condition)
        .Where(condition => !condition.ToString().Contains("losses", StringComparison.Ordinal) && !condition.ToString().Contains("is {", StringComparison.Ordinal));

    public static IEnumerable<MethodDeclarationSyntax> Method(SyntaxNode root, string name) =>
        root.DescendantNodesAndSelf().OfType<MethodDeclarationSyntax>().Where(method => method.Identifier.Text == name);

    private static IEnumerable<PropertyDeclarationSyntax> Property(SyntaxNode root, string name) =>
        root.DescendantNodesAndSelf().OfType<PropertyDeclarationSyntax>().Where(property => property.Identifier.Text == name);

    private static IEnumerable<InvocationExpressionSyntax> Statements(SyntaxNode root, params string[] methods) =>
        methods.SelectMany(method => Calls(root, method)).Where(call => call.Parent is ExpressionStatementSyntax);

    /// <summary>The names that a record's writer writes.</summary>
    private static List<SyntaxNode> Writes(SyntaxNode root) => Method(root, "WriteJson")
        .Concat(Method(root, "WriteJsonMembers"))
        .SelectMany(method => method.DescendantNodes().OfType<LiteralExpressionSyntax>())
        .Where(literal => literal.IsKind(SyntaxKind.Utf8StringLiteralExpression) && literal.Parent is ArgumentSyntax)
        .ToList<SyntaxNode>();

    /// <summary>What is returned instead of a constant of an enum or a union, where another is returned in the same switch.</summary>
    private static Changes OtherMembers(SyntaxNode root, TypeOfMember typeOf) => root.DescendantNodes()
        .OfType<SwitchStatementSyntax>()
        .Select(choice => choice.DescendantNodes().OfType<ReturnStatementSyntax>().Select(result => result.Expression).OfType<MemberAccessExpressionSyntax>().ToList())
        .Concat(root.DescendantNodes().OfType<SwitchExpressionSyntax>().Select(choice => choice.Arms.Select(arm => arm.Expression).OfType<MemberAccessExpressionSyntax>().ToList()))
        .Where(results => results.Count > 1)
        .Select(results => Swap(results[0], results[1]));
}

/// <summary>A mistake that a generator could make.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Concern">What the members are for that it can be made in.</param>
/// <param name="Find">The places in a member where it can be made, each as the changes that make it.</param>
internal sealed record MutantKind(string Name, string Concern, Func<SyntaxNode, TypeOfMember, Changes> Find);

/// <summary>The type of a member of the record that a file belongs to, as something that compares by value; null where it has no such member.</summary>
internal delegate object? TypeOfMember(string member);
