using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SpecLattice.Generators.Tests.ApiMutants;

namespace SpecLattice.Generators.Tests.RandomFamilies.Mutants;

/// <summary>
/// Puts a mistake beside the right code, which has a mark where the mistake would be: a switch says which of the two runs. The mark tells whether any value
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

    /// <summary>Called by the right code at the place of the mistake.</summary>
    public static bool Mark() => _isReached = true;

    /// <summary>Whether the place was reached since this thread began to check.</summary>
    internal static bool IsReached() => _isReached;

    /// <summary>Chooses, for this thread, between the mistake and the right code.</summary>
    internal static void Begin(bool isWrong) => (_isWrong, _isReached) = (isWrong, false);

    /// <summary>The file with the mistake and with the right code.</summary>
    internal static SyntaxTree WithSwitch(Mutant mutant)
    {
        var root = mutant.Tree.GetRoot();
        var body = MutantSwitch.HostOf(mutant) ?? throw new InvalidOperationException($"No body around {mutant}");
        var mark = Call(nameof(Mark));
        var marked = root.FindNode(mutant.Changes[0].Span).AncestorsAndSelf().Select(node => MarkAt(node, mark)).First(found => found is not null)!;
        var choice = MutantSwitch.Choice(body, [($"if ({Call(nameof(IsWrong))}) ", MutantSwitch.Changed(body, mutant.Changes))], MutantSwitch.Changed(body, marked));
        return FamilyBatch.Tree(mutant.Tree.GetText().WithChanges(choice).ToString(), mutant.Tree.FilePath);
    }

    private static string Call(string method) => $"global::{typeof(MutantReach).FullName}.{method}()";

    private static TextChange[]? MarkAt(SyntaxNode node, string mark) => node switch
    {
        SwitchSectionSyntax section => Before(section.Statements[0], mark),
        SwitchExpressionArmSyntax arm => Around(arm.Expression, mark),
        ArrowExpressionClauseSyntax { Expression: var body } => Around(body, mark),
        ExpressionSyntax { Parent: ConditionalExpressionSyntax choice } taken when taken == choice.WhenTrue => Around(taken, mark),
        BlockSyntax { Statements.Count: > 0 } block when node.Parent is SwitchSectionSyntax => Before(block.Statements[0], mark),
        StatementSyntax { Parent: BlockSyntax } and not LocalFunctionStatementSyntax => Before(node, mark),
        BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax => throw new InvalidOperationException($"No place for a mark in {node}"),
        _ => null,
    };

    private static TextChange[] Before(SyntaxNode statement, string mark) => [new(new TextSpan(statement.SpanStart, 0), $"_ = {mark}; ")];

    private static TextChange[] Around(ExpressionSyntax body, string mark) =>
    [
        new(new TextSpan(body.SpanStart, 0), $"({mark} ? "),
        new(new TextSpan(body.Span.End, 0), " : throw null!)"),
    ];
}
