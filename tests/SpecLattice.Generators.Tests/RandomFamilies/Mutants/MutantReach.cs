using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SpecLattice.Generators.Tests.ApiMutants;

namespace SpecLattice.Generators.Tests.RandomFamilies.Mutants;

/// <summary>
/// Puts a mistake beside the right code, which has marks where the mistake would be: a switch says which of the two runs. The marks tell whether any value
/// comes by the place of the mistake; where none does, the mistake changes nothing.
/// </summary>
public static class MutantReach
{
    // One family is checked on a thread at a time, and a family has one mistake.
    [ThreadStatic]
    private static bool _isWrong;

    [ThreadStatic]
    private static bool _isReached;

    /// <summary>Called by the code with a mistake: whether it is made.</summary>
    public static bool IsWrong() => _isWrong;

    /// <summary>Called by the right code at a place of the mistake.</summary>
    public static bool Mark() => _isReached = true;

    /// <summary>Whether such a place was reached since this thread began to check.</summary>
    internal static bool IsReached() => _isReached;

    /// <summary>Chooses, for this thread, between the mistake and the right code.</summary>
    internal static void Begin(bool isWrong) => (_isWrong, _isReached) = (isWrong, false);

    /// <summary>The file with the mistake and with the right code.</summary>
    internal static SyntaxTree WithSwitch(Mutant mutant)
    {
        var root = mutant.Tree.GetRoot();
        var body = MutantSwitch.HostOf(mutant) ?? throw new InvalidOperationException($"No body around {mutant}");
        var marks = mutant.Changes
            .Select(change => root.FindNode(change.Span).AncestorsAndSelf().First(node => MarkAt(node) is not null))
            .Distinct()
            .SelectMany(node => MarkAt(node)!);
        var choice = MutantSwitch.Choice(body, [($"if ({Call(nameof(IsWrong))}) ", MutantSwitch.Changed(body, mutant.Changes))], MutantSwitch.Changed(body, marks));
        return FamilyBatch.Tree(mutant.Tree.GetText().WithChanges(choice).ToString(), mutant.Tree.FilePath);
    }

    private static string Call(string method) => $"global::{typeof(MutantReach).FullName}.{method}()";

    // Where no loss was named since its mark, a prefix names no place: no value comes by.
    private static TextChange[]? MarkAt(SyntaxNode node) => node switch
    {
        SwitchSectionSyntax section => Before(section.Statements[0]),
        SwitchExpressionArmSyntax arm => Around(arm.Expression),
        ArrowExpressionClauseSyntax { Expression: var body } => Around(body),
        ExpressionSyntax { Parent: ConditionalExpressionSyntax choice } taken when taken == choice.WhenTrue => Around(taken),
        BlockSyntax { Statements.Count: > 0 } block when node.Parent is SwitchSectionSyntax => Before(block.Statements[0]),
        ExpressionStatementSyntax { Parent: BlockSyntax, Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Prefix" } called } prefix } =>
            [new(new TextSpan(node.SpanStart, 0), $"_ = {called.Expression}.Here != {prefix.ArgumentList.Arguments[0]} && {Call(nameof(Mark))}; ")],
        StatementSyntax { Parent: BlockSyntax } and not LocalFunctionStatementSyntax => Before(node),
        BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax => throw new InvalidOperationException($"No place for a mark in {node}"),
        _ => null,
    };

    private static TextChange[] Before(SyntaxNode statement) => [new(new TextSpan(statement.SpanStart, 0), $"_ = {Call(nameof(Mark))}; ")];

    private static TextChange[] Around(ExpressionSyntax body) =>
    [
        new(new TextSpan(body.SpanStart, 0), $"({Call(nameof(Mark))} ? "),
        new(new TextSpan(body.Span.End, 0), " : throw null!)"),
    ];
}
