using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;
using SpecLattice.Generators.Planning;

namespace SpecLattice.Generators.Analyzers;

/// <summary>Reports mistakes in annotations, at the declaration or the attribute that makes them. It parses and plans exactly as the generator does.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AnnotationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => AnnotationDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.Spec) is null)
            {
                return;
            }

            // Planned once, when the first type asks: a rule about two versions needs them all.
            var problems = new Lazy<ILookup<string, Problem>>(() => FindProblems(start.Compilation, start.Options, start.CancellationToken));
            start.RegisterSymbolAction(context => Report(context, problems), SymbolKind.NamedType);
        });
    }

    private static ILookup<string, Problem> FindProblems(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        var plans = CompilationPlans.Of(compilation, cancellation);
        var problems = plans.Plan.Problems.Concat(AnnotationWarnings.Find(plans.Types)).ToList();
        var edits = ShippedEdits.Find(compilation, options, plans, problems, cancellation);
        return problems
            .Where(problem => !edits.Explain(problem))
            .ToLookup(problem => problem.Place.Type, StringComparer.Ordinal);
    }

    private static void Report(SymbolAnalysisContext context, Lazy<ILookup<string, Problem>> problems)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (TypeIdentity.Of(type) is null && SumParser.FamilyOf(type) is null)
        {
            return;
        }

        foreach (var problem in problems.Value[type.Reference()])
        {
            context.ReportDiagnostic(Diagnostic.Create(
                AnnotationDescriptors.Find(problem.Id),
                DeclarationFinder.Find(type, problem.Place, context.CancellationToken),
                problem.Facts.ToImmutableDictionary(fact => fact.Name, fact => (string?)fact.Value),
                [.. problem.Arguments]));
        }
    }
}
