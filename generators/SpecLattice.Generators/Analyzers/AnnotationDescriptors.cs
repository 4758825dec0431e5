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
        "Spec member is mutable",
        "'{0}' must have an init accessor and be visible to its assembly: specs are immutable");

    public static readonly DiagnosticDescriptor UnsupportedMemberType = Rules.Error(
        RuleIds.UnsupportedMemberType,
        "Member type is not supported",
        "'{0}' has the type '{1}', which {2}");

    public static readonly DiagnosticDescriptor OrdinaryTypeNotHeld = Rules.Error(
        RuleIds.OrdinaryTypeNotHeld,
        "Ordinary enum or record cannot be part of a spec",
        "'{0}' has the type '{1}', which {2}");

    public static readonly DiagnosticDescriptor AddedWithoutAbsentValue = Rules.Error(
        RuleIds.AddedWithoutAbsentValue,
        "No absent value is declared",
        "'{0}' needs a declared absent value ({1}): what an older version's silence means is never guessed");

    public static readonly DiagnosticDescriptor MemberVanished = Rules.Error(
        RuleIds.MemberVanished,
        "Member was removed without a declaration",
        "'{0}' is not in {1}: declare [Removed(\"{0}\")] or [Renamed(\"{0}\")] there");

    public static readonly DiagnosticDescriptor MemberNotDeclaredAdded = Rules.Error(
        RuleIds.MemberNotDeclaredAdded,
        "New member is not declared",
        "'{0}' is not in {1}: declare {2}, or [Renamed(...)] if it replaces another member");

    public static readonly DiagnosticDescriptor TypeChangeWithoutConversion = Rules.Error(
        RuleIds.TypeChangeWithoutConversion,
        "No conversion between the types",
        "'{0}' changes from {1} to {2}, and no rule converts between the two in both directions{3}");

    public static readonly DiagnosticDescriptor RenameOfNothing = Rules.Error(
        RuleIds.RenameOfNothing,
        "Renamed member does not exist in the previous version",
        "'{0}' is declared as renamed from '{2}', which {1} does not have or which is already accounted for{3}");

    public static readonly DiagnosticDescriptor DuplicateVersion = Rules.Error(
        RuleIds.DuplicateVersion,
        "Two types declare the same version",
        "Version {0} is already taken by {1}: give this type another number");

    public static readonly DiagnosticDescriptor RemovalOfNothing = Rules.Error(
        RuleIds.RemovalOfNothing,
        "Removed member does not exist in the previous version",
        "'{0}' is declared removed, but {1} does not have it or it is already accounted for{2}");

    public static readonly DiagnosticDescriptor CaseVanished = Rules.Error(
        RuleIds.CaseVanished,
        "Case was removed without a declaration",
        "'{0}' of {1} is gone: declare [Removed(\"{0}\")], or {2} on what replaces it");

    public static readonly DiagnosticDescriptor DuplicateTag = Rules.Error(
        RuleIds.DuplicateTag,
        "Two cases share a tag",
        "The tag '{0}' is used twice: a reader could not distinguish the two cases");

    public static readonly DiagnosticDescriptor DuplicateCaseType = Rules.Error(
        RuleIds.DuplicateCaseType,
        "Two cases hold the same type",
        "The case '{0}' is declared twice: two cases cannot hold the same type or have the same name");

    public static readonly DiagnosticDescriptor DeclaredValueDoesNotFit = Rules.Error(
        RuleIds.DeclaredValueDoesNotFit,
        "Declared value has the wrong type",
        "The value declared for '{0}' is not a {1}");

    public static readonly DiagnosticDescriptor DeclaredValueNotFound = Rules.Error(
        RuleIds.DeclaredValueNotFound,
        "Declared value does not exist",
        "Neither '{1}' nor '{2}' has a static member '{0}'");

    public static readonly DiagnosticDescriptor VersionNotPositive = Rules.Error(
        RuleIds.VersionNotPositive,
        "Invalid family name or version",
        "'{0}' is not a valid version: a family needs a name, and versions are positive integers");

    public static readonly DiagnosticDescriptor DuplicateJsonName = Rules.Error(
        RuleIds.DuplicateJsonName,
        "Two members share a JSON name",
        "The JSON name '{0}' is used by two members");

    public static readonly DiagnosticDescriptor ReservedMemberName = Rules.Error(
        RuleIds.ReservedMemberName,
        "Name is taken by generated code",
        "'{0}' cannot be used: generated code has a member of that name, or it is not an identifier");

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
        "'{0}' cannot be a case of this union: it has no codec, is not an object that can hold the tag, or cannot be named by generated code");

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
        "Declared history contradicts the previous version",
        "'{0}' has a declared history that {1} contradicts: the member already exists there, or there is no earlier version");

    public static readonly DiagnosticDescriptor ShapeChanged = Rules.Error(
        RuleIds.ShapeChanged,
        "Type changed between record, union and enum",
        "'{0}' and {1} are different kinds of type (record, union, enum): give the new type its own name");

    public static readonly DiagnosticDescriptor NamesDiffer = Rules.Error(
        RuleIds.NamesDiffer,
        "Versions have different names",
        "'{0}' and {1} are versions of the same family: give their records the same name, each in the namespace of its version");

    public static readonly DiagnosticDescriptor BadConversionMethod = Rules.Error(
        RuleIds.BadConversionMethod,
        "Conversion method does not match any edge",
        "'{0}' is not a valid conversion: {1}");

    public static readonly DiagnosticDescriptor OneDirectionalConversion = Rules.Error(
        RuleIds.OneDirectionalConversion,
        "Conversion in one direction only",
        "'{0}' has no counterpart: an edge needs one conversion up and one down, so that losses can be checked");

    public static readonly DiagnosticDescriptor UnplacedVersion = Rules.Error(
        RuleIds.UnplacedVersion,
        "Version numbered above a branch does not say where it belongs",
        "Version {0} is numbered above the branch that contains version {1}: use After to say whether it continues that branch or follows version {2}");

    public static readonly DiagnosticDescriptor PartFromElsewhere = Rules.Error(
        RuleIds.PartFromElsewhere,
        "Part follows another version than the spec that uses it",
        "Version {0} of '{1}' follows version {2}, but version {0} of '{3}', which uses it, follows version {4}: write After = {5}");

    public static readonly DiagnosticDescriptor WrongPrevious = Rules.Error(
        RuleIds.WrongPrevious,
        "Wrong link to the previous version",
        "'{0}' cannot follow {1}: {2}");

    public static readonly DiagnosticDescriptor WrongSum = Rules.Error(
        RuleIds.WrongSum,
        "Sum is declared wrongly",
        "'{0}' cannot be the sum of '{1}': {2}");

    public static readonly DiagnosticDescriptor StalePart = Rules.Warning(
        RuleIds.StalePart,
        "Part is out of date",
        "'{0}' still has the type {1}, although this version has {2}");

    public static readonly DiagnosticDescriptor ObsoleteAsError = Rules.Error(
        RuleIds.ObsoleteAsError,
        "Obsolete as an error",
        "'{0}' is obsolete as an error, so the generated code that converts it could not compile: leave out 'true' and let it be a warning for people");

    public static readonly DiagnosticDescriptor InvalidText = Rules.Error(
        RuleIds.InvalidText,
        "Text is not valid Unicode",
        "The {1} of '{0}' has an unpaired surrogate, which no JSON document can hold: write whole characters");

    public static readonly DiagnosticDescriptor LanguageTooOld = Rules.Error(
        RuleIds.LanguageTooOld,
        "Language version is too old",
        "Nothing is generated for the specs of this project: generated code is C# 13, and the project says C# {0}; write <LangVersion>13</LangVersion> or later in the project file, or leave it out");

    public static readonly DiagnosticDescriptor GeneratorFailed = Rules.Error(
        RuleIds.GeneratorFailed,
        "Generator failed",
        "Nothing is generated for '{0}', because the generator failed ({1}): please report it, with the declarations of that family or part");

    public static readonly DiagnosticDescriptor TwoHistories = Rules.Error(
        RuleIds.TwoHistories,
        "Member has two histories",
        "'{0}' is {1} and also {2}: a member comes from one place, so keep one of the two");

    public static readonly DiagnosticDescriptor WrongCopy = Rules.Error(
        RuleIds.WrongCopy,
        "Version is the same as a wrong one",
        "'{0}' cannot be the same as {1}: {2}");

    public static readonly DiagnosticDescriptor CannotBeTakenOver = Rules.Error(
        RuleIds.CannotBeTakenOver,
        "Something cannot be taken over",
        "'{0}' cannot take over from {1} {2}");

    public static readonly DiagnosticDescriptor BadMove = Rules.Error(
        RuleIds.BadMove,
        "Members cannot be moved",
        "The members of '{0}' cannot be moved: {1}");

    public static readonly DiagnosticDescriptor WrongEnvelope = Rules.Error(
        RuleIds.WrongEnvelope,
        "Envelope is declared wrongly",
        "Documents of '{0}' cannot say their version like that: {1}");

    public static readonly DiagnosticDescriptor MarkIsMember = Rules.Error(
        RuleIds.MarkIsMember,
        "Mark has the name of a member",
        "The member '{0}' says the version of a document of '{1}', and {2} has a member of that name: give the mark another name");

    public static readonly DiagnosticDescriptor TagNotInteger = Rules.Error(
        RuleIds.TagNotInteger,
        "Mark of a version is not an integer",
        "The mark '{0}' of {1} is not an integer as JSON writes it, but marks of '{2}' are: give digits without leading zeros");

    public static readonly DiagnosticDescriptor UnmarkedUnknown = Rules.Error(
        RuleIds.UnmarkedUnknown,
        "Documents without a mark are of a version that is not declared",
        "Documents of '{0}' without a mark would be of version {1}, which is not declared: name one of {2}");

    public static readonly DiagnosticDescriptor DiscardWithoutReason = Rules.Error(
        RuleIds.DiscardWithoutReason,
        "Data is discarded without a reason",
        "'{0}' is discarded, and nothing says why: write the reason, which the lock, the documentation and every report repeat");

    public static readonly DiagnosticDescriptor BadDiscard = Rules.Error(
        RuleIds.BadDiscard,
        "Data cannot be discarded like this",
        "'{0}' cannot be discarded: {1}");

    public static readonly DiagnosticDescriptor BadUnknownMembers = Rules.Error(
        RuleIds.BadUnknownMembers,
        "Unknown members cannot be kept like this",
        "'{0}' cannot keep unknown members like this: {1}");

    public static readonly DiagnosticDescriptor UnknownMembersForgotten = Rules.Error(
        RuleIds.UnknownMembersForgotten,
        "Unknown members are no longer kept, and nothing says so",
        "{0} keeps unknown members, and {1} says nothing of them: write UnknownMembers.Keep and a member for them, or UnknownMembers.Refuse, which makes each of them a loss");

    /// <summary>All of them.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All => Rules.All;

    /// <summary>The rule with an id.</summary>
    public static DiagnosticDescriptor Find(string id) => Rules.Find(id);
}
