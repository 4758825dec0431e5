namespace SpecLattice.Generators.Model.Plans;

/// <summary>How a conversion comes about.</summary>
internal enum ConversionForm
{
    /// <summary>In one pass, written out for this pair of versions.</summary>
    Fused,

    /// <summary>By the next version on the route, and from there on. Nothing can be lost on the way.</summary>
    ByNextVersion,

    /// <summary>By all versions on the route, after asking what would be lost.</summary>
    Stepwise,
}

/// <summary>What a version of a long lineage needs besides its fused conversions, so that the others can be composed of them.</summary>
internal sealed record CompositionPlan
{
    /// <summary>The routes that no other continues from. Every other route is the beginning of one.</summary>
    public required EquatableArray<EquatableArray<int>> Routes { get; init; }

    /// <summary>The first steps of all routes.</summary>
    public required EquatableArray<FirstStep> Steps { get; init; }

    /// <summary>All that may be lost on the way to some version, in the order of the document and in the source's terms: what the fused conversions would say.</summary>
    public required EquatableArray<PossibleLoss> Losses { get; init; }
}

/// <summary>The first step on the way to some versions.</summary>
/// <param name="Edge">The conversion to the next version.</param>
/// <param name="Targets">The versions that it leads to.</param>
internal sealed record FirstStep(ConversionPlan Edge, EquatableArray<VersionRange> Targets);

/// <summary>Something that may be lost on the way to some versions.</summary>
internal sealed record PossibleLoss
{
    /// <summary>A value that several others are taken out of.</summary>
    public ComputedValue? Computed { get; init; }

    /// <summary>A part that has to be there.</summary>
    public PresenceCheck? Presence { get; init; }

    /// <summary>A member that has to go.</summary>
    public AbsenceCheck? Check { get; init; }

    /// <summary>A member whose value may not fit.</summary>
    public MemberAssignment? Assignment { get; init; }

    /// <summary>A union's case that has to go, or whose value may not fit.</summary>
    public CaseConversion? Case { get; init; }

    /// <summary>The versions on the way to which it is lost; none where that is so for all to which conversions are composed.</summary>
    public required EquatableArray<VersionRange> Targets { get; init; }

    /// <summary>Where a record's value comes from; null for unions.</summary>
    public ValueSource? Source => Computed?.Source ?? Presence?.Source ?? Check?.Source ?? Assignment?.Source;

    /// <summary>In the order of the document, and every value after those that it needs.</summary>
    /// <param name="losses">What may be lost.</param>
    public static IEnumerable<PossibleLoss> InOrder(IEnumerable<PossibleLoss> losses) => losses
        .OrderBy(loss => loss.Source?.Rank ?? "", StringComparer.Ordinal)
        .ThenBy(loss => loss.Computed is not null ? -3 : loss.Presence is not null ? -2 : loss.Check is not null ? -1 : loss.Assignment?.Source.Order ?? 0);

    /// <summary>Where losses can be that are found in another order than that of the document, in its order; none where there are none.</summary>
    /// <param name="losses">What may be lost.</param>
    public static IReadOnlyList<ValueSource> PlacesToSort(IReadOnlyCollection<PossibleLoss> losses)
    {
        static List<ValueSource> RootsOf(PossibleLoss loss) => loss.Source is { } source ? [.. source.Roots.Where(root => root.IsInDocument)] : [];
        return losses.Any(loss => RootsOf(loss).Count > 1)
            ? [.. losses.SelectMany(RootsOf).GroupBy(root => root.Position, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.First())]
            : [];
    }
}

/// <summary>Versions that follow each other.</summary>
/// <param name="First">The first; 0 for all up to the last.</param>
/// <param name="Last">The last; <see cref="Open"/> for all from the first on.</param>
internal sealed record VersionRange(int First, int Last)
{
    public const int Open = int.MaxValue;

    /// <summary>Tells some versions from others.</summary>
    /// <param name="versions">The versions to tell.</param>
    /// <param name="all">These and the others, ascending.</param>
    /// <returns>The ranges that hold these and none of the others; none where there are no others.</returns>
    public static EquatableArray<VersionRange> Of(ICollection<int> versions, IReadOnlyList<int> all)
    {
        if (versions.Count == all.Count)
        {
            return EquatableArray<VersionRange>.Empty;
        }

        var ranges = new List<VersionRange>();
        for (var i = 0; i < all.Count; i++)
        {
            if (!versions.Contains(all[i]))
            {
                continue;
            }

            var first = i;
            while (i + 1 < all.Count && versions.Contains(all[i + 1]))
            {
                i++;
            }

            ranges.Add(new VersionRange(first == 0 ? 0 : all[first], i == all.Count - 1 ? Open : all[i]));
        }

        return ranges.ToEquatableArray();
    }
}
