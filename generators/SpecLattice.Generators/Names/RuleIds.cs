namespace SpecLattice.Generators.Names;

/// <summary>The ids of the rules.</summary>
internal static class RuleIds
{
    public const string NotPartial = "SPEC0001";
    public const string NotSealedRecord = "SPEC0002";
    public const string MutableMember = "SPEC0003";
    public const string UnsupportedMemberType = "SPEC0004";
    public const string AddedWithoutAbsentValue = "SPEC0005";
    public const string MemberVanished = "SPEC0006";
    public const string MemberNotDeclaredAdded = "SPEC0007";
    public const string TypeChangeWithoutConversion = "SPEC0008";
    public const string RenameOfNothing = "SPEC0009";
    public const string DuplicateVersion = "SPEC0010";
    public const string RemovalOfNothing = "SPEC0011";
    public const string CaseVanished = "SPEC0012";
    public const string DuplicateTag = "SPEC0013";
    public const string DuplicateCaseType = "SPEC0014";
    public const string DeclaredValueDoesNotFit = "SPEC0015";
    public const string DeclaredValueNotFound = "SPEC0016";
    public const string VersionNotPositive = "SPEC0017";
    public const string DuplicateJsonName = "SPEC0018";
    public const string ReservedMemberName = "SPEC0019";
    public const string OptionalWithoutDefault = "SPEC0020";
    public const string DefaultOfRequiredMember = "SPEC0021";
    public const string UnknownPredecessor = "SPEC0022";
    public const string UnionWithoutCases = "SPEC0023";
    public const string UnsupportedCaseType = "SPEC0024";
    public const string NotUnionStruct = "SPEC0025";
    public const string UnsupportedTypeShape = "SPEC0026";
    public const string AddedToFirstVersion = "SPEC0027";
    public const string ShapeChanged = "SPEC0028";
    public const string NamesDiffer = "SPEC0029";
    public const string BadConversionMethod = "SPEC0030";
    public const string OneDirectionalConversion = "SPEC0031";
    public const string UnplacedVersion = "SPEC0032";
    public const string PartFromElsewhere = "SPEC0033";
    public const string StalePart = "SPEC0034";
    public const string SecretShown = "SPEC0035";
    public const string ThrowingConversionMethod = "SPEC0036";
    public const string UncarriedState = "SPEC0037";
    public const string AttributeNotFollowed = "SPEC0038";
    public const string ObsoleteAsError = "SPEC0039";
    public const string InvalidText = "SPEC0040";
    public const string LanguageTooOld = "SPEC0041";
    public const string GeneratorFailed = "SPEC0042";
    public const string NormalizingAccessor = "SPEC0043";
    public const string RefusingAccessor = "SPEC0044";
    public const string InitialValueDiffers = "SPEC0045";
    public const string WrongPrevious = "SPEC0046";
    public const string WrongSum = "SPEC0047";
    public const string ScalarCodecWrong = "SPEC0052";

    public const string TwoHistories = "SPEC0060";
    public const string BadMove = "SPEC0061";
    public const string WrongCopy = "SPEC0066";
    public const string CannotBeTakenOver = "SPEC0067";
    public const string OrdinaryTypeNotHeld = "SPEC0090";
    public const string StrayHistory = "SPEC0091";

    public const string DiscardWithoutReason = "SPEC0077";
    public const string BadDiscard = "SPEC0078";
    public const string ReportDropped = "SPEC0079";
    public const string BadUnknownMembers = "SPEC0080";

    public const string InfallibleConversion = "SPEC1001";
    public const string ConversionIgnored = "SPEC1002";
    public const string ConversionForced = "SPEC1003";
    public const string RefusalSwallowed = "SPEC1004";
    public const string ElementsDropped = "SPEC1005";
    public const string MemberNotRead = "SPEC1006";
    public const string MemberDiscarded = "SPEC1007";
    public const string NotProjectedWithoutReason = "SPEC1008";
    public const string CasesMerged = "SPEC1009";
    public const string UncheckedNarrowing = "SPEC1010";
    public const string VersionThrownAt = "SPEC1011";

    public const string LockDamaged = "SPEC2001";
    public const string ShippedNameChanged = "SPEC2002";
    public const string ShippedTypeChanged = "SPEC2003";
    public const string ShippedPresenceChanged = "SPEC2004";
    public const string ShippedDefaultChanged = "SPEC2005";
    public const string ShippedTagChanged = "SPEC2006";
    public const string ShippedOrderChanged = "SPEC2007";
    public const string AddedToShippedVersion = "SPEC2008";
    public const string ShippedLayoutChanged = "SPEC2009";
    public const string ShippedVersionRemoved = "SPEC2010";
    public const string DeadNameReused = "SPEC2011";
    public const string ShippedAbsentValueChanged = "SPEC2012";
    public const string TotalTurnedPartial = "SPEC2013";
    public const string ShippedEdgeChanged = "SPEC2014";
    public const string VersionNotLocked = "SPEC2015";
    public const string LockLineWithoutCode = "SPEC2016";
    public const string VersionTakenTwice = "SPEC2017";

    public const string SwitchMissesCase = "SPEC3001";
    public const string SwitchHidesNewCases = "SPEC3002";
    public const string EmptyUnion = "SPEC3003";
    public const string ContextMissesConverter = "SPEC3004";
    public const string ConverterReplaced = "SPEC3005";
    public const string VersionByTrial = "SPEC3006";
    public const string EnumAsNumber = "SPEC3007";
    public const string SameNameInContext = "SPEC3008";
}
