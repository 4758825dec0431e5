using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Analyzers;

/// <summary>The rules about annotations: their ids, words and severities.</summary>
internal static class AnnotationDescriptors
{
    private static readonly RuleGroup Rules = new("SpecLattice.Authoring");

    public static readonly DiagnosticDescriptor NotPartial = Rules.Error(
        RuleIds.NotPartial,
        "Spec type is not partial",
        "'{0}' must be partial, like every type around it, so that its codec and conversions can be generated into it");

    public static readonly DiagnosticDescriptor NotSealedRecord = Rules.Error(
        RuleIds.NotSealedRecord,
        "Spec is not a sealed record",
        "'{0}' must be a sealed record: specs are immutable values that compare by their members");

    public static readonly DiagnosticDescriptor MutableMember = Rules.Error(
        RuleIds.MutableMember,
        "Spec member can be changed",
        "'{0}' must have an init accessor and be visible to its assembly: specs never change once they are made");

    public static readonly DiagnosticDescriptor UnsupportedMemberType = Rules.Error(
        RuleIds.UnsupportedMemberType,
        "Member type is not supported",
        "'{0}' has the type '{1}', which has no codec: use a primitive, a spec, a part, a [SpecScalar], SpecMap, SpecList, SpecSet or ImmutableArray");

    public static readonly DiagnosticDescriptor AddedWithoutAbsentValue = Rules.Error(
        RuleIds.AddedWithoutAbsentValue,
        "No absent value is declared",
        "'{0}' needs a declared absent value (AbsentMeans or AbsentMember): what an older version's silence means is never guessed");

    public static readonly DiagnosticDescriptor MemberVanished = Rules.Error(
        RuleIds.MemberVanished,
        "Member vanished without a word",
        "'{0}' is not in {1}: declare [Removed(\"{0}\")] or [Renamed(From = \"{0}\")] there");

    public static readonly DiagnosticDescriptor MemberNotDeclaredAdded = Rules.Error(
        RuleIds.MemberNotDeclaredAdded,
        "New member is not declared",
        "'{0}' is not in {1}: declare [Added], or [Renamed(From = ...)] if it carries on another member");

    public static readonly DiagnosticDescriptor TypeChangeWithoutConversion = Rules.Error(
        RuleIds.TypeChangeWithoutConversion,
        "No conversion between the types",
        "'{0}' changes from {1} to {2}, and no rule converts between the two in both directions");

    public static readonly DiagnosticDescriptor RenameOfNothing = Rules.Error(
        RuleIds.RenameOfNothing,
        "Rename of something that never was",
        "'{0}' says that it was renamed from '{2}', which {1} does not have or which is accounted for elsewhere");

    public static readonly DiagnosticDescriptor DuplicateVersion = Rules.Error(
        RuleIds.DuplicateVersion,
        "Two types claim one version",
        "Version {0} is already taken by {1}: give this one a number of its own");

    public static readonly DiagnosticDescriptor RemovalOfNothing = Rules.Error(
        RuleIds.RemovalOfNothing,
        "Removal of something that never was",
        "'{0}' is declared removed, but {1} does not have it or it is accounted for elsewhere");

    public static readonly DiagnosticDescriptor CaseVanished = Rules.Error(
        RuleIds.CaseVanished,
        "Case vanished without a word",
        "'{0}' of {1} is gone: declare [RemovedCase(\"{0}\")], or RenamedFrom on the case that carries it on");

    public static readonly DiagnosticDescriptor DuplicateTag = Rules.Error(
        RuleIds.DuplicateTag,
        "Two cases share a tag",
        "The tag '{0}' is given twice: a reader could not tell the two apart");

    public static readonly DiagnosticDescriptor DuplicateCaseType = Rules.Error(
        RuleIds.DuplicateCaseType,
        "Two cases hold the same type",
        "The case '{0}' is given twice: no two cases may hold the same type or have the same name");

    public static readonly DiagnosticDescriptor DeclaredValueDoesNotFit = Rules.Error(
        RuleIds.DeclaredValueDoesNotFit,
        "Declared value is of another type",
        "The value declared for '{0}' is not a {1}");

    public static readonly DiagnosticDescriptor DeclaredValueNotFound = Rules.Error(
        RuleIds.DeclaredValueNotFound,
        "Declared value does not exist",
        "Neither '{1}' nor '{2}' has a static member '{0}'");

