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

/// <summary>Declares what an older version's silence about a member means, or what can be left behind: each plausible value is an option.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AbsentValueFix)), Shared]
public sealed class AbsentValueFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.AddedWithoutAbsentValue];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await document.FindNodeAsync<AttributeSyntax>(diagnostic, cancellation).ConfigureAwait(false) is not { Parent.Parent: { } owner } attribute
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } semantics)
        {
            return [];
        }

        if (owner is PropertyDeclarationSyntax property && semantics.GetDeclaredSymbol(property, cancellation) is IPropertySymbol added)
        {
            var nullable = FixOption.Change("Make it nullable: absent means null", "Nullable", property, PropertyEdits.MakeNullable);
            return [.. Declarations(attribute, AbsentValues.OfAdded(added.Type)), nullable with { IsDecision = true }];
        }

        if (owner is ParameterSyntax { Type: { } type } && semantics.GetTypeInfo(type, cancellation).Type is { } typeOfAdded)
        {
            var nullable = FixOption.Change("Make it nullable: absent means null", "Nullable", type, PropertyEdits.MakeNullable);
            return [.. Declarations(attribute, AbsentValues.OfAdded(typeOfAdded)), nullable with { IsDecision = true }];
        }

        var index = await document.FindSpecsAsync(cancellation).ConfigureAwait(false);
        var removed = semantics.GetDeclaredSymbol(owner, cancellation) is INamedTypeSymbol newer
            ? index?.Predecessor(newer)?.GetMembers(diagnostic.Property(DiagnosticProperties.Member)).OfType<IPropertySymbol>().FirstOrDefault()
            : null;
        return removed is null ? [] : [.. Declarations(attribute, AbsentValues.OfRemoved(removed.Type))];
    }

    private static IEnumerable<FixOption> Declarations(AttributeSyntax attribute, IEnumerable<string> arguments) => arguments.Select(argument =>
        FixOption.Change($"Declare {argument}", argument, attribute, current => current.WithArgument(argument)) with { IsDecision = true });
}
