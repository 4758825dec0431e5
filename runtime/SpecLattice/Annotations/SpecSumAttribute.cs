namespace SpecLattice;

/// <summary>
/// Marks an <c>abstract partial record</c> as the sum of a family: the type that is any of its versions. Without it, the sum is called <c>Versioned</c> and the specs' name, in the namespace
/// around the first version.
/// </summary>
/// <param name="family">The family's name.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SpecSumAttribute(string family) : Attribute
{
    /// <summary>The family's name.</summary>
    public string Family { get; } = family;
}
