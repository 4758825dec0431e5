using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>Where the rules about conversions point, and how they name types.</summary>
internal static class Places
{
    /// <summary>The name in a call or in an access, rather than everything before it.</summary>
    public static SyntaxNode NameIn(SyntaxNode syntax) => syntax switch
    {
        InvocationExpressionSyntax invocation => NameIn(invocation.Expression),
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        ConditionalAccessExpressionSyntax conditional => NameIn(conditional.WhenNotNull),
        AwaitExpressionSyntax awaited => NameIn(awaited.Expression),
        ParenthesizedExpressionSyntax inner => NameIn(inner.Expression),
        _ => syntax,
    };

    /// <summary>Where the name in a call is, without the types that it is given.</summary>
    public static Location PlaceIn(SyntaxNode syntax) =>
        NameIn(syntax) is GenericNameSyntax generic ? generic.Identifier.GetLocation() : NameIn(syntax).GetLocation();

    /// <summary>Whether a generator made a file.</summary>
    public static bool IsGenerated(SyntaxTree tree) => tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of a function, as it is written.</summary>
    public static Location Of(IMethodSymbol method) =>
        ((ISymbol?)method.AssociatedSymbol ?? method).Locations.FirstOrDefault(location => location.IsInSource) ?? Location.None;

    /// <summary>A type as its users call it: with the version's namespace, where it has one.</summary>
    public static string NameOf(ITypeSymbol type) => type.SpecialType != SpecialType.None ? type.ToDisplayString() :
        type.ContainingNamespace is { Name: ['V' or 'v', >= '0' and <= '9', ..] } version ? $"{version.Name}.{type.Name}" : type.Name;

    /// <summary>A function as its users call it.</summary>
    public static string NameOf(IMethodSymbol method) => method.MethodKind switch
    {
        MethodKind.Constructor => method.ContainingType.Name,
        MethodKind.Conversion => $"operator {NameOf(method.ReturnType)}",
        MethodKind.AnonymousFunction => "the lambda",
        _ => method.AssociatedSymbol?.Name ?? method.Name,
    };
}
