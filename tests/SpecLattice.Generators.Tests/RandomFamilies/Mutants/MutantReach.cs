using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SpecLattice.Generators.Tests.RandomFamilies.Mutants;

/// <summary>Finds out whether any value comes by the place of a mistake: where none does, the mistake changes nothing.</summary>
public static class MutantReach
{
    private static readonly ConcurrentDictionary<string, bool> Marks = new();

    /// <summary>Called by marked code.</summary>
    public static bool Mark(string place) => Marks.TryAdd(place, true) || true;

    internal static bool IsReached(string place) => Marks.ContainsKey(place);

    /// <summary>The right code, with a mark where the mistake would be.</summary>
    internal static SyntaxTree WithMark(Mutant mutant, string place)
    {
        var root = mutant.Tree.GetRoot();
        var at = mutant.Changes[0].Span;
        var mark = $"global::{typeof(MutantReach).FullName}.{nameof(Mark)}(\"{place}\")";
        var changes = root.FindNode(at).AncestorsAndSelf().Select(node => MarkAt(node, mark)).First(found => found is not null)!;
        return FamilyBatch.Tree(mutant.Tree.GetText().WithChanges(changes).ToString(), mutant.Tree.FilePath);
    }

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
