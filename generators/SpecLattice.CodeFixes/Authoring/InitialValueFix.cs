using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators;
using SpecLattice.Generators.Names;

namespace SpecLattice.CodeFixes.Authoring;

/// <summary>Lets a member's initializer and its <c>[SpecDefault]</c> say the same: what the one says, or what the other does.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InitialValueFix)), Shared]
public sealed class InitialValueFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.InitialValueDiffers];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await document.FindNodeAsync<PropertyDeclarationSyntax>(diagnostic, cancellation).ConfigureAwait(false) is not { } property
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } semantics)
        {
            return [];
        }

        var attribute = property.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(candidate => candidate.PlainName() == "SpecDefault");
        var argument = attribute?.ArgumentList?.Arguments.FirstOrDefault();
        var initial = property.Initializer?.Value;
        var options = (argument, initial) switch
        {
            (null, null) => [],
            (null, { } value) =>
            [
                FixOption.Change("Remove the initial value", "Remove", property, PropertyEdits.WithoutInitialValue),
                FixOption.Change($"Declare [SpecDefault({value})]", "Declare", property, current => current.WithAttribute($"SpecDefault({value})")),
            ],
            ({ NameEquals: not null }, ObjectCreationExpressionSyntax { Type: NameSyntax } unit) => OfUnitCase(property, attribute!, argument, unit, semantics),
            ({ NameEquals: null, Expression: var constant }, _) => OfConstant(property, attribute!, constant, initial),
            _ => Enumerable.Empty<FixOption>(),
        };
        return [.. options.Select(option => option with { IsDecision = true })];
    }

    private static IEnumerable<FixOption> OfUnitCase(
        PropertyDeclarationSyntax property, AttributeSyntax attribute, AttributeArgumentSyntax argument, ObjectCreationExpressionSyntax initial, SemanticModel semantics)
    {
        if (semantics.GetConstantValue(argument.Expression) is { HasValue: true, Value: string declared })
        {
            var name = LastName(initial).Identifier.ValueText;
            yield return FixOption.Change($"Begin with {declared}", "Initialize", property, current =>
                PropertyEdits.WithInitialValue(current, initial.ReplaceNode(LastName(initial), SyntaxFactory.IdentifierName(Identifiers.Escape(declared))).ToString()));
            yield return FixOption.Change($"Declare {name}", "Declare", attribute, current => current.WithArgument("Member", $"\"{name}\""));
        }
    }

    private static SimpleNameSyntax LastName(ObjectCreationExpressionSyntax made) => made.Type.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Last();

    private static IEnumerable<FixOption> OfConstant(PropertyDeclarationSyntax property, AttributeSyntax attribute, ExpressionSyntax declared, ExpressionSyntax? initial)
    {
        // A decimal's digits are a text in the attribute.
        var code = property.Type.ToString().TrimEnd('?') is "decimal" && declared is LiteralExpressionSyntax { Token: var digits } && digits.IsKind(SyntaxKind.StringLiteralToken)
            ? digits.ValueText + "m"
            : declared.ToString();
        yield return FixOption.Change($"Begin with {code}", "Initialize", property, current => PropertyEdits.WithInitialValue(current, code));
        if (initial is not null && code == declared.ToString())
        {
            yield return FixOption.Change($"Declare {initial}", "Declare", attribute, current => current.WithArgument(initial.ToString()));
        }
    }
}
