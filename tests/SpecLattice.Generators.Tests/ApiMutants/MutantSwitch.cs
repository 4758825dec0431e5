using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SpecLattice.Generators.Tests.RandomFamilies.Mutants;

namespace SpecLattice.Generators.Tests.ApiMutants;

/// <summary>
/// Puts many mistakes into one program: the body of a method becomes a choice between itself and a copy for each of its mistakes, so that compiling
/// once is enough for all.
/// </summary>
internal static class MutantSwitch
{
    /// <summary>The member that holds a mistake; null where it is in none that can be switched.</summary>
    public static SyntaxNode? HostOf(Mutant mutant)
    {
        var spans = mutant.Changes.Select(change => change.Span).ToList();
        var all = TextSpan.FromBounds(spans.Min(span => span.Start), spans.Max(span => span.End));
        return BodyOf(mutant.Tree.GetRoot().FindNode(all).AncestorsAndSelf().FirstOrDefault(node => node is MemberDeclarationSyntax)) is { } body && body.Span.Contains(all)
            ? body
            : null;
    }

    /// <summary>A file with its mistakes.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="mutants">Its mistakes, by number.</param>
    /// <returns>The file, in which <c>Switch.On(number)</c> decides.</returns>
    public static SyntaxTree Apply(SyntaxTree tree, IEnumerable<(int Number, Mutant Mutant)> mutants)
    {
        var changes = mutants
            .GroupBy(pair => HostOf(pair.Mutant)!)
            .Select(host => Choice(
                host.Key,
                host.Select(pair => (
                    $"if (global::SpecLattice.Mutants.Switch.On({pair.Number}))\n#line 1 \"m{pair.Number}\"\n",
                    WithSteps(host.Key, Changed(host.Key, pair.Mutant.Changes)))),
                host.Key.ToString()));
        return ApiSources.Tree(tree.GetText().WithChanges(changes.OrderBy(change => change.Span.Start)).ToString(), tree.FilePath);
    }

    /// <summary>The number of the mistake that a place in a file belongs to; null where it belongs to none.</summary>
    public static int? NumberAt(Location location) =>
        location.GetMappedLineSpan() is { HasMappedPath: true, Path: ['m', .. var number] } ? int.Parse(number, CultureInfo.InvariantCulture) : null;

    /// <summary>A copy of a body whose loops say that they take another turn, so that one without an end is ended.</summary>
    private static string WithSteps(SyntaxNode body, string copy) => body is not BlockSyntax ? copy : SourceText.From(copy)
        .WithChanges(SyntaxFactory.ParseStatement(copy)
            .DescendantNodes()
            .Select(node => node switch
            {
                WhileStatementSyntax loop => loop.Statement,
                DoStatementSyntax loop => loop.Statement,
                ForStatementSyntax loop => loop.Statement,
                CommonForEachStatementSyntax loop => loop.Statement,
                _ => null,
            })
            .OfType<BlockSyntax>()
            .Select(turn => new TextChange(new TextSpan(turn.OpenBraceToken.Span.End, 0), " global::SpecLattice.Mutants.Switch.Step();")))
        .ToString();

    private static SyntaxNode? BodyOf(SyntaxNode? member) => member switch
    {
        BaseMethodDeclarationSyntax { Body: { } body } => body,
        BaseMethodDeclarationSyntax { ExpressionBody: { } body } => body,
        PropertyDeclarationSyntax { ExpressionBody: { } body } => body,
        _ => null,
    };

    /// <summary>A body with the semicolon that ends it where it is an expression.</summary>
    private static TextSpan SpanOf(SyntaxNode body) =>
        body is ArrowExpressionClauseSyntax ? TextSpan.FromBounds(body.FullSpan.Start, body.Parent!.Span.End) : body.FullSpan;

    /// <summary>A member's body as a choice.</summary>
    /// <param name="body">The body.</param>
    /// <param name="copies">Copies of it, each behind what decides for it.</param>
    /// <param name="otherwise">What runs where none is decided for.</param>
    public static TextChange Choice(SyntaxNode body, IEnumerable<(string Condition, string Copy)> copies, string otherwise)
    {
        var isVoid = body.Parent is MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax { Keyword.Text: "void" } } or ConstructorDeclarationSyntax;
        var all = $"{{\n{string.Concat(copies.Select(copy => $"{copy.Condition}{Block(copy.Copy)}\n#line default\nelse "))}{Block(otherwise)}\n}}\n";
        return new TextChange(SpanOf(body), body.Parent is PropertyDeclarationSyntax ? $"{{ get {all} }}" : all);

        string Block(string copy) => body switch
        {
            ArrowExpressionClauseSyntax when isVoid => $"{{ {copy[2..]}; }}",
            ArrowExpressionClauseSyntax => $"{{ return {copy[2..]}; }}",
            _ => copy,
        };
    }

    /// <summary>The text of a member's body after some changes to its file, all of them inside of it.</summary>
    public static string Changed(SyntaxNode body, IEnumerable<TextChange> changes)
    {
        var text = body.SyntaxTree.GetText();
        var changed = text.WithChanges(changes.OrderBy(change => change.Span.Start));
        return changed.ToString(TextSpan.FromBounds(body.SpanStart, body.Span.End + changed.Length - text.Length));
    }
}
