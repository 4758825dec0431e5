using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Planning;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers;

/// <summary>Reports mistakes in annotations, at the declaration or the attribute that makes them. It parses and plans exactly as the generator does.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AnnotationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

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
            var problems = new Lazy<ILookup<string, Problem>>(() => FindProblems(start.Compilation, start.CancellationToken));
            start.RegisterSymbolAction(context => Report(context, problems), SymbolKind.NamedType);
        });
    }

    private static ILookup<string, Problem> FindProblems(Compilation compilation, CancellationToken cancellation)
    {
        var types = CaseTypes.AllTypes(compilation.Assembly.GlobalNamespace)
            .Select(type => TypeParser.Parse(type, cancellation))
            .OfType<TypeModel>()
            .ToList();
        return CompilationPlanner.Plan(types).Problems
            .Concat(Oversights.Find(types))
            .ToLookup(problem => problem.Type, StringComparer.Ordinal);
    }

    private static void Report(SymbolAnalysisContext context, Lazy<ILookup<string, Problem>> problems)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (TypeIdentity.Of(type) is null)
        {
            return;
        }

        foreach (var problem in problems.Value[type.Reference()])
        {
            var location = FindLocation(type, problem, context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.Find(problem.Id), location, DiagnosticArguments.ToProperties([.. problem.Arguments]), [.. problem.Arguments]));
        }
    }

    /// <summary>The most precise place: the attribute, else the member, else the type's name.</summary>
    private static Location FindLocation(INamedTypeSymbol type, Problem problem, CancellationToken cancellation)
    {
        var symbol = problem.Member is { } name ? type.GetMembers(name).FirstOrDefault() ?? type : type;
        if (problem.Attribute is { } wanted && FindAttribute(symbol, wanted)?.ApplicationSyntaxReference is { } reference)
        {
            return reference.GetSyntax(cancellation).GetLocation();
        }

        return symbol.Locations.FirstOrDefault(location => location.IsInSource) ?? Location.None;
    }

    /// <summary>Finds an attribute by its name, or by its name and first argument, which for a case is its type.</summary>
    private static AttributeData? FindAttribute(ISymbol symbol, string wanted)
    {
        var separator = wanted.IndexOf(':');
        var name = (separator < 0 ? wanted : wanted.Substring(0, separator)) + "Attribute";
        var argument = separator < 0 ? null : wanted.Substring(separator + 1);
        return symbol.GetAttributes().FirstOrDefault(attribute =>
            attribute.AttributeClass?.Name == name && (argument is null || FirstArgument(attribute) == argument));
    }

    private static string? FirstArgument(AttributeData attribute) => attribute.AttributeClass is { TypeArguments: [var type] }
        ? type.Reference()
        : attribute.Argument<string>(0);
}
