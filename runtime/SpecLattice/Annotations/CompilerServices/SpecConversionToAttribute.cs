using System.ComponentModel;

namespace SpecLattice.CompilerServices;

/// <summary>Marks a generated conversion. Families in other assemblies find by it which versions a part is converted to; what a method is called says nothing.</summary>
/// <param name="version">The version that the method converts to.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class SpecConversionToAttribute(int version) : Attribute
{
    /// <summary>The version that the method converts to.</summary>
    public int Version { get; } = version;
}
