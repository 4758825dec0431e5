namespace SpecLattice;

/// <summary>
/// Marks a record, a union or an enum as a part: a type inside specs that has versions of its own.
/// Types with the same name in the namespaces of different versions (<c>V1.Component</c>, <c>V3.Component</c>) are versions of one part; where names tell the versions apart
/// (<c>ComponentV1</c>, <c>ComponentV3</c>), <see cref="Previous"/> links them.
/// </summary>
/// <param name="version">The version of the specs that first used this shape, a positive integer.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum, Inherited = false)]
public sealed class SpecPartAttribute(int version) : Attribute
{
    /// <summary>The version, a positive integer.</summary>
    public int Version { get; } = version;

    /// <summary>The name that the part's versions share. The type's own name unless given; needed only where a version renamed the type.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// The type that is the version before this one, of any name and in any namespace of the assembly: <c>typeof(ComponentV1)</c>. It makes both versions of one part, which has the name of its
    /// first version. That version must be the next lower one, unless <see cref="After"/> says that this is a branch.
    /// </summary>
    public Type? Previous { get; set; }

    /// <summary>The version of the part that this one was made from. The next lower one unless given.</summary>
    public int After { get; set; }

    /// <summary>What a reader does with members that the type does not have. Refused unless given.</summary>
    public UnknownMembers UnknownMembers { get; set; }
}
