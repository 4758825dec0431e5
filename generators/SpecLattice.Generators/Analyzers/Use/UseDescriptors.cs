using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Analyzers;

/// <summary>The rules about the use of specs.</summary>
internal static class UseDescriptors
{
    private const string Category = "SpecLattice.Use";

    public static readonly DiagnosticDescriptor SwitchMissesCase = new(
        RuleIds.SwitchMissesCase,
        "Switch misses a version or case",
        "The switch over '{0}' has no arm for {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpLink + RuleIds.SwitchMissesCase + ".md");

    public static readonly DiagnosticDescriptor SwitchHidesNewCases = new(
        RuleIds.SwitchHidesNewCases,
        "Switch hides new versions or cases",
        "This arm takes {1} and anything added to '{0}' later: name the cases it is for, so that a new one is a compile error",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpLink + RuleIds.SwitchHidesNewCases + ".md");

    public static readonly DiagnosticDescriptor EmptyUnion = new(
        RuleIds.EmptyUnion,
        "Union without a value",
        "The default value of '{0}' is not one of its cases: it cannot be read, written or converted",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpLink + RuleIds.EmptyUnion + ".md");

    public static readonly DiagnosticDescriptor ContextMissesConverter = new(
        RuleIds.ContextMissesConverter,
        "JSON context does not see the generated converter",
        "'{0}' reaches {1}, whose converter is generated, and generators do not see each other's output: {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpLink + RuleIds.ContextMissesConverter + ".md");

    public static readonly DiagnosticDescriptor ConverterReplaced = new(
        RuleIds.ConverterReplaced,
        "Generated JSON converter is replaced",
        "'{0}' is used instead of the generated converter of {1}: documents would not match the schema",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpLink + RuleIds.ConverterReplaced + ".md");

    public static readonly DiagnosticDescriptor VersionByTrial = new(
        RuleIds.VersionByTrial,
        "Version is determined by trial and error",
        "Version {0} of '{1}' is read because version {2} could not be: a document states its version in the envelope; read it as {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.HelpLink + RuleIds.VersionByTrial + ".md");
}
