using System.ComponentModel;
using SpecLattice.Catalog;

namespace SpecLattice.CompilerServices;

/// <summary>What a value must meet on the way to some versions.</summary>
/// <param name="path">The place, as in <see cref="SpecCondition"/>.</param>
/// <param name="requirement">What must hold there.</param>
/// <param name="first">The first of the versions.</param>
/// <param name="last">The last of the versions.</param>
/// <param name="kind">What the condition makes of the conversions.</param>
/// <param name="from">The first of the versions that values come from.</param>
/// <param name="until">The last of the versions that values come from.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SpecRouteCondition(
    string path,
    string requirement,
    int first = 0,
    int last = int.MaxValue,
    SpecConversionClass kind = SpecConversionClass.Conditional,
    int from = 0,
    int until = int.MaxValue)
{
    internal string Path { get; } = path;

    internal string Requirement { get; } = requirement;

    /// <summary>Whether what does not meet it, or some of it, is discarded on purpose.</summary>
    public bool IsDiscarding { get; init; }

    internal int First { get; } = first;

    internal int Last { get; } = last;

    internal SpecConversionClass Kind { get; } = kind;

    internal bool Covers(int source, int target) => from <= source && source <= until && First <= target && target <= Last;
}
