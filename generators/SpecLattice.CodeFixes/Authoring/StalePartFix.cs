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

/// <summary>Replaces an older version of a part by the one that belongs to the version, in a member's type or in a case.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StalePartFix)), Shared]
public sealed class StalePartFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.StalePart];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var (old, current) = (diagnostic.Property(DiagnosticProperties.UsedType), diagnostic.Property(DiagnosticProperties.CurrentType));
        SyntaxNode? place = await document.FindNodeAsync<AttributeSyntax>(diagnostic, cancellation).ConfigureAwait(false);
        place ??= (await document.FindMemberAsync(diagnostic, cancellation).ConfigureAwait(false))?.Declaration switch
        {
            PropertyDeclarationSyntax property => property.Type,
            ParameterSyntax parameter => parameter.Type,
            _ => null,
        };
        if (place is null || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } semantics)
        {
            return [];
        }

        var names = place.DescendantNodesAndSelf().OfType<NameSyntax>()
            .Where(name => name is not GenericNameSyntax && name.Parent is not QualifiedNameSyntax)
            .Where(name => semantics.GetSymbolInfo(name, cancellation).Symbol is INamedTypeSymbol type
                && Generators.Parsing.SymbolExtensions.Reference(type) == old)
            .ToList();
        return names.Count == 0
            ? []
            : [new FixOption($"Use {diagnostic.Property(DiagnosticProperties.CurrentName)}", nameof(StalePartFix), async (solution, token) =>
            {
                var editor = await solution.EditorOfAsync(place, token).ConfigureAwait(false);
                foreach (var name in names)
                {
                    editor?.ReplaceNode(name, (node, _) => SyntaxFactory.ParseTypeName(current).WithTriviaFrom(node)
                        .WithAdditionalAnnotations(Microsoft.CodeAnalysis.Simplification.Simplifier.Annotation));
                }
            })];
    }
}
