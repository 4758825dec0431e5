using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SpecLattice.Generators.Analyzers;

/// <summary>Tells whether nobody is stopped by an error of ours at a place: the project lowers it, or the place suppresses it.</summary>
internal static class SilencedPlaces
{
    private const string SuppressMessage = "System.Diagnostics.CodeAnalysis.SuppressMessageAttribute";

    public static bool IsSilenced(Compilation compilation, INamedTypeSymbol type, string id, Location place, CancellationToken cancellation) =>
        IsLowered(compilation, id, place.SourceTree, cancellation)
        || IsInPragma(id, place, cancellation)
        || SymbolsAround(type, place).Any(symbol => symbol.GetAttributes().Any(attribute => IsSuppression(attribute, id)));

    private static bool IsLowered(Compilation compilation, string id, SyntaxTree? tree, CancellationToken cancellation)
    {
        var options = compilation.Options;
        var isSet = options.SpecificDiagnosticOptions.TryGetValue(id, out var report)
            || (options.SyntaxTreeOptionsProvider is { } provider
                && ((tree is not null && provider.TryGetDiagnosticValue(tree, id, cancellation, out report)) || provider.TryGetGlobalDiagnosticValue(id, cancellation, out report)));
        return isSet && report is not (ReportDiagnostic.Default or ReportDiagnostic.Error);
    }

    private static bool IsInPragma(string id, Location place, CancellationToken cancellation)
    {
        if (place.SourceTree?.GetRoot(cancellation) is not { ContainsDirectives: true } root)
        {
            return false;
        }

        var isDisabled = false;
        for (var directive = root.GetFirstDirective(); directive is not null && directive.SpanStart < place.SourceSpan.Start; directive = directive.GetNextDirective())
        {
            if (directive is PragmaWarningDirectiveTriviaSyntax pragma && (pragma.ErrorCodes.Count == 0 || pragma.ErrorCodes.Any(code => code.ToString() == id)))
            {
                isDisabled = pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword);
            }
        }

        return isDisabled;
    }

    private static IEnumerable<ISymbol> SymbolsAround(INamedTypeSymbol type, Location place)
    {
        var member = type.GetMembers().FirstOrDefault(candidate => candidate.Locations.Any(location => location.SourceTree == place.SourceTree && location.SourceSpan == place.SourceSpan));
        for (ISymbol? symbol = member ?? type; symbol is not (null or INamespaceSymbol); symbol = symbol.ContainingSymbol)
        {
            yield return symbol;
        }
    }

    private static bool IsSuppression(AttributeData attribute, string id) =>
        attribute.AttributeClass?.ToDisplayString() == SuppressMessage
        && attribute.ConstructorArguments is [_, { Value: string rule }]
        && rule.StartsWith(id, StringComparison.Ordinal);
}
