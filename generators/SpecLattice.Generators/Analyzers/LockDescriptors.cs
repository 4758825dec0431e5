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
        "'{0}' of {1} is shipped and {2}: put the old one back, and make the change in a new version");

    public static readonly DiagnosticDescriptor ShippedTypeChanged = Rules.Error(
        RuleIds.ShippedTypeChanged,
        "Type in a shipped version changed",
        "'{0}' of {1} is shipped as {2} and is {3} now: put the old type back, and make the change in a new version");

    public static readonly DiagnosticDescriptor ShippedPresenceChanged = Rules.Error(
        RuleIds.ShippedPresenceChanged,
        "Shipped member became required or optional",
        "'{0}' of {1} is shipped as {2} and is {3} now: put it back, and make the change in a new version");

    public static readonly DiagnosticDescriptor ShippedDefaultChanged = Rules.Error(
        RuleIds.ShippedDefaultChanged,
        "Default in a shipped version changed",
        "The default of '{0}' in {1} is shipped as {2} and is {3} now: documents without the member would mean something else");

    public static readonly DiagnosticDescriptor ShippedTagChanged = Rules.Error(
        RuleIds.ShippedTagChanged,
        "Tag in a shipped version changed",
        "The tag '{0}' of {1} is shipped and is '{2}' now: put the old one back, or readers will not know what they read");

    public static readonly DiagnosticDescriptor ShippedOrderChanged = Rules.Error(
        RuleIds.ShippedOrderChanged,
        "Order in a shipped version changed",
        "'{0}' of {1} is shipped at place {2} and stands at {3} now: sets are written in the order of the enum");

    public static readonly DiagnosticDescriptor AddedToShippedVersion = Rules.Error(
        RuleIds.AddedToShippedVersion,
        "Something was added to a shipped version",
        "'{0}' is not in {1} as it is shipped: declare it in a new version");

    public static readonly DiagnosticDescriptor ShippedLayoutChanged = Rules.Error(
        RuleIds.ShippedLayoutChanged,
        "Layout of a shipped version changed",
        "{0} is shipped as '{1}' and is '{2}' now: put the old one back, and make the change in a new version");

    public static readonly DiagnosticDescriptor ShippedVersionRemoved = Rules.Error(
        RuleIds.ShippedVersionRemoved,
        "Shipped version was removed",
        "{0} is shipped and has no declaration any more: stored documents and older peers still speak it");

    public static readonly DiagnosticDescriptor DeadNameReused = Rules.Error(
        RuleIds.DeadNameReused,
        "Dead name is used for something else",
        "'{0}' is dead since {1}, where it stood for {2}: choose another name in {3}, or old documents will be misread");

    public static readonly DiagnosticDescriptor ShippedAbsentValueChanged = Rules.Error(
        RuleIds.ShippedAbsentValueChanged,
        "Absent value of a shipped version changed",
        "The absent value of '{0}' in {1} is shipped as {2} and is {3} now: conversions of old documents would mean something else");

    public static readonly DiagnosticDescriptor TotalTurnedPartial = Rules.Error(
        RuleIds.TotalTurnedPartial,
        "Conversion that never failed can fail now",
        "The conversion {0} is shipped as total and is {1} now: callers rely on it");

    public static readonly DiagnosticDescriptor ShippedEdgeChanged = Rules.Error(
        RuleIds.ShippedEdgeChanged,
        "Conversion of a shipped version changed",
        "{0} is shipped with '{1}' and has '{2}' now: put the old conversion back, and make the change in a new version");

    public static readonly DiagnosticDescriptor VersionNotLocked = Rules.Warning(
        RuleIds.VersionNotLocked,
        "Version is not locked",
        "{0} is not in specs.lock as it is: add its lines, or run 'spec lock update'");

    public static readonly DiagnosticDescriptor LockLineWithoutCode = Rules.Warning(
        RuleIds.LockLineWithoutCode,
        "Lock knows a version that the code does not",
        "{0} is in the lock, but has no declaration: run 'spec lock update'");

    public static readonly DiagnosticDescriptor VersionTakenTwice = Rules.Error(
        RuleIds.VersionTakenTwice,
        "Two branches took the same version",
        "{0} has two shapes in specs.lock: two branches took the same number; give one of them a new one, then run 'spec lock update'");

    /// <summary>All of them.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All => Rules.All;

    /// <summary>The rule with an id.</summary>
    public static DiagnosticDescriptor Find(string id) => Rules.Find(id);
}
