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

/// <summary>Decides what may be missing in JSON: makes a member required or nullable, or takes away one of two that contradict each other.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingInJsonFix)), Shared]
public sealed class MissingInJsonFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.OptionalWithoutDefault, RuleIds.DefaultOfRequiredMember];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await document.FindNodeAsync<PropertyDeclarationSyntax>(diagnostic, cancellation).ConfigureAwait(false) is not { } property)
        {
            return [];
        }

        IEnumerable<FixOption> options = diagnostic.Id == RuleIds.OptionalWithoutDefault
            ?
            [
                FixOption.Change("Make it required", "Required", property, PropertyEdits.MakeRequired),
                FixOption.Change("Make it nullable", "Nullable", property, PropertyEdits.MakeNullable),
            ]
            :
            [
                FixOption.Change("Remove [SpecDefault]", "NoDefault", property, current =>
                    current.WithoutAttribute(attribute => attribute.Name.ToString().EndsWith("SpecDefault", StringComparison.Ordinal))),
                FixOption.Change("Remove 'required'", "NotRequired", property, WithoutRequired),
            ];
        return [.. options.Select(option => option with { IsDecision = true })];
    }

    // Code that leaves the member out gets what a document does that leaves it out.
    private static PropertyDeclarationSyntax WithoutRequired(PropertyDeclarationSyntax property)
    {
        var optional = property.WithoutModifier(SyntaxKind.RequiredKeyword);
        var attribute = property.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(candidate => candidate.PlainName() == "SpecDefault");
        return attribute?.ArgumentList?.Arguments.FirstOrDefault() is { NameEquals: null, Expression: var value } && property.Initializer is null && property.Type.ToString() != "decimal"
            ? PropertyEdits.WithInitialValue(optional, value.ToString())
            : optional;
    }
}
