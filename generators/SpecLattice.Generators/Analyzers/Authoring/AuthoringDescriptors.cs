using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Analyzers.Authoring;

/// <summary>The rules about what specs declare in code, not in annotations.</summary>
internal static class AuthoringDescriptors
{
    private static readonly RuleGroup Rules = new("SpecLattice.Authoring");

    public static readonly DiagnosticDescriptor SecretShown = Rules.Error(
        RuleIds.SecretShown,
        "Secret is shown by ToString",
        "'{0}' is [Sensitive], but ToString of '{1}' shows it");

    public static readonly DiagnosticDescriptor SecretInLoss = Rules.Error(
        RuleIds.SecretInLoss,
        "Secret goes into a loss",
        "'{0}' is [Sensitive], and '{1}' would show it in a loss: say what is wrong with the value, without the value");

    public static readonly DiagnosticDescriptor ThrowingConversionMethod = Rules.Error(
        RuleIds.ThrowingConversionMethod,
        "Conversion method throws instead of refusing",
        "'{0}' throws where it cannot convert: return Conversion<{1}>, so that its callers get the loss and its place");

    public static readonly DiagnosticDescriptor UncarriedState = Rules.Error(
        RuleIds.UncarriedState,
        "State that is not part of the value",
        "'{0}' holds state of '{1}' that JSON, equality and conversions leave out: {2}");

    public static readonly DiagnosticDescriptor AttributeNotFollowed = Rules.Error(
        RuleIds.AttributeNotFollowed,
        "Serialization attribute is not followed",
        "The generated codec does not follow [{0}] on '{1}': {2}");

    public static readonly DiagnosticDescriptor NormalizingAccessor = Rules.Error(
        RuleIds.NormalizingAccessor,
        "Accessor changes the value",
        "The {1} accessor of '{0}' changes the value that a document or a conversion gives it: keep it as it is, or throw where it is not allowed, and normalise in the code that makes the value");

    public static readonly DiagnosticDescriptor RefusingAccessor = Rules.Error(
        RuleIds.RefusingAccessor,
        "Accessor refuses what another version allows",
        "The accessor of '{0}' throws where '{1}' does not, so the conversion from there would throw instead of refusing: convert the member with a [SpecConversion] that returns Conversion<{2}>, or give it a scalar that checks itself");

    public static readonly DiagnosticDescriptor InitialValueDiffers = Rules.Error(
        RuleIds.InitialValueDiffers,
        "Initial value is not the default",
        "'{0}' is {1} where code leaves it out, and {2} where a document does: let the initializer and [SpecDefault] say the same");

    public static readonly DiagnosticDescriptor ScalarCodecWrong = Rules.Error(
        RuleIds.ScalarCodecWrong,
        "Codec of a scalar cannot be used",
        "[SpecScalarFor] gives '{0}' no form in JSON: {1}");

    public static readonly DiagnosticDescriptor StrayHistory = Rules.Error(
        RuleIds.StrayHistory,
        "History of nothing that has versions",
        "[{0}] says nothing here, since {1}: remove it, or declare the history on the member that has one");
}
