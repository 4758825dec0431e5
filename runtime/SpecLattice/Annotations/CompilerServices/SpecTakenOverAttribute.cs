using System.ComponentModel;

namespace SpecLattice.CompilerServices;

/// <summary>Says which members or cases of a type the generator wrote into it, because <see cref="SameAsAttribute"/> says that the version before has them.</summary>
/// <param name="names">Their C# names, with commas between: an array would not be for every language.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SpecTakenOverAttribute(string names) : Attribute
{
    /// <summary>Their C# names.</summary>
    public string Names { get; } = names;
}
