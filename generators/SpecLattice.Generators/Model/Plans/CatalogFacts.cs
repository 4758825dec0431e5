namespace SpecLattice.Generators.Model.Plans;

/// <summary>What the catalog says of a unit's families and types.</summary>
internal sealed record CatalogFacts
{
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

/// <summary>The catalog of a compilation.</summary>
internal sealed record CatalogPlan
{
    /// <summary>The namespace that it is put in.</summary>
    public required string Namespace { get; init; }

    public required EquatableArray<CatalogFamily> Families { get; init; }

    public required EquatableArray<string> LockLines { get; init; }

    public required bool IsEmpty { get; init; }

    /// <summary>The ids of the warnings that the compiler gives to code that uses the types.</summary>
    public required EquatableArray<string> UseWarnings { get; init; }

    public static CatalogPlan Join(IEnumerable<CatalogFacts> units, string space)
    {
        var all = units.ToList();
        return new CatalogPlan
        {
            Namespace = space,
            Families = all.SelectMany(unit => unit.Families).OrderBy(family => family.Family, StringComparer.Ordinal).ToEquatableArray(),
            IsEmpty = !all.Exists(unit => unit.HasTypes),
            UseWarnings = all.SelectMany(unit => unit.UseWarnings).Distinct().OrderBy(id => id, StringComparer.Ordinal).ToEquatableArray(),
            LockLines = all.SelectMany(unit => unit.LockLines).OrderBy(line => line, StringComparer.Ordinal).ToEquatableArray(),
        };
    }
}
