using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators;
using SpecLattice.Generators.Names;

namespace SpecLattice.CodeFixes.Use;

/// <summary>Names what an arm for everything takes now, so that it takes nothing more.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HidingArmFix)), Shared]
public sealed class HidingArmFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.SwitchHidesNewCases];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await CaseSwitches.FindAsync(document, diagnostic, cancellation).ConfigureAwait(false) is not { Switch.HidingArm: { } place } found)
        {
            return [];
        }

        return found.Switch.Missing.IsEmpty
            ? [.. Throw(place)]
            : [.. Name(place, SyntaxNames.AnyOf(found.Switch.Missing))];
    }

    private static IEnumerable<FixOption> Name(SyntaxNode place, PatternSyntax named)
    {
        const string Title = "Name the cases the arm is for";
        switch (place)
        {
            case DefaultSwitchLabelSyntax label:
                yield return FixOption.Change(Title, "Name", label, current => SyntaxFactory
                    .CasePatternSwitchLabel(SyntaxFactory.Token(SyntaxKind.CaseKeyword).WithTrailingTrivia(SyntaxFactory.Space), named, null, current.ColonToken)
                    .WithTriviaFrom(current));
                break;
            case DiscardPatternSyntax discard:
                yield return FixOption.Change(Title, "Name", discard, current => named.WithTriviaFrom(current));
                break;
            case VarPatternSyntax or DeclarationPatternSyntax:
                // The arm uses the value by name.
                var designation = place is VarPatternSyntax any ? any.Designation : ((DeclarationPatternSyntax)place).Designation;
                yield return FixOption.Change(Title, "Name", (PatternSyntax)place, current => SyntaxFactory.BinaryPattern(
                    SyntaxKind.AndPattern,
                    (named is BinaryPatternSyntax ? SyntaxFactory.ParenthesizedPattern(named) : named).WithTrailingTrivia(SyntaxFactory.Space),
                    SyntaxFactory.Token(SyntaxKind.AndKeyword).WithTrailingTrivia(SyntaxFactory.Space),
                    SyntaxFactory.VarPattern(SyntaxFactory.Token(SyntaxKind.VarKeyword).WithTrailingTrivia(SyntaxFactory.Space), designation.WithoutTrivia()))
                    .WithTriviaFrom(current));
                break;
        }
    }

    private static IEnumerable<FixOption> Throw(SyntaxNode place)
    {
        const string Title = "Throw here: this arm is unreachable";
        const string Unreachable = "throw new System.Diagnostics.UnreachableException()";
        if (place.FirstAncestorOrSelf<SwitchExpressionArmSyntax>() is { } arm)
        {
            yield return FixOption.Change(Title, "Throw", arm, current => current
                .WithPattern(SyntaxFactory.DiscardPattern().WithTriviaFrom(current.Pattern))
                .WithExpression(SyntaxFactory.ParseExpression(Unreachable).WithTriviaFrom(current.Expression).Shortened()));
        }
        else if (place.FirstAncestorOrSelf<SwitchSectionSyntax>() is { Labels.Count: 1, Statements: [var first, ..] } section)
        {
            yield return FixOption.Change(Title, "Throw", section, current => current
                .WithStatements([SyntaxFactory.ParseStatement(Unreachable + ";").WithLeadingTrivia(first.GetLeadingTrivia()).WithTrailingTrivia(first.GetTrailingTrivia()).Shortened()]));
        }
    }
}
