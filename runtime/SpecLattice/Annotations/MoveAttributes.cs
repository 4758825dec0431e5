namespace SpecLattice;

/// <summary>
/// Says that members of the previous version were moved into this one, which is a part: each becomes the part's member of the same name. Members of the part
/// that none is moved to are what their declared default, or else null, says.
/// </summary>
/// <param name="members">The members' C# names in the previous version.</param>
[CLSCompliant(false)] // Its arguments are arrays.
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field, Inherited = false)]
public sealed class GatheredAttribute(params string[] members) : Attribute
{
    /// <summary>The members' C# names in the previous version.</summary>
    public string[] Members { get; } = members;

    /// <summary>What the members are called in the part, in the same order; the same names unless given.</summary>
    public string[] As { get; set; } = [];
}

/// <summary>
/// Says that a part of the previous version is gone, and that its members were moved out of it into this version: each becomes the member of the same name.
/// Members of the part that are moved nowhere can be left behind only where they hold their declared default, or else null.
/// </summary>
/// <param name="part">The C# name in the previous version of the member that holds the part.</param>
/// <param name="members">The members of this version that were inside.</param>
[CLSCompliant(false)] // Its arguments are arrays.
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ScatteredAttribute(string part, params string[] members) : Attribute
{
    /// <summary>The C# name in the previous version of the member that holds the part.</summary>
    public string Part { get; } = part;

    /// <summary>The members of this version that were inside.</summary>
    public string[] Members { get; } = members;

    /// <summary>What the members are called in the part, in the same order; the same names unless given.</summary>
    public string[] As { get; set; } = [];
}
