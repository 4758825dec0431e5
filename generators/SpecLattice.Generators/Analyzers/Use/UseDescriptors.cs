using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Analyzers.Use;

/// <summary>The rules about the use of specs.</summary>
internal static class UseDescriptors
{
    private static readonly RuleGroup Rules = new("SpecLattice.Use");

    public static readonly DiagnosticDescriptor ReportDropped = Rules.Warning(
        RuleIds.ReportDropped,
        "Report of discarded data is dropped",
        "What was discarded for the value is not looked at: name the report and keep it, log it or show it; or call RefuseDiscarded() where nothing may be discarded");

    public static readonly DiagnosticDescriptor SumAnswered = Rules.Error(
        RuleIds.SumAnswered,
        "Sum is sent without its mark",
        "ASP.NET Core writes what '{0}' holds as a bare version, without the mark that says which one: write it with SpecJson.Serialize, and answer that text");

    public static readonly DiagnosticDescriptor SwitchMissesCase = Rules.Error(
        RuleIds.SwitchMissesCase,
        "Switch misses a version or case",
        "The switch over '{0}' has no arm for {1}");

    public static readonly DiagnosticDescriptor SwitchHidesNewCases = Rules.Warning(
        RuleIds.SwitchHidesNewCases,
        "Switch hides new versions or cases",
        "This arm takes {1} and anything added to '{0}' later: name the cases it is for, so that a new one is a compile error");

    public static readonly DiagnosticDescriptor EmptyUnion = Rules.Error(
        RuleIds.EmptyUnion,
        "Union without a value",
        "The default value of '{0}' is not one of its cases: it cannot be read, written or converted");

    public static readonly DiagnosticDescriptor ContextMissesConverter = Rules.Error(
        RuleIds.ContextMissesConverter,
        "JSON context does not see the generated converter",
        "'{0}' reaches {1}, whose converter is generated, and generators do not see each other's output: {2}");

    public static readonly DiagnosticDescriptor ConverterReplaced = Rules.Error(
        RuleIds.ConverterReplaced,
        "Generated JSON converter is replaced",
        "'{0}' is used instead of the generated converter of {1}: documents would not match the schema");

    public static readonly DiagnosticDescriptor VersionByTrial = Rules.Error(
        RuleIds.VersionByTrial,
        "Version is determined by trial and error",
        "Version {0} of '{1}' is read because version {2} could not be: a document states its version in the envelope; read it as {3}");

    public static readonly DiagnosticDescriptor EnumAsNumber = Rules.Error(
        RuleIds.EnumAsNumber,
        "Enum part is written as a number",
        "'{0}' reaches the enum {1}, which System.Text.Json writes as a number: {2}");

    public static readonly DiagnosticDescriptor SameNameInContext = Rules.Error(
        RuleIds.SameNameInContext,
        "Two versions have one name in a JSON context",
        "'{0}' calls both {1} and {2} '{3}', and leaves the second one out: write {4}");
}
