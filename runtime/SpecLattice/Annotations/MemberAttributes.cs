namespace SpecLattice;

/// <summary>
/// Declares a member's default in JSON: a missing member means this value, and a member that holds it is not written.
/// For members that are not <c>required</c>; a nullable one needs no declaration, since its default is null.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, Inherited = false)]
public sealed class SpecDefaultAttribute : Attribute
{
    /// <summary>Declares a static member as the default; name it with <see cref="Member"/>.</summary>
    public SpecDefaultAttribute()
    {
    }

    /// <summary>Declares a constant as the default.</summary>
    /// <param name="value">The constant, of the member's type.</param>
    public SpecDefaultAttribute(object? value) => Value = value;

    /// <summary>The constant.</summary>
    public object? Value { get; }

    /// <summary>The name of a static member, of the record or of the member's type, that holds the default.</summary>
    public string? Member { get; set; }
}

/// <summary>Marks a member that holds a secret: its value never appears in a message, in a log or in <c>ToString</c>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, Inherited = false)]
public sealed class SensitiveAttribute : Attribute;
