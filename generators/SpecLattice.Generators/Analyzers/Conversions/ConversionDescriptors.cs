using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>The rules about hand-written conversions: their ids, words and severities.</summary>
internal static class ConversionDescriptors
{
    private static readonly RuleGroup Rules = new("SpecLattice.Conversions");

    public static readonly DiagnosticDescriptor InfallibleConversion = Rules.Error(
        RuleIds.InfallibleConversion,
        "Conversion cannot refuse",
        "'{0}' converts {1} to {2} and {3}");

    public static readonly DiagnosticDescriptor ConversionIgnored = Rules.Error(
        RuleIds.ConversionIgnored,
        "Result of a conversion is ignored",
        "The result of '{0}' is ignored, so a refusal goes unnoticed: use the value, or pass the losses on");

    public static readonly DiagnosticDescriptor ConversionForced = Rules.Error(
        RuleIds.ConversionForced,
        "Conversion is forced",
        "'{0}' returns {1} and throws when the conversion is refused: return Conversion<{1}>, so that callers get the losses");

    public static readonly DiagnosticDescriptor RefusalSwallowed = Rules.Error(
        RuleIds.RefusalSwallowed,
        "Refused conversion is replaced by something else",
        "When the conversion to {0} is refused, another value takes its place and the losses are dropped: pass the losses on");

    public static readonly DiagnosticDescriptor ElementsDropped = Rules.Error(
        RuleIds.ElementsDropped,
        "Elements that do not convert are left out",
        "Elements that {0} cannot hold are silently left out here: refuse the conversion and name them");

    public static readonly DiagnosticDescriptor MemberNotRead = Rules.Error(
        RuleIds.MemberNotRead,
        "Conversion does not read every member",
        "'{0}' never reads {1} of {2}, so what they hold is lost: carry them over, or declare [NotProjected(\"why\")]");

    public static readonly DiagnosticDescriptor MemberDiscarded = Rules.Error(
        RuleIds.MemberDiscarded,
        "Member is read only to be discarded",
        "{0} of {1} is read and thrown away, so what it holds is lost: carry it over, or declare [NotProjected(\"why\")]");

    public static readonly DiagnosticDescriptor NotProjectedWithoutReason = Rules.Error(
        RuleIds.NotProjectedWithoutReason,
        "NotProjected gives no reason",
        "[NotProjected] on '{0}' must say why nothing is lost without the member");

    public static readonly DiagnosticDescriptor CasesMerged = Rules.Error(
        RuleIds.CasesMerged,
        "Two cases become one",
        "{0} of {2} becomes {1}, and so does another case: the original case cannot be recovered");

    public static readonly DiagnosticDescriptor UncheckedNarrowing = Rules.Error(
        RuleIds.UncheckedNarrowing,
        "Value is narrowed silently",
        "A value of type {0} that does not fit {1} silently {2} here: check it, or refuse the conversion");

    public static readonly DiagnosticDescriptor VersionThrownAt = Rules.Error(
        RuleIds.VersionThrownAt,
        "Received version causes an exception",
        "A {0} that was received throws here: convert it, or refuse it with its losses");
}