    public static readonly DiagnosticDescriptor VersionNotPositive = Rules.Error(
        RuleIds.VersionNotPositive,
        "Not a version",
        "'{0}' is no version: families have names, and versions are positive integers");

    public static readonly DiagnosticDescriptor DuplicateJsonName = Rules.Error(
        RuleIds.DuplicateJsonName,
        "Two members share a JSON name",
        "The JSON name '{0}' is given twice");

    public static readonly DiagnosticDescriptor ReservedMemberName = Rules.Error(
        RuleIds.ReservedMemberName,
        "Name is taken by generated code",
        "'{0}' is not free: generated code has a member of that name, or it is no identifier");

    public static readonly DiagnosticDescriptor OptionalWithoutDefault = Rules.Error(
        RuleIds.OptionalWithoutDefault,
        "Optional member without a default",
        "'{0}' is neither required nor nullable: make it required, or declare with [SpecDefault] what a missing member means");

    public static readonly DiagnosticDescriptor DefaultOfRequiredMember = Rules.Error(
        RuleIds.DefaultOfRequiredMember,
        "Required member with a default",
        "'{0}' is required, so it is always present in JSON: remove [SpecDefault] or required");

    public static readonly DiagnosticDescriptor UnknownPredecessor = Rules.Error(
        RuleIds.UnknownPredecessor,
        "Predecessor does not exist",
        "Version {1} says it comes after version {0}, which is not a lower version of this type");

    public static readonly DiagnosticDescriptor UnionWithoutCases = Rules.Error(
        RuleIds.UnionWithoutCases,
        "Union without cases",
        "'{0}' has no cases: declare them with [Case<T>] and [UnitCase]");

    public static readonly DiagnosticDescriptor UnsupportedCaseType = Rules.Error(
        RuleIds.UnsupportedCaseType,
        "Case type is not supported",
        "'{0}' cannot be a case of this union: it has no codec, or no members beside which the tag could stand");

    public static readonly DiagnosticDescriptor NotUnionStruct = Rules.Error(
        RuleIds.NotUnionStruct,
        "Union is not a readonly struct",
        "'{0}' must be a readonly partial struct with [SpecUnion]");

    public static readonly DiagnosticDescriptor UnsupportedTypeShape = Rules.Error(
        RuleIds.UnsupportedTypeShape,
        "Type cannot be a spec",
        "'{0}' cannot be a spec or a part: {1}");

    public static readonly DiagnosticDescriptor AddedToFirstVersion = Rules.Error(
        RuleIds.AddedToFirstVersion,
        "History where there is none",
        "'{0}' has a declared history that {1} contradicts: it is there already, or there is no version before");

    public static readonly DiagnosticDescriptor ShapeChanged = Rules.Error(
        RuleIds.ShapeChanged,
        "Type changed its kind",
        "'{0}' is a record, a union or an enum, but {1} is another of these: give the new type a name of its own");

    public static readonly DiagnosticDescriptor NamesDiffer = Rules.Error(
        RuleIds.NamesDiffer,
        "Versions have different names",
        "'{0}' and {1} are versions of one family: give their records one name, in a namespace for each version");

    public static readonly DiagnosticDescriptor BadConversionMethod = Rules.Error(
        RuleIds.BadConversionMethod,
        "Conversion method fits no edge",
        "'{0}' is no conversion: {1}");

    public static readonly DiagnosticDescriptor OneDirectionalConversion = Rules.Error(
        RuleIds.OneDirectionalConversion,
        "Conversion in one direction only",
        "'{0}' has no counterpart: an edge needs a conversion up and one down, or what one loses nobody can tell");

    public static readonly DiagnosticDescriptor UnplacedVersion = Rules.Error(
        RuleIds.UnplacedVersion,
        "Version above a branch does not say where it belongs",
        "Version {0} stands above the branch that version {1} is on: say with After whether it continues that branch or comes after version {2}");

    public static readonly DiagnosticDescriptor PartFromElsewhere = Rules.Error(
        RuleIds.PartFromElsewhere,
        "Part of a branch was made from elsewhere",
        "Version {0} of '{1}' was made from version {2}, but version {0} of '{3}', which uses it, was made from version {4}: say After = {5}");

    public static readonly DiagnosticDescriptor StalePart = Rules.Warning(
        RuleIds.StalePart,
        "Part is out of date",
        "'{0}' still has the type {1}, although this version has {2}");

    /// <summary>All of them.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All => Rules.All;

    /// <summary>The rule with an id.</summary>
    public static DiagnosticDescriptor Find(string id) => Rules.Find(id);
}
