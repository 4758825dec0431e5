using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators;
using SpecLattice.Generators.Analyzers.Conversions;
using SpecLattice.Generators.Names;

namespace SpecLattice.CodeFixes.Conversions;

/// <summary>Lets a function that promises a version or a model return <c>Conversion&lt;T&gt;</c>, and passes on the losses that it threw.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeFallibleFix)), Shared]
public sealed class MakeFallibleFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.InfallibleConversion, RuleIds.ConversionForced];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var semantics = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (diagnostic.Properties.ContainsKey(HiddenConversionAnalyzer.Hidden)
            || semantics is null
            || root is null
            || SpecTypes.Of(semantics.Compilation) is not { } types
            || root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not { } place
            || (diagnostic.Id == RuleIds.ConversionForced && !ForcedForms.CanRewrite(place))
            || FindDeclaration(place) is not { } declaration
            || Declared.MethodOf(declaration, semantics, cancellation) is not { } method
            || !Declared.HasBody(declaration)
            || Declared.IsAsync(declaration)
            || method.IsOverride
            || !method.ExplicitInterfaceImplementations.IsEmpty
            || !CanReturnConversion(method, types))
        {
            return [];
        }

        return [new FixOption("Make it fallible", nameof(MakeFallibleFix), (editor, token) => ApplyAsync(editor, document, declaration, method, types, token))];
    }

    /// <summary>The function around a place; null inside a lambda, whose result somebody else decides.</summary>
    private static SyntaxNode? FindDeclaration(SyntaxNode place)
    {
        var found = place.AncestorsAndSelf().FirstOrDefault(node => node is AnonymousFunctionExpressionSyntax || Declared.ResultTypeOf(node) is not null);
        return found is AnonymousFunctionExpressionSyntax ? null : found;
    }

    private static bool CanReturnConversion(IMethodSymbol method, SpecTypes types) =>
        types.IsConversion(method.ReturnType)
        || (types.ShapeOf(method.ReturnType) is { IsCollection: false, CanRefuse: false, IsWhole: true } shape
            && SymbolEqualityComparer.Default.Equals(method.ReturnType, shape.Type)
            && (method.MethodKind != MethodKind.Conversion || !SymbolEqualityComparer.Default.Equals(method.ContainingType, shape.Type)));

    private static async Task ApplyAsync(
        SolutionEditor solution, Document document, SyntaxNode declaration, IMethodSymbol method, SpecTypes types, CancellationToken cancellation)
    {
        if (!Rewritten.Add(solution, declaration))
        {
            return;
        }

        var editor = await solution.GetDocumentEditorAsync(document.Id, cancellation).ConfigureAwait(false);
        var written = Declared.ResultTypeOf(declaration)!;
        var isFallible = types.IsConversion(method.ReturnType);
        editor.ReplaceNode(declaration, (current, _) =>
        {
            var rewritten = FallibleBody.Rewrite(current, written);
            return isFallible ? rewritten : Declared.WithResultType(rewritten, Declared.ConversionOf(written));
        });
        if (!isFallible)
        {
            await CallerUpdate.ApplyAsync(solution, method, cancellation).ConfigureAwait(false);
        }
    }
}
