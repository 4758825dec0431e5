using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators;
using SpecLattice.Generators.Analyzers.Conversions;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.CodeFixes.Conversions;

/// <summary>Replaces the body of a hand-written conversion between two versions by a call of the generated one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseGeneratedConversionFix)), Shared]
public sealed class UseGeneratedConversionFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        RuleIds.InfallibleConversion,
        RuleIds.ElementsDropped,
        RuleIds.MemberNotRead,
        RuleIds.CasesMerged,
        RuleIds.VersionThrownAt,
    ];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await ConversionSite.FindAsync(document, diagnostic, cancellation).ConfigureAwait(false) is not { Pair.Kind: PairKind.Versions, IsPlain: true } site
            || !CanChangeResult(site)
            || !Declared.HasBody(site.Declaration)
            || CallOfGenerated(site) is not { } call)
        {
            return [];
        }

        return [new FixOption(
            "Use the generated conversion", nameof(UseGeneratedConversionFix), (editor, token) => ApplyAsync(editor, document, site, call, token))];
    }

    // An operator that is declared in its target cannot give anything else.
    private static bool CanChangeResult(ConversionSite site) =>
        site.ReturnsConversion
        || site.Declaration is not ConversionOperatorDeclarationSyntax
        || SymbolEqualityComparer.Default.Equals(site.Pair.Method.ContainingType, site.Pair.Source.Type);

    private static async Task ApplyAsync(
        SolutionEditor solution, Document document, ConversionSite site, ExpressionSyntax call, CancellationToken cancellation)
    {
        if (!Rewritten.Add(solution, site.Declaration))
        {
            return;
        }

        var editor = await solution.GetDocumentEditorAsync(document.Id, cancellation).ConfigureAwait(false);
        var staysBare = site.ReturnsConversion || site.Pair.IsTotal(site.Types) == true;
        var result = staysBare ? site.ResultType : Declared.ConversionOf(site.ResultType);
        editor.ReplaceNode(site.Declaration, (current, _) => Declared.WithResultType(Declared.WithExpression(current, call), result));
        if (!staysBare)
        {
            await CallerUpdate.ApplyAsync(solution, site.Pair.Method, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The generated conversion, called with what the function has; null where it asks for a context that the function has not.</summary>
    private static ExpressionSyntax? CallOfGenerated(ConversionSite site)
    {
        var (source, input) = (site.Pair.Source, site.Pair.Input);
        if (source.IsCollection || (input is not null && !SymbolEqualityComparer.Default.Equals(input.Type, source.Type)))
        {
            return null;
        }

        if (source.Role == SpecRole.Sum)
        {
            return IsLatest(site.Pair) ? Call(input?.Name, "ToLatest", []) : null;
        }

        if (site.Types.IdentityOf(site.Pair.Target.Type) is not { Version: var version }
            || GeneratedConversionParser.Parse(source.Type).FirstOrDefault(generated => generated.Version == version) is not { } conversion)
        {
            return null;
        }

        var contexts = new List<string>();
        foreach (var context in conversion.Contexts)
        {
            if (site.Pair.Method.Parameters.FirstOrDefault(parameter => parameter.Type.Reference() == context.Type) is not { } given)
            {
                return null;
            }

            contexts.Add(given.Name);
        }

        return Call(input?.Name, $"ToV{version}", contexts);
    }

    private static bool IsLatest(ConversionPair pair) => pair.Source.Type.GetMembers("ToLatest").OfType<IMethodSymbol>().Any(method =>
        method.Parameters.IsEmpty
        && method.ReturnType is INamedTypeSymbol { TypeArguments: [var latest] }
        && SymbolEqualityComparer.Default.Equals(latest, pair.Target.Type));

    private static ExpressionSyntax Call(string? receiver, string method, IEnumerable<string> arguments) => SyntaxFactory
        .ParseExpression($"{(receiver is null ? "" : receiver + ".")}{method}({string.Join(", ", arguments)})")
        .WithAdditionalAnnotations(Simplifier.Annotation);
}
