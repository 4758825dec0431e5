using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers;

/// <summary>Finds the types that the value of an expression can have, where that is a sum or the value of a union.</summary>
internal static class CaseTypes
{
    /// <summary>The types; none where the expression is neither.</summary>
    public static List<ITypeSymbol> Of(ExpressionSyntax expression, SemanticModel semantics, CancellationToken cancellation)
    {
        if (semantics.GetTypeInfo(expression, cancellation).Type is INamedTypeSymbol { IsAbstract: true } type && IsSum(type))
        {
            return VersionsOf(type);
        }

        return semantics.GetSymbolInfo(expression, cancellation).Symbol is IPropertySymbol { Name: "Value", ContainingType: { } union }
            && union.FindAttribute(KnownNames.SpecUnion) is not null
            ? CasesOf(union, semantics.Compilation)
            : [];
    }

    /// <summary>Whether a type is the generated sum of a family.</summary>
    public static bool IsSum(INamedTypeSymbol type) =>
        type.IsRecord && type.FindAttribute(KnownNames.GeneratedCode)?.Argument<string>(0) == "SpecLattice.Generators";

    /// <summary>The versions and the case for unknown ones: all types of the sum's assembly that derive from it.</summary>
    private static List<ITypeSymbol> VersionsOf(INamedTypeSymbol sum) => sum.ContainingAssembly.GlobalNamespace.AllTypes()
        .Where(type => SymbolEqualityComparer.Default.Equals(type.BaseType, sum))
        .ToList<ITypeSymbol>();

    public static List<ITypeSymbol> CasesOf(INamedTypeSymbol union, Compilation compilation)
    {
        var cases = union.FindAttributes(KnownNames.Case).Select(found => found.AttributeClass!.TypeArguments[0]).ToList();
        if (union.FindAttribute(KnownNames.UnitCase) is not null && compilation.GetTypeByMetadataName(KnownNames.SpecUnitCase) is { } unit)
        {
            cases.Add(unit);
        }

        return cases;
    }
}
