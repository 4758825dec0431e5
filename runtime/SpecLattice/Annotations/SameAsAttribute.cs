namespace SpecLattice;

/// <summary>
/// Says that a version is the same as the one before it, but for what it declares itself. The generator writes the other members, or cases, into the generated part of the type: each as it is there, of the
/// newest versions, up to this one, of the parts in it. What is declared here under the same name, renamed, moved, converted or removed here is not taken over; nor are attributes about history. A shape that was
/// taken over is one that was written: its schema, digest, JSON and conversions are the same.
/// </summary>
/// <param name="version">The version before, of the same spec or part.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class SameAsAttribute(Type version) : Attribute
{
    /// <summary>The version before.</summary>
    public Type Version { get; } = version;
}
