using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.Generators.Analyzers.Cases;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Use;

/// <summary>
/// Reports JSON contexts that reach a spec of their own project: the generator that fills the context sees the spec, but not the
/// converter that was generated for it, and silently writes another format.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JsonContextAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UseDescriptors.ContextMissesConverter];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterContextAction(Check);
    }

    private static void Check(SymbolAnalysisContext context, INamedTypeSymbol type)
    {
        foreach (var (attribute, root) in JsonContexts.Roots(type))
        {
            if (attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is not { } syntax)
            {
                continue;
            }

            foreach (var spec in JsonReach.UnseenSpecs(root, type.ContainingAssembly))
            {
                // What is declared nowhere has no place for an attribute.
                var remedy = SumsAndUnions.IsSum(spec) && spec.FindAttribute(KnownNames.SpecSum) is null
                    ? "keep the specs in a project of their own, or declare the sum with [SpecSum] and its converter"
                    : $"write [JsonConverter(typeof(SpecJsonConverter<{spec.Name}>))] on {spec.Name}";
                context.ReportDiagnostic(Diagnostic.Create(
                    UseDescriptors.ContextMissesConverter,
                    syntax.GetLocation(),
                    ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Spec, spec.GetDocumentationCommentId()),
                    type.Name,
                    spec.ToDisplayString(),
                    remedy));
            }
        }
    }
}
