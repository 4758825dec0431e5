namespace SpecLattice.Testing.Laws;

/// <summary>The laws' names, as messages show them.</summary>
internal static class Law
{
    public const string Up = "L1 up is injective";
    public const string Down = "L2 down is faithful";
    public const string Routes = "L3 path independence";
    public const string Report = "L4 the report is exact";
    public const string Codec = "L5 codec";
    public const string Unknown = "L6 unknown kept";
    public const string Floor = "L7 floor";
    public const string Pure = "L8 pure";
    public const string GivenUp = "L9 only what is named is given up";
    public const string Strict = "what the schema refuses is refused";
    public const string Middle = "changed in the middle";

    /// <summary>The law of going to a version and back.</summary>
    public static string Back(int from, int to) => to > from ? Up : Down;
}

/// <summary>A law that does not hold for a document.</summary>
/// <param name="Law">The law.</param>
/// <param name="Problem">What does not hold.</param>
/// <param name="Route">The versions passed, where the law is about conversions.</param>
internal sealed record Violation(string Law, string Problem, string Route = "")
{
    public static string Via(params ReadOnlySpan<int> versions) => string.Join(" -> ", versions.ToArray());
}
