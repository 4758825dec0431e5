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
    private const string Context = "System.Text.Json.Serialization.JsonSerializerContext";
    private const string Serializable = "System.Text.Json.Serialization.JsonSerializableAttribute";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UseDescriptors.ContextMissesConverter];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (CaseSets.Of(start.Compilation) is not null && start.Compilation.GetTypeByMetadataName(Context) is { } json)
            {
                start.RegisterSymbolAction(context => Check(context, json), SymbolKind.NamedType);
            }
        });
    }

    private static void Check(SymbolAnalysisContext context, INamedTypeSymbol json)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!SymbolEqualityComparer.Default.Equals(type.BaseType, json))
        {
            return;
        }

        foreach (var attribute in type.FindAttributes(Serializable))
        {
            if (attribute.ConstructorArguments is not [{ Value: ITypeSymbol root }, ..]
                || attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is not { } syntax)
            {
                continue;
            }

            foreach (var spec in JsonReach.UnseenSpecs(root, type.ContainingAssembly))
            {
                var remedy = SumsAndUnions.IsSum(spec)
                    ? "keep the specs in a project of their own"
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
