namespace SpecLattice;

/// <summary>Which way an edge is passed.</summary>
public enum SpecDirection
{
    /// <summary>Told from the method's types.</summary>
    FromTypes,

    /// <summary>From the older version to the newer one.</summary>
    Up,

    /// <summary>From the newer version to the older one.</summary>
    Down,
}

/// <summary>
/// Marks a static method of a newer version that converts what no rule can derive: a split, a change of unit, a merge. It takes and returns
/// a whole version, or, with <see cref="Member"/>, one member's value. It returns the result, or <see cref="Conversion{T}"/> where it can refuse.
/// A second parameter, of any type, is a context: it then appears in every generated conversion that reaches the method.
/// </summary>
/// <remarks>
/// A pair of such methods, up and down, replaces what would be generated for the edge. Between two versions that are not neighbours, the pair is
/// an edge of its own. What either method gives is converted back by the other and compared; a difference is a loss (<see cref="LossKind.NotInvertible"/>),
/// and so is an exception (<see cref="LossKind.ConversionFailed"/>). So both directions return <see cref="Conversion{T}"/>, unless <see cref="Lossless"/>
/// says that there is nothing to check.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class SpecConversionAttribute : Attribute
{
    /// <summary>The newer version's member whose value the method converts; a whole version unless given.</summary>
    public string? Member { get; set; }

    /// <summary>The direction, where the two types are the same and do not tell.</summary>
    public SpecDirection Direction { get; set; }

    /// <summary>
    /// Whether the method gives a result for every value, never throws, and the method of the other direction makes the same value of the result again.
    /// Then it is called as it is: nothing is checked when it runs, and the conversion stays total. Tests of the laws still check it.
    /// </summary>
    public bool Lossless { get; set; }
}

/// <summary>
/// Says that a member, or a whole version, means something else than in the version before although it looks the same. Until a pair
/// of <see cref="SpecConversionAttribute"/> methods says how the one becomes the other, converting it is refused in both directions.
/// </summary>
/// <param name="why">What changed, for the people who meet the refusal.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class SemanticChangeAttribute(string why) : Attribute
{
    /// <summary>What changed.</summary>
    public string Why { get; } = why;
}
