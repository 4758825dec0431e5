namespace SpecLattice;

/// <summary>
/// Says that the previous version does not have this member. What the previous version's silence means must be declared:
/// null for a nullable member, otherwise <see cref="AbsentMeans"/> or <see cref="AbsentMember"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field, Inherited = false)]
public sealed class AddedAttribute : Attribute
{
    /// <summary>The value that the previous version's silence means, where it is a constant.</summary>
    public object? AbsentMeans { get; set; }

    /// <summary>The name of a static member, of the record or of the member's type, that holds the value which silence means.</summary>
    public string? AbsentMember { get; set; }
}

/// <summary>
/// Says that a member of the previous version is gone. Leaving it behind is lossless only where it holds its absent value:
/// null for a nullable member, otherwise <see cref="AbsentMeans"/> or <see cref="AbsentMember"/>.
/// </summary>
/// <param name="name">The member's C# name in the previous version.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RemovedAttribute(string name) : Attribute
{
    /// <summary>The member's C# name in the previous version.</summary>
    public string Name { get; } = name;

    /// <summary>The value that can be left behind without loss, and that converting back restores, where it is a constant.</summary>
    public object? AbsentMeans { get; set; }

    /// <summary>The name of a static member, of the previous version's record or of the member's type, that holds that value.</summary>
    public string? AbsentMember { get; set; }
}

/// <summary>Says that this member continues a member of the previous version under a new name.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field, Inherited = false)]
public sealed class RenamedAttribute : Attribute
{
    /// <summary>The member's C# name in the previous version.</summary>
    public required string From { get; set; }
}
