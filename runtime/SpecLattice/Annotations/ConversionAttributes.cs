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
/// Marks a static method of a newer version that converts what no rule can derive: a change of unit, a split, a merge. It takes and returns
/// the values of the members that the attribute names, or a whole version where it names none. It returns the result, or <see cref="Conversion{T}"/> where it
/// can refuse; several values are taken as several parameters and returned as a tuple. A last parameter, of any type, is a context: it then appears in every
/// generated conversion that reaches the method.
/// </summary>
/// <remarks>
/// A pair of such methods, up and down, replaces what would be generated for its members; all others of the edge stay as they are. For a whole version it
/// replaces the edge, and between two versions that are not neighbours the pair is an edge of its own. What either method gives is converted back by the other
/// and compared; a difference is a loss (<see cref="LossKind.NotInvertible"/>), and so is an exception (<see cref="LossKind.ConversionFailed"/>). So both
/// directions return <see cref="Conversion{T}"/>, unless <see cref="Lossless"/> says that there is nothing to check. What a method that takes several members
/// loses is named at the first of them in the document, unless its loss begins with the JSON name of another.
/// </remarks>
/// <param name="members">The newer version's members, in the order in which their values are taken and returned; none for a whole version.</param>
[CLSCompliant(false)] // Its arguments are arrays.
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class SpecConversionAttribute(params string[] members) : Attribute
{
    /// <summary>The newer version's members, in the order in which their values are taken and returned; none for a whole version.</summary>
    public string[] Members { get; } = members;

    /// <summary>
    /// The older version's members, by their C# names there, in the order in which their values are taken and returned. Those that the newer version's members
    /// carry on, unless given.
    /// </summary>
    public string[] From { get; set; } = [];

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
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class SemanticChangeAttribute(string why) : Attribute
{
    /// <summary>What changed.</summary>
    public string Why { get; } = why;
}
