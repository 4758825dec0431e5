using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators;
using SpecLattice.Generators.Analyzers.Cases;
using SpecLattice.Generators.Analyzers.Use;
using SpecLattice.Generators.Names;

namespace SpecLattice.CodeFixes.Use;

/// <summary>Adds an arm for each version or case that a switch misses; what the arms do is left open, loudly.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingArmsFix)), Shared]
public sealed class MissingArmsFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.SwitchMissesCase];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await CaseSwitches.FindAsync(document, diagnostic, cancellation).ConfigureAwait(false) is not { } found || found.Switch.Missing.IsEmpty)
        {
            return [];
        }

        return [FixOption.Change("Add the missing arms", nameof(MissingArmsFix), found.Node, node => node switch
        {
            SwitchExpressionSyntax expression => AddTo(expression, found.Switch.Missing),
            SwitchStatementSyntax statement => AddTo(statement, found.Switch.Missing),
            _ => node,
        })];
    }

    private const string NotYet = "throw new System.NotImplementedException()";

    /// <summary>Adds the arms before a last arm that takes everything, else at the end.</summary>
    private static SwitchExpressionSyntax AddTo(SwitchExpressionSyntax expression, ImmutableArray<SumCase> missing)
    {
        var arms = expression.Arms;
        var isMultiline = arms.Count > 0 && arms[0].GetFirstToken().GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(isMultiline ? AttributeExtensions.NewLine(expression) : SyntaxFactory.Space);
        var indentation = arms.Count > 0 ? AttributeExtensions.Indentation(arms[0]) : [];
        var place = arms.Count > 0 && arms[arms.Count - 1].Pattern is DiscardPatternSyntax ? arms.Count - 1 : arms.Count;
        var items = new List<SyntaxNodeOrToken>();
        for (var i = 0; i <= arms.Count; i++)
        {
            if (i == place)
            {
                items.AddRange(missing.SelectMany(@case => new SyntaxNodeOrToken[] { MakeArm(@case).WithLeadingTrivia(indentation), comma }));
            }

            if (i < arms.Count)
            {
                items.Add(i < arms.SeparatorCount ? arms[i] : arms[i].WithTrailingTrivia());
                items.Add(i < arms.SeparatorCount ? arms.GetSeparator(i) : comma);
            }
        }

        if (arms.SeparatorCount < arms.Count)
        {
            // There was no comma at the end, and is none.
            items.RemoveAt(items.Count - 1);
            var last = (SwitchExpressionArmSyntax)items[items.Count - 1].AsNode()!;
            items[items.Count - 1] = last.WithTrailingTrivia(arms[arms.Count - 1].GetTrailingTrivia());
        }

        return expression.WithArms(SyntaxFactory.SeparatedList<SwitchExpressionArmSyntax>(items));
    }

    private static SwitchExpressionArmSyntax MakeArm(SumCase @case) => SyntaxFactory.SwitchExpressionArm(
        SyntaxNames.Pattern(@case).WithTrailingTrivia(SyntaxFactory.Space),
        null,
        SyntaxFactory.Token(SyntaxKind.EqualsGreaterThanToken).WithTrailingTrivia(SyntaxFactory.Space),
        SyntaxFactory.ParseExpression(NotYet).Shortened());

    private static SwitchStatementSyntax AddTo(SwitchStatementSyntax statement, ImmutableArray<SumCase> missing)
    {
        var sections = missing.Select(@case => SyntaxFactory.SwitchSection(
            [SyntaxFactory.CasePatternSwitchLabel(
                SyntaxFactory.Token(SyntaxKind.CaseKeyword).WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxNames.Pattern(@case),
                null,
                SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(AttributeExtensions.NewLine(statement)))],
            [SyntaxFactory.ParseStatement(NotYet + ";").WithTrailingTrivia(AttributeExtensions.NewLine(statement)).Shortened()])
            .WithAdditionalAnnotations(Formatter.Annotation));
        var isLast = statement.Sections.LastOrDefault()?.Labels.Any(SyntaxKind.DefaultSwitchLabel) == true;
        return statement.WithSections(statement.Sections.InsertRange(statement.Sections.Count - (isLast ? 1 : 0), sections));
    }
}
