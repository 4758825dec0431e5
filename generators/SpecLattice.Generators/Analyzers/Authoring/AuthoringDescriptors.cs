using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Analyzers;

/// <summary>The rules about what specs declare in code, not in annotations.</summary>
internal static class AuthoringDescriptors
{
    private const string Category = "SpecLattice.Authoring";

    public static readonly DiagnosticDescriptor SecretShown = new(
        RuleIds.SecretShown,
        "Secret is shown by ToString",
        "'{0}' is [Sensitive], but ToString of '{1}' shows it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpLink + RuleIds.SecretShown + ".md");

    public static readonly DiagnosticDescriptor ThrowingConversionMethod = new(
        RuleIds.ThrowingConversionMethod,
        "Conversion method throws instead of refusing",
        "'{0}' throws where it cannot convert: return Conversion<{1}>, so that its callers get the loss and its place",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpLink + RuleIds.ThrowingConversionMethod + ".md");
}
