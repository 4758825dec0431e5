namespace SpecLattice;

/// <summary>
/// Says that the previous version does not have this member. What the previous version's silence means must be declared:
/// null goes without saying for a nullable member; otherwise it is a constant, or a static member that <see cref="Member"/> names.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter, Inherited = false)]
public sealed class AddedAttribute : Attribute
{
    /// <summary>Says that the previous version's silence means null, or what <see cref="Member"/> names.</summary>
    public AddedAttribute()
    {
    }

    /// <summary>Says what the previous version's silence means.</summary>
    /// <param name="value">The constant, of the member's type.</param>
    public AddedAttribute(object? value) => Value = value;

    /// <summary>The constant that the previous version's silence means.</summary>
    public object? Value { get; }

    /// <summary>The name of a static member, of the record or of the member's type, that holds the value which silence means.</summary>
    public string? Member { get; set; }

    /// <summary>
    /// Why the values that <see cref="DiscardOnly"/> names are discarded on the way down, on purpose. The conversion reports it, and its signature says that it does. Any other value stays a loss.
    /// </summary>
    public string? Discard { get; set; }

    /// <summary>The values, constants of the member's type, that the previous version can do without.</summary>
    public object[]? DiscardOnly { get; set; }
}

/// <summary>
/// Says that a member of the previous version's record or enum, or a case of its union, is gone. A record's member may be left out where it holds null or, if that is declared,
/// the value of <see cref="When"/> or <see cref="WhenMember"/>; anything else is refused as a loss. A case and an enum's member are refused always.
/// </summary>
/// <param name="name">
/// The C# name in the previous version, never the one in JSON. A case that holds a value has the name of its type without namespace and type arguments: <c>Disk</c>, <c>Int32</c>, <c>SpecList</c>.
/// </param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum, AllowMultiple = true, Inherited = false)]
public sealed class RemovedAttribute(string name) : Attribute
{
    /// <summary>The C# name in the previous version.</summary>
    public string Name { get; } = name;

    /// <summary>The member may be left out when it is this constant, which converting back restores.</summary>
    public object? When { get; set; }

    /// <summary>The member may be left out when it is what this static member holds, one of the previous version's record or of the member's type.</summary>
    public string? WhenMember { get; set; }

    /// <summary>
    /// Why whatever the member holds is discarded on the way up, on purpose: a legal request, a field that never worked. The conversion reports what it discards, and its signature says that it does.
    /// Of records alone.
    /// </summary>
    public string? Discard { get; set; }
}

/// <summary>Says that this member, of a record or an enum, continues a member of the previous version under a new name.</summary>
/// <param name="name">The member's C# name in the previous version, never the one in JSON.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter, Inherited = false)]
public sealed class RenamedAttribute(string name) : Attribute
{
    /// <summary>The C# name in the previous version.</summary>
    public string Name { get; } = name;
}
