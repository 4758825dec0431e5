using System.Collections;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace SpecLattice;

/// <summary>Every place in a value that a version cannot represent, in the value's order.</summary>
public sealed class LossReport : IReadOnlyList<Loss>, IEquatable<LossReport>
{
    // The losses, or the draft that they are made of when somebody reads them.
    private volatile object _losses;

    /// <summary>Makes a report.</summary>
    /// <param name="losses">The losses.</param>
    public LossReport(params IEnumerable<Loss> losses)
        : this(ImmutableArray.CreateRange(losses))
    {
    }

    internal LossReport(ImmutableArray<Loss> losses) => _losses = ImmutableCollectionsMarshal.AsArray(losses)!;

    internal LossReport(LossDraft draft) => _losses = draft;

    /// <summary>The report without a loss.</summary>
    public static LossReport Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _losses switch
    {
        Loss[] losses => losses.Length,
        var draft => ((LossDraft)draft).Count,
    };

    private ImmutableArray<Loss> Losses
    {
        get
        {
            // Two that read at once put the same together.
            object losses = _losses;
            if (losses is LossDraft draft)
            {
                _losses = losses = draft.ToLosses();
            }

            return ImmutableCollectionsMarshal.AsImmutableArray((Loss[])losses);
        }
    }

    /// <summary>The same losses inside a member, an entry or an item.</summary>
    /// <param name="segment">The escaped segment of their pointers.</param>
    internal LossReport In(string segment) => new([.. Losses.Select(loss => loss with { Pointer = segment + loss.Pointer })]);

    /// <summary>The same losses with names of details only, because the value may hold a secret.</summary>
    internal LossReport Withheld() => Losses.All(loss => loss.Details.Count == 0) ? this : new([.. Losses.Select(loss => loss with { Details = loss.Details.Withheld() })]);

    /// <inheritdoc/>
    public Loss this[int index] => Losses[index];

    /// <summary>Goes through the losses.</summary>
    /// <returns>The enumerator.</returns>
    public ImmutableArray<Loss>.Enumerator GetEnumerator() => Losses.GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(LossReport? other) => other is not null && Losses.AsSpan().SequenceEqual(other.Losses.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LossReport);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (Loss loss in Losses)
        {
            hash.Add(loss);
        }

        return hash.ToHashCode();
    }

    /// <summary>The losses, one per line.</summary>
    /// <returns>The lines; empty without a loss.</returns>
    public override string ToString() => string.Join('\n', Losses);

    IEnumerator<Loss> IEnumerable<Loss>.GetEnumerator() => ((IEnumerable<Loss>)Losses).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)Losses).GetEnumerator();
}
