using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.Generators.Analyzers.Cases;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Use;

/// <summary>Finds the JSON contexts of a project that uses SpecLattice, and what they are to know.</summary>
internal static class JsonContexts
{
    private const string Context = "System.Text.Json.Serialization.JsonSerializerContext";
    private const string Serializable = "System.Text.Json.Serialization.JsonSerializableAttribute";

    /// <summary>Runs a check for each context.</summary>
    public static void RegisterContextAction(this AnalysisContext context, Action<SymbolAnalysisContext, INamedTypeSymbol> check) =>
        context.RegisterCompilationStartAction(start =>
        {
            if (CaseSets.Of(start.Compilation) is null || start.Compilation.GetTypeByMetadataName(Context) is not { } json)
            {
                return;
            }

            start.RegisterSymbolAction(
                symbol =>
                {
                    if (symbol.Symbol is INamedTypeSymbol type && SymbolEqualityComparer.Default.Equals(type.BaseType, json))
                    {
                        check(symbol, type);
                    }
                },
                SymbolKind.NamedType);
        });

    /// <summary>The types that a context names, each with the attribute that does.</summary>
    public static IEnumerable<(AttributeData Attribute, ITypeSymbol Type)> Roots(INamedTypeSymbol context)
    {
        foreach (var attribute in context.FindAttributes(Serializable))
        {
            if (attribute.ConstructorArguments is [{ Value: ITypeSymbol root }, ..])
            {
                yield return (attribute, root);
            }
        }
    }
}
