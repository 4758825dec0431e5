namespace SpecLattice.Generators.Model.Plans;

/// <summary>What the catalog says of a unit's families and types.</summary>
internal sealed record CatalogFacts
{
    /// <summary>What the unit is called.</summary>
    public required string Unit { get; init; }

    public required EquatableArray<CatalogFamily> Families { get; init; }

    /// <summary>What a lock would record of the unit's types, one fact per line, sorted.</summary>
    public required EquatableArray<string> LockLines { get; init; }

    /// <summary>Whether the unit has any types, though nothing may be told of them.</summary>
    public required bool HasTypes { get; init; }

    /// <summary>The ids of the warnings that the compiler gives to code that uses the unit's types.</summary>
    public required EquatableArray<string> UseWarnings { get; init; }
}

/// <summary>What the catalog says of a family.</summary>
internal sealed record CatalogFamily
{
    public required string Family { get; init; }

    /// <summary>The sum, as generated code names it.</summary>
    public required string Sum { get; init; }

    /// <summary>Whether conversions need something besides the value, so that the catalog cannot call them.</summary>
    public required bool NeedsContext { get; init; }

    /// <summary>Whether its documents say their version in a way of their own.</summary>
    public required bool HasOwnEnvelope { get; init; }

    /// <summary>The versions, ascending.</summary>
    public required EquatableArray<CatalogVersion> Versions { get; init; }

    public required EquatableArray<int> MainLine { get; init; }

    /// <summary>Every fused conversion between two versions, by its first and its last version.</summary>
    public required EquatableArray<ConversionSummary> Conversions { get; init; }

    /// <summary>The composed conversions, by their first versions.</summary>
    public required EquatableArray<RouteSummary> Composed { get; init; }
}

/// <summary>What the catalog says of a version.</summary>
/// <param name="Version">The version.</param>
/// <param name="Type">The record, as generated code names it.</param>
internal sealed record CatalogVersion(int Version, string Type);

/// <summary>The catalog of a compilation: where each unit's part of it is. What the parts say is not in it, so that an edit of one leaves the others alone.</summary>
internal sealed record CatalogPlan
{
    /// <summary>The namespace that it is put in.</summary>
    public required string Namespace { get; init; }

    /// <summary>The units with families, in the order of the families' names.</summary>
    public required EquatableArray<string> Families { get; init; }

    /// <summary>The units with lines of the lock.</summary>
    public required EquatableArray<string> Locks { get; init; }

    /// <summary>Whether there is nothing annotated, so that nobody expects a catalog.</summary>
    public required bool IsEmpty { get; init; }

    public static CatalogPlan Join(IEnumerable<CatalogPart> parts, string space)
    {
        var all = parts.ToList();
        return new CatalogPlan
        {
            Namespace = space,
            IsEmpty = !all.Exists(part => part.HasTypes),
            Families = all.SelectMany(part => part.Families.Select(family => (family, part.Unit)))
                .OrderBy(pair => pair.family, StringComparer.Ordinal)
                .Select(pair => pair.Unit)
                .Distinct()
                .ToEquatableArray(),
            Locks = all.Where(part => part.HasLock).Select(part => part.Unit).OrderBy(unit => unit, StringComparer.Ordinal).ToEquatableArray(),
        };
    }
}

/// <summary>That a unit has a part of the catalog.</summary>
/// <param name="Unit">What the unit is called.</param>
/// <param name="Families">The names of the unit's families.</param>
/// <param name="HasLock">Whether it has lines of the lock.</param>
/// <param name="HasTypes">Whether anything is generated for it.</param>
internal sealed record CatalogPart(string Unit, EquatableArray<string> Families, bool HasLock, bool HasTypes)
{
    public static CatalogPart Of(CatalogFacts facts) =>
        new(facts.Unit, facts.Families.Select(family => family.Family).ToEquatableArray(), facts.LockLines.Count > 0, facts.HasTypes);
}
