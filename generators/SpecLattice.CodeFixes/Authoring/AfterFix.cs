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

/// <summary>Says which version a version was made from.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AfterFix)), Shared]
public sealed class AfterFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.UnknownPredecessor, RuleIds.UnplacedVersion, RuleIds.PartFromElsewhere];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await document.FindSymbolAsync<BaseTypeDeclarationSyntax>(diagnostic, cancellation).ConfigureAwait(false) is not INamedTypeSymbol type
            || await document.FindSpecsAsync(cancellation).ConfigureAwait(false) is not { } index
            || index.ModelOf(type) is not { } model
            || SpecIndex.Declaration(type, cancellation) is not { } declaration
            || declaration.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(IsIdentity) is not { } attribute)
        {
            return [];
        }

        IEnumerable<string> versions = diagnostic.Id switch
        {
            RuleIds.UnplacedVersion or RuleIds.PartFromElsewhere => diagnostic.Property(DiagnosticProperties.Predecessors).Split(','),
            _ => index.LineageOf(model).Types.Where(other => other.Version < model.Version).Select(other => other.Version.ToString()).Reverse(),
        };
        var options = versions
            .Select((version, i) => FixOption.Change($"Declare that it comes after version {version}", $"After {i}", attribute, current => current.WithArgument("After", version)))
            .ToList();
        return [.. options.Select(option => option with { IsDecision = options.Count > 1 })];
    }

    private static bool IsIdentity(AttributeSyntax attribute) =>
        KnownNames.IsIdentity(attribute.Name.ToString().Split('.', ':').Last());
}
