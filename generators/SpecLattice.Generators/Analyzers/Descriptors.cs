using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Analyzers;

/// <summary>The rules about annotations: their ids, words and severities.</summary>
internal static class Descriptors
{
    private const string Category = "SpecLattice.Authoring";
    /// <summary>Where the pages of the rules are.</summary>
    public const string HelpLink = "https://github.com/speclattice/speclattice/blob/main/docs/rules/";

    private static readonly DiagnosticDescriptor NotPartial = new(
        RuleIds.NotPartial,
        "Spec type is not partial",
        "'{0}' must be partial, like every type around it, so that its codec and conversions can be generated into it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.NotPartial + ".md");

    private static readonly DiagnosticDescriptor NotSealedRecord = new(
        RuleIds.NotSealedRecord,
        "Spec is not a sealed record",
        "'{0}' must be a sealed record: specs are immutable values that compare by their members",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.NotSealedRecord + ".md");

    private static readonly DiagnosticDescriptor MutableMember = new(
        RuleIds.MutableMember,
        "Spec member is mutable",
        "'{0}' must have an init accessor and be visible to its assembly: specs are immutable",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.MutableMember + ".md");

    private static readonly DiagnosticDescriptor UnsupportedMemberType = new(
        RuleIds.UnsupportedMemberType,
        "Member type is not supported",
        "'{0}' has the type '{1}', which has no codec: use a primitive, a spec, a part, a [SpecScalar], SpecMap, SpecList, SpecSet or ImmutableArray",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.UnsupportedMemberType + ".md");

    private static readonly DiagnosticDescriptor AddedWithoutAbsentValue = new(
        RuleIds.AddedWithoutAbsentValue,
        "No absent value is declared",
        "'{0}' needs a declared absent value (AbsentMeans or AbsentMember): what an older version's silence means is never guessed",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.AddedWithoutAbsentValue + ".md");

    private static readonly DiagnosticDescriptor MemberVanished = new(
        RuleIds.MemberVanished,
        "Member was removed without a declaration",
        "'{0}' is not in {1}: declare [Removed(\"{0}\")] or [Renamed(From = \"{0}\")] there",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.MemberVanished + ".md");

    private static readonly DiagnosticDescriptor MemberNotDeclaredAdded = new(
        RuleIds.MemberNotDeclaredAdded,
        "New member is not declared",
        "'{0}' is not in {1}: declare [Added], or [Renamed(From = ...)] if it replaces another member",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.MemberNotDeclaredAdded + ".md");

    private static readonly DiagnosticDescriptor TypeChangeWithoutConversion = new(
        RuleIds.TypeChangeWithoutConversion,
        "No conversion between the types",
        "'{0}' changes from {1} to {2}, and no rule converts between the two in both directions",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.TypeChangeWithoutConversion + ".md");

    private static readonly DiagnosticDescriptor RenameOfNothing = new(
        RuleIds.RenameOfNothing,
        "Renamed member does not exist in the previous version",
        "'{0}' is declared as renamed from '{2}', which {1} does not have or which is already accounted for",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.RenameOfNothing + ".md");

    private static readonly DiagnosticDescriptor DuplicateVersion = new(
        RuleIds.DuplicateVersion,
        "Two types declare the same version",
        "Version {0} is already taken by {1}: give this type another number",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.DuplicateVersion + ".md");

    private static readonly DiagnosticDescriptor RemovalOfNothing = new(
        RuleIds.RemovalOfNothing,
        "Removed member does not exist in the previous version",
        "'{0}' is declared removed, but {1} does not have it or it is already accounted for",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.RemovalOfNothing + ".md");

    private static readonly DiagnosticDescriptor CaseVanished = new(
        RuleIds.CaseVanished,
        "Case was removed without a declaration",
        "'{0}' of {1} is gone: declare [RemovedCase(\"{0}\")], or RenamedFrom on the case that replaces it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.CaseVanished + ".md");

    private static readonly DiagnosticDescriptor DuplicateTag = new(
        RuleIds.DuplicateTag,
        "Two cases share a tag",
        "The tag '{0}' is used twice: a reader could not distinguish the two cases",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.DuplicateTag + ".md");

    private static readonly DiagnosticDescriptor DuplicateCaseType = new(
        RuleIds.DuplicateCaseType,
        "Two cases hold the same type",
        "The case '{0}' is declared twice: two cases cannot hold the same type or have the same name",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.DuplicateCaseType + ".md");

    private static readonly DiagnosticDescriptor DeclaredValueDoesNotFit = new(
        RuleIds.DeclaredValueDoesNotFit,
        "Declared value has the wrong type",
        "The value declared for '{0}' is not a {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.DeclaredValueDoesNotFit + ".md");

    private static readonly DiagnosticDescriptor DeclaredValueNotFound = new(
        RuleIds.DeclaredValueNotFound,
        "Declared value does not exist",
        "Neither '{1}' nor '{2}' has a static member '{0}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.DeclaredValueNotFound + ".md");

    private static readonly DiagnosticDescriptor VersionNotPositive = new(
        RuleIds.VersionNotPositive,
        "Invalid family name or version",
        "'{0}' is not a valid version: a family needs a name, and versions are positive integers",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.VersionNotPositive + ".md");

    private static readonly DiagnosticDescriptor DuplicateJsonName = new(
        RuleIds.DuplicateJsonName,
        "Two members share a JSON name",
        "The JSON name '{0}' is used by two members",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.DuplicateJsonName + ".md");

    private static readonly DiagnosticDescriptor ReservedMemberName = new(
        RuleIds.ReservedMemberName,
        "Name is taken by generated code",
        "'{0}' cannot be used: generated code has a member of that name, or it is not an identifier",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.ReservedMemberName + ".md");

    private static readonly DiagnosticDescriptor OptionalWithoutDefault = new(
        RuleIds.OptionalWithoutDefault,
        "Optional member without a default",
        "'{0}' is neither required nor nullable: make it required, or declare with [SpecDefault] what a missing member means",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.OptionalWithoutDefault + ".md");

    private static readonly DiagnosticDescriptor DefaultOfRequiredMember = new(
        RuleIds.DefaultOfRequiredMember,
        "Required member with a default",
        "'{0}' is required, so it is always present in JSON: remove [SpecDefault] or required",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.DefaultOfRequiredMember + ".md");

    private static readonly DiagnosticDescriptor UnknownPredecessor = new(
        RuleIds.UnknownPredecessor,
        "Predecessor does not exist",
        "Version {1} says it comes after version {0}, which is not a lower version of this type",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.UnknownPredecessor + ".md");

    private static readonly DiagnosticDescriptor UnionWithoutCases = new(
        RuleIds.UnionWithoutCases,
        "Union without cases",
        "'{0}' has no cases: declare them with [Case<T>] and [UnitCase]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.UnionWithoutCases + ".md");

    private static readonly DiagnosticDescriptor UnsupportedCaseType = new(
        RuleIds.UnsupportedCaseType,
        "Case type is not supported",
        "'{0}' cannot be a case of this union: it has no codec, or is not an object that can hold the tag",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.UnsupportedCaseType + ".md");

    private static readonly DiagnosticDescriptor NotUnionStruct = new(
        RuleIds.NotUnionStruct,
        "Union is not a readonly struct",
        "'{0}' must be a readonly partial struct with [SpecUnion]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.NotUnionStruct + ".md");

    private static readonly DiagnosticDescriptor UnsupportedTypeShape = new(
        RuleIds.UnsupportedTypeShape,
        "Type cannot be a spec",
        "'{0}' cannot be a spec or a part: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.UnsupportedTypeShape + ".md");

    private static readonly DiagnosticDescriptor AddedToFirstVersion = new(
        RuleIds.AddedToFirstVersion,
        "Declared history contradicts the previous version",
        "'{0}' has a declared history that {1} contradicts: the member already exists there, or there is no earlier version",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.AddedToFirstVersion + ".md");

    private static readonly DiagnosticDescriptor ShapeChanged = new(
        RuleIds.ShapeChanged,
        "Type changed between record, union and enum",
        "'{0}' and {1} are different kinds of type (record, union, enum): give the new type its own name",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.ShapeChanged + ".md");

    private static readonly DiagnosticDescriptor NamesDiffer = new(
        RuleIds.NamesDiffer,
        "Versions have different names",
        "'{0}' and {1} are versions of the same family: give their records the same name, each in the namespace of its version",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.NamesDiffer + ".md");

    private static readonly DiagnosticDescriptor BadConversionMethod = new(
        RuleIds.BadConversionMethod,
        "Conversion method does not match any edge",
        "'{0}' is not a valid conversion: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.BadConversionMethod + ".md");

    private static readonly DiagnosticDescriptor OneDirectionalConversion = new(
        RuleIds.OneDirectionalConversion,
        "Conversion in one direction only",
        "'{0}' has no counterpart: an edge needs one conversion up and one down, so that losses can be checked",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.OneDirectionalConversion + ".md");

    private static readonly DiagnosticDescriptor UnplacedVersion = new(
        RuleIds.UnplacedVersion,
        "Version numbered above a branch does not say where it belongs",
        "Version {0} is numbered above the branch that contains version {1}: use After to say whether it continues that branch or follows version {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.UnplacedVersion + ".md");

    private static readonly DiagnosticDescriptor PartFromElsewhere = new(
        RuleIds.PartFromElsewhere,
        "Part follows another version than the spec that uses it",
        "Version {0} of '{1}' follows version {2}, but version {0} of '{3}', which uses it, follows version {4}: write After = {5}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.PartFromElsewhere + ".md");

    private static readonly DiagnosticDescriptor StalePart = new(
        RuleIds.StalePart,
        "Part is out of date",
        "'{0}' still has the type {1}, although this version has {2}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.StalePart + ".md");

    /// <summary>Every rule.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NotPartial,
        NotSealedRecord,
        MutableMember,
        UnsupportedMemberType,
        AddedWithoutAbsentValue,
        MemberVanished,
        MemberNotDeclaredAdded,
        TypeChangeWithoutConversion,
        RenameOfNothing,
        DuplicateVersion,
        RemovalOfNothing,
        CaseVanished,
        DuplicateTag,
        DuplicateCaseType,
        DeclaredValueDoesNotFit,
        DeclaredValueNotFound,
        VersionNotPositive,
        DuplicateJsonName,
        ReservedMemberName,
        OptionalWithoutDefault,
        DefaultOfRequiredMember,
        UnknownPredecessor,
        UnionWithoutCases,
        UnsupportedCaseType,
        NotUnionStruct,
        UnsupportedTypeShape,
        AddedToFirstVersion,
        ShapeChanged,
        NamesDiffer,
        BadConversionMethod,
        OneDirectionalConversion,
        UnplacedVersion,
        PartFromElsewhere,
        StalePart,
    ];

    /// <summary>The rule with an id.</summary>
    public static DiagnosticDescriptor Find(string id) => All.First(descriptor => descriptor.Id == id);
}
