using System.ComponentModel;

namespace SpecLattice.CompilerServices;

/// <summary>
/// How far a <see cref="LossCollector"/> has come. Two marks are equal where nothing was lost between them that a conversion cannot go on without: a member that is left out is recorded, and does not
/// end the conversion.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LossMark : IEquatable<LossMark>
{
    private readonly int _ends;

    internal LossMark(int count, int ends)
    {
        Count = count;
        _ends = ends;
    }

    /// <summary>The number of places that were recorded.</summary>
    internal int Count { get; }

    /// <summary>Compares two marks.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether a conversion that had come to one can go on at the other.</returns>
    public static bool operator ==(LossMark left, LossMark right) => left._ends == right._ends;

    /// <summary>Compares two marks.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether something was lost in between that no value can do without.</returns>
    public static bool operator !=(LossMark left, LossMark right) => left._ends != right._ends;

    /// <inheritdoc/>
    public bool Equals(LossMark other) => this == other;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is LossMark other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _ends;
}
