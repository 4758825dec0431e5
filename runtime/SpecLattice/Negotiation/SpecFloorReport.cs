using System.Collections.Immutable;

namespace SpecLattice.Negotiation;

/// <summary>Why a value needs the version it needs: every place that forces a version above the family's lowest.</summary>
public sealed record SpecFloorReport
{
    internal SpecFloorReport(int floor, ImmutableArray<SpecNeed> needs)
    {
        Floor = floor;
        Needs = needs;
    }

    /// <summary>The lowest version that holds the whole value.</summary>
    public int Floor { get; }

    /// <summary>The places, in the order of the document.</summary>
    public ImmutableArray<SpecNeed> Needs { get; }

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
public sealed record SpecNeed
{
    internal SpecNeed(string pointer, int version, string message)
    {
        Pointer = pointer;
        Version = version;
        Message = message;
    }

    /// <summary>The place, as a JSON pointer.</summary>
    public string Pointer { get; }

    /// <summary>The lowest version that can hold what is there.</summary>
    public int Version { get; }

    /// <summary>Why.</summary>
    public string Message { get; }

    /// <summary>The need in short.</summary>
    /// <returns>The text, such as <c>needs 3: /components/vsock0</c>.</returns>
    public override string ToString() => $"needs {Version}: {(Pointer.Length == 0 ? "the whole value" : Pointer)}";
}
