using System.Collections;
using System.Collections.Immutable;

namespace SpecLattice;

/// <summary>Every place in a value that a version cannot represent, in the value's order.</summary>
public sealed class LossReport : IReadOnlyList<Loss>, IEquatable<LossReport>
{
    private readonly ImmutableArray<Loss> _losses;

    /// <summary>Makes a report.</summary>
    /// <param name="losses">The losses.</param>
    public LossReport(params IEnumerable<Loss> losses)
        : this(ImmutableArray.CreateRange(losses))
    {
    }

    internal LossReport(ImmutableArray<Loss> losses) => _losses = losses;

    /// <summary>The report without a loss.</summary>
    public static LossReport Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _losses.Length;

    /// <summary>The same losses inside a member, an entry or an item.</summary>
    /// <param name="segment">The escaped segment of their pointers.</param>
    internal LossReport In(string segment) => new([.. _losses.Select(loss => loss with { Pointer = segment + loss.Pointer })]);

    /// <summary>The same losses with names of details only, because the value may hold a secret.</summary>
    internal LossReport Withheld() => _losses.All(loss => loss.Details.Count == 0) ? this : new([.. _losses.Select(loss => loss with { Details = loss.Details.Withheld() })]);

    /// <inheritdoc/>
    public Loss this[int index] => _losses[index];

    /// <summary>Goes through the losses.</summary>
    /// <returns>The enumerator.</returns>
    public ImmutableArray<Loss>.Enumerator GetEnumerator() => _losses.GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(LossReport? other) => other is not null && _losses.AsSpan().SequenceEqual(other._losses.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LossReport);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (Loss loss in _losses)
        {
            hash.Add(loss);
        }

        return hash.ToHashCode();
    }

    /// <summary>The losses, one per line.</summary>
    /// <returns>The lines; empty without a loss.</returns>
    public override string ToString() => string.Join('\n', _losses);

    IEnumerator<Loss> IEnumerable<Loss>.GetEnumerator() => ((IEnumerable<Loss>)_losses).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)_losses).GetEnumerator();
}
