namespace SpecLattice;

/// <summary>
/// Marks the internal form of a spec: the type that a program works with, and that hand-written code converts from and to a version
/// of the spec. Analyzers then see to it that such a conversion can refuse, and that it reads every member of what it converts. The model's
/// own types, which it holds, belong to it without a mark.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class SpecModelAttribute : Attribute;

/// <summary>
/// Says that hand-written conversions need not read a member, in a model or in a spec, and why nothing is lost without it.
/// </summary>
/// <param name="why">Why nothing is lost, for the people who look for the member on the other side.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter, Inherited = false)]
public sealed class NotProjectedAttribute(string why) : Attribute
{
    /// <summary>Why nothing is lost.</summary>
    public string Why { get; } = why;
}
