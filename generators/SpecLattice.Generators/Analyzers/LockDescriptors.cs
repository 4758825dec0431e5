using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Analyzers;

/// <summary>The rules about what shipped: their ids, words and severities.</summary>
internal static class LockDescriptors
{
    private static readonly RuleGroup Rules = new("SpecLattice.Evolution");

    public static readonly DiagnosticDescriptor LockDamaged = Rules.Error(
        RuleIds.LockDamaged,
        "Lock is damaged",
        "The lock cannot be trusted: {0}");

    public static readonly DiagnosticDescriptor ShippedNameChanged = Rules.Error(
        RuleIds.ShippedNameChanged,
        "Name in a shipped version changed",
        "'{0}' of {1} has shipped and {2}: restore it, and make the change in a new version");

    public static readonly DiagnosticDescriptor ShippedTypeChanged = Rules.Error(
        RuleIds.ShippedTypeChanged,
        "Type in a shipped version changed",
        "'{0}' of {1} shipped as {2} and is now {3}: restore the old type, and make the change in a new version");

    public static readonly DiagnosticDescriptor ShippedPresenceChanged = Rules.Error(
        RuleIds.ShippedPresenceChanged,
        "Shipped member became required or optional",
        "'{0}' of {1} shipped as {2} and is now {3}: restore it, and make the change in a new version");

    public static readonly DiagnosticDescriptor ShippedDefaultChanged = Rules.Error(
        RuleIds.ShippedDefaultChanged,
        "Default in a shipped version changed",
        "The default of '{0}' in {1} shipped as {2} and is now {3}: documents without the member would mean something else");

    public static readonly DiagnosticDescriptor ShippedTagChanged = Rules.Error(
        RuleIds.ShippedTagChanged,
        "Tag in a shipped version changed",
        "The tag '{0}' of {1} shipped and is now {2}: restore the old tag, or readers cannot identify the case");

    public static readonly DiagnosticDescriptor ShippedOrderChanged = Rules.Error(
        RuleIds.ShippedOrderChanged,
        "Order in a shipped version changed",
        "'{0}' of {1} shipped at position {2} and is now at position {3}: sets are written in the enum's order");

    public static readonly DiagnosticDescriptor AddedToShippedVersion = Rules.Error(
        RuleIds.AddedToShippedVersion,
        "Something was added to a shipped version",
        "'{0}' is not in {1} as it shipped: declare it in a new version");

    public static readonly DiagnosticDescriptor ShippedLayoutChanged = Rules.Error(
        RuleIds.ShippedLayoutChanged,
        "Layout of a shipped version changed",
        "{0} shipped as '{1}' and is now '{2}': restore it, and make the change in a new version");

    public static readonly DiagnosticDescriptor ShippedVersionRemoved = Rules.Error(
        RuleIds.ShippedVersionRemoved,
        "Shipped version was removed",
        "{0} has shipped but is no longer declared: stored documents and older peers still use it");

    public static readonly DiagnosticDescriptor DeadNameReused = Rules.Error(
        RuleIds.DeadNameReused,
        "Retired name is reused for something else",
        "'{0}' was retired in {1}, where it meant {2}: choose another name in {3}, or old documents will be misread");

    public static readonly DiagnosticDescriptor ShippedAbsentValueChanged = Rules.Error(
        RuleIds.ShippedAbsentValueChanged,
        "Absent value of a shipped version changed",
        "The absent value of '{0}' in {1} shipped as {2} and is now {3}: old documents would convert to something else");

    public static readonly DiagnosticDescriptor TotalTurnedPartial = Rules.Error(
        RuleIds.TotalTurnedPartial,
        "Conversion that could not fail can now fail",
        "The conversion {0} shipped as total and is now {1}: callers rely on it");

    public static readonly DiagnosticDescriptor ShippedEdgeChanged = Rules.Error(
        RuleIds.ShippedEdgeChanged,
        "Conversion of a shipped version changed",
        "{0} shipped with '{1}' and now has '{2}': restore the old conversion, and make the change in a new version");

    public static readonly DiagnosticDescriptor VersionNotLocked = Rules.Warning(
        RuleIds.VersionNotLocked,
        "Version is not locked, or has no fixture",
        "{0} {1}");

    public static readonly DiagnosticDescriptor LockLineWithoutCode = Rules.Warning(
        RuleIds.LockLineWithoutCode,
        "Lock has a version that the code does not declare",
        "{0} is in the lock, but has no declaration: run 'spec lock update'");

    public static readonly DiagnosticDescriptor VersionTakenTwice = Rules.Error(
        RuleIds.VersionTakenTwice,
        "Two branches used the same version number",
        "{0} has two shapes in specs.lock: two branches used the same number: renumber one of them, then run 'spec lock update'");

    /// <summary>All of them.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All => Rules.All;

    /// <summary>The rule with an id.</summary>
    public static DiagnosticDescriptor Find(string id) => Rules.Find(id);
}
