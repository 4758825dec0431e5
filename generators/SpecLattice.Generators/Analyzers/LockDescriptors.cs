using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Analyzers;

/// <summary>The rules about what shipped: their ids, words and severities.</summary>
internal static class LockDescriptors
{
    private const string Category = "SpecLattice.Evolution";
    private const string HelpLink = "https://github.com/speclattice/speclattice/blob/main/docs/rules/";

    private static readonly DiagnosticDescriptor LockDamaged = new(
        RuleIds.LockDamaged,
        "Lock is damaged",
        "The lock cannot be trusted: {0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.LockDamaged + ".md");

    private static readonly DiagnosticDescriptor ShippedNameChanged = new(
        RuleIds.ShippedNameChanged,
        "Name in a shipped version changed",
        "'{0}' of {1} has shipped and {2}: restore it, and make the change in a new version",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.ShippedNameChanged + ".md");

    private static readonly DiagnosticDescriptor ShippedTypeChanged = new(
        RuleIds.ShippedTypeChanged,
        "Type in a shipped version changed",
        "'{0}' of {1} shipped as {2} and is now {3}: restore the old type, and make the change in a new version",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.ShippedTypeChanged + ".md");

    private static readonly DiagnosticDescriptor ShippedPresenceChanged = new(
        RuleIds.ShippedPresenceChanged,
        "Shipped member became required or optional",
        "'{0}' of {1} shipped as {2} and is now {3}: restore it, and make the change in a new version",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.ShippedPresenceChanged + ".md");

    private static readonly DiagnosticDescriptor ShippedDefaultChanged = new(
        RuleIds.ShippedDefaultChanged,
        "Default in a shipped version changed",
        "The default of '{0}' in {1} shipped as {2} and is now {3}: documents without the member would mean something else",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.ShippedDefaultChanged + ".md");

    private static readonly DiagnosticDescriptor ShippedTagChanged = new(
        RuleIds.ShippedTagChanged,
        "Tag in a shipped version changed",
        "The tag '{0}' of {1} shipped and is now '{2}': restore the old tag, or readers cannot identify the case",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.ShippedTagChanged + ".md");

    private static readonly DiagnosticDescriptor ShippedOrderChanged = new(
        RuleIds.ShippedOrderChanged,
        "Order in a shipped version changed",
        "'{0}' of {1} shipped at position {2} and is now at position {3}: sets are written in the enum's order",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.ShippedOrderChanged + ".md");

    private static readonly DiagnosticDescriptor AddedToShippedVersion = new(
        RuleIds.AddedToShippedVersion,
        "Something was added to a shipped version",
        "'{0}' is not in {1} as it shipped: declare it in a new version",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.AddedToShippedVersion + ".md");

    private static readonly DiagnosticDescriptor ShippedLayoutChanged = new(
        RuleIds.ShippedLayoutChanged,
        "Layout of a shipped version changed",
        "{0} shipped as '{1}' and is now '{2}': restore it, and make the change in a new version",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.ShippedLayoutChanged + ".md");

    private static readonly DiagnosticDescriptor ShippedVersionRemoved = new(
        RuleIds.ShippedVersionRemoved,
        "Shipped version was removed",
        "{0} has shipped but is no longer declared: stored documents and older peers still use it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.ShippedVersionRemoved + ".md");

    private static readonly DiagnosticDescriptor DeadNameReused = new(
        RuleIds.DeadNameReused,
        "Retired name is reused for something else",
        "'{0}' was retired in {1}, where it meant {2}: choose another name in {3}, or old documents will be misread",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.DeadNameReused + ".md");

    private static readonly DiagnosticDescriptor ShippedAbsentValueChanged = new(
        RuleIds.ShippedAbsentValueChanged,
        "Absent value of a shipped version changed",
        "The absent value of '{0}' in {1} shipped as {2} and is now {3}: old documents would convert to something else",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.ShippedAbsentValueChanged + ".md");

    private static readonly DiagnosticDescriptor TotalTurnedPartial = new(
        RuleIds.TotalTurnedPartial,
        "Conversion that could not fail can now fail",
        "The conversion {0} shipped as total and is now {1}: callers rely on it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.TotalTurnedPartial + ".md");

    private static readonly DiagnosticDescriptor ShippedEdgeChanged = new(
        RuleIds.ShippedEdgeChanged,
        "Conversion of a shipped version changed",
        "{0} shipped with '{1}' and now has '{2}': restore the old conversion, and make the change in a new version",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.ShippedEdgeChanged + ".md");

    private static readonly DiagnosticDescriptor VersionNotLocked = new(
        RuleIds.VersionNotLocked,
        "Version is not locked",
        "{0} does not match specs.lock: add its lines, or run 'spec lock update'",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.VersionNotLocked + ".md");

    private static readonly DiagnosticDescriptor LockLineWithoutCode = new(
        RuleIds.LockLineWithoutCode,
        "Lock has a version that the code does not declare",
        "{0} is in the lock, but has no declaration: run 'spec lock update'",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.LockLineWithoutCode + ".md");

    private static readonly DiagnosticDescriptor VersionTakenTwice = new(
        RuleIds.VersionTakenTwice,
        "Two branches used the same version number",
        "{0} has two shapes in specs.lock: two branches used the same number: renumber one of them, then run 'spec lock update'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.VersionTakenTwice + ".md");

    /// <summary>All of them.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        LockDamaged,
        ShippedNameChanged,
        ShippedTypeChanged,
        ShippedPresenceChanged,
        ShippedDefaultChanged,
        ShippedTagChanged,
        ShippedOrderChanged,
        AddedToShippedVersion,
        ShippedLayoutChanged,
        ShippedVersionRemoved,
        DeadNameReused,
        ShippedAbsentValueChanged,
        TotalTurnedPartial,
        ShippedEdgeChanged,
        VersionNotLocked,
        LockLineWithoutCode,
        VersionTakenTwice,
    ];

    /// <summary>The rule with an id.</summary>
    public static DiagnosticDescriptor Find(string id) => All.First(descriptor => descriptor.Id == id);
}
