namespace SpecLattice.Generators.Names;

/// <summary>The names that generated code needs for itself.</summary>
internal static class ReservedNames
{
    /// <summary>What a debugger is shown of a record with secrets.</summary>
    public const string DebugView = "SpecDebugView";

    /// <summary>The members that every record has.</summary>
    public static readonly HashSet<string> OfParts = new(StringComparer.Ordinal)
    {
        "ReadJson", "WriteJson", "WriteJsonMembers", "ConvertStepwise", "AddLossesTo", "StepTowards", DebugView,
        "Equals", "GetHashCode", "ToString", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals", "EqualityContract", "PrintMembers", "Clone",
    };

    /// <summary>
    /// The members that every spec has: a record's, and what its family's sum asks it for. What the sum shows, such as <c>Version</c>, a spec may have for names of its own, which hide those of the sum.
    /// </summary>
    public static readonly HashSet<string> OfSpecs = new(OfParts, StringComparer.Ordinal)
    {
        "VersionCore", "WireTagCore", "EnvelopeCore", "FloorCore", "ToVersionCore", "ToLatestCore",
    };

    /// <summary>The members that every sum has.</summary>
    public static readonly HashSet<string> OfSums = new(OfSpecs, StringComparer.Ordinal)
    {
        "Version", "WireTag", "GetFloor", "ToVersion", "ToLatest", "Match", "Switch", "Family", "Versions", "ReadSpec", "WriteSpec", "AsOf", "SchemaOf", "ScalarExamples", "ForeignParts",
    };

    /// <summary>The members that every union has besides a type for each unit case.</summary>
    public static readonly HashSet<string> OfUnions = new(StringComparer.Ordinal)
    {
        "Value", "Tag", "TryGetValue", "Match", "Switch", "ReadJson", "WriteJson", "ReadTag", "ReadContent", "UnitCase", "FromPayload", "_value",
        "ConvertStepwise", "AddLossesTo", "StepTowards", "_",
        "Equals", "GetHashCode", "ToString", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals",
    };

    /// <summary>
    /// The names that no unit case can have, because it is a type in its union: those of the union's members, those of its own, and the words by which generated code leaves a type to the compiler.
    /// </summary>
    public static readonly HashSet<string> OfUnitCases = new(OfUnions, StringComparer.Ordinal)
    {
        "PrintMembers", "op_Equality", "op_Inequality", GeneratedNames.Var, "partial",
    };

    /// <summary>Whether a name is one of these, or that of a conversion such as <c>ToV3</c>.</summary>
    public static bool IsTaken(string name, HashSet<string> names) => names.Contains(name) || IsConversion(name);

    /// <summary>The type parameters of generated members: a type cannot have the name of one.</summary>
    public static bool IsTypeParameter(string name, bool isUnion) => name == "T" || (isUnion && name is "TResult" or "TState");

    // The functions of conversions too: `ToV3Step1`, `LossesStep1`.
    private static bool IsConversion(string name) => EndsInNumber(name, "ToV") || EndsInNumber(name, "LossesStep");

    private static bool EndsInNumber(string name, string start) =>
        name.Length > start.Length && name.StartsWith(start, StringComparison.Ordinal) && name[start.Length] is >= '1' and <= '9';
}
