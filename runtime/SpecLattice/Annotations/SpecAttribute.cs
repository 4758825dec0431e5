namespace SpecLattice;

/// <summary>Marks a record as one version of a family: the root of a document whose shape changes from version to version.</summary>
/// <param name="family">The family's name, such as <c>instance-spec</c>: what the type describes, without a version.</param>
/// <param name="version">The version, a positive integer. Versions may be sparse: 1, 2, 3, 6.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SpecAttribute(string family, int version) : Attribute
{
    /// <summary>The family's name.</summary>
    public string Family { get; } = family;

    /// <summary>The version, a positive integer.</summary>
    public int Version { get; } = version;

    /// <summary>The version's tag in the JSON envelope of the family's sum. <c>V{version}</c> unless it is given here, or a pattern for all versions is at the sum.</summary>
    public string? WireTag { get; set; }

    /// <summary>
    /// The type that is the version before this one: <c>typeof(CustomerRecord_2024)</c>. Versions of a family belong together by the family's name, so nothing needs it; it says so in the code, lets
    /// the versions have names of their own, and is checked.
    /// </summary>
    public Type? Previous { get; set; }

    /// <summary>The version this one was made from. The next lower version of the family unless given; a backport names its branch point.</summary>
    public int After { get; set; }

    /// <summary>What a reader does with members that the type does not have. Refused unless given.</summary>
    public UnknownMembers UnknownMembers { get; set; }
}
