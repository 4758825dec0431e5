using System.Collections.Immutable;

namespace SpecLattice;

/// <summary>Why a value needs the version it needs: every place that forces a version above the family's lowest.</summary>
/// <param name="Floor">The lowest version that holds the whole value.</param>
/// <param name="Needs">The places, in the order of the document.</param>
public sealed record SpecFloorReport(int Floor, ImmutableArray<SpecNeed> Needs)
{
    /// <summary>Explains the floor of a value.</summary>
    /// <typeparam name="TSum">The family's sum.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The report.</returns>
    public static SpecFloorReport Of<TSum>(TSum value)
        where TSum : notnull, ISpecSum<TSum>
    {
        // Everything that the lowest version cannot hold is a loss on the way there, and the edge that loses it tells since when it can be held.
        var lowest = TSum.Versions[0].Number;
        var needs = value.Version <= lowest
            ? []
            : value.ToVersion(lowest).Losses.Select(loss => new SpecNeed(loss.Pointer, Math.Max(loss.Step.From, loss.Step.To), loss.Message));
        return new SpecFloorReport(value.GetFloor(), [.. needs]);
    }

    /// <summary>The places that force the floor itself.</summary>
    public IEnumerable<SpecNeed> Deciding => Needs.Where(need => need.Version == Floor);

    /// <inheritdoc/>
    public bool Equals(SpecFloorReport? other) =>
        other is not null && Floor == other.Floor && Needs.AsSpan().SequenceEqual(other.Needs.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Floor, Needs.Length);

    /// <summary>A line for each place.</summary>
    /// <returns>The text, such as <c>needs 3: /components/vsock0</c>.</returns>
    public override string ToString() => Needs.IsEmpty ? $"needs {Floor}" : string.Join('\n', Needs);
}

/// <summary>A place that needs a version.</summary>
/// <param name="Pointer">The place, as a JSON pointer.</param>
/// <param name="Version">The lowest version that can hold what is there.</param>
/// <param name="Message">Why.</param>
public sealed record SpecNeed(string Pointer, int Version, string Message)
{
    /// <summary>The need in short.</summary>
    /// <returns>The text, such as <c>needs 3: /components/vsock0</c>.</returns>
    public override string ToString() => $"needs {Version}: {(Pointer.Length == 0 ? "the whole value" : Pointer)}";
}
