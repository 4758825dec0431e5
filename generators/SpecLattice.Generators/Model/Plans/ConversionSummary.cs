namespace SpecLattice.Generators.Model.Plans;

/// <summary>How much of one version another can hold. The names are those of the runtime's <c>SpecConversionClass</c>.</summary>
internal enum ConversionClass
{
    /// <summary>Every value.</summary>
    Total,

    /// <summary>Every value, though not all of it: members are left out on purpose, and reported.</summary>
    Discarding,

    /// <summary>The values that meet conditions.</summary>
    Conditional,

    /// <summary>The values that a hand-written conversion lets pass.</summary>
    Custom,

    /// <summary>No value.</summary>
    Refused,
}

/// <summary>What a conversion between two versions lets pass.</summary>
internal sealed record ConversionSummary
{
    /// <summary>The versions passed through, from the first to the last.</summary>
    public required EquatableArray<int> Route { get; init; }

    public required ConversionClass Class { get; init; }

    /// <summary>What a value must meet, by place.</summary>
    public required EquatableArray<ConversionCondition> Conditions { get; init; }

    public int From => Route[0];

    public int To => Route[Route.Count - 1];
}

/// <summary>What a value must meet so that nothing of it is lost.</summary>
/// <param name="Path">The place: a JSON pointer with <c>*</c> for every element, and a union's case in brackets.</param>
/// <param name="Requirement">What must hold there: <c>is null</c>.</param>
/// <param name="Kind">What it makes of the conversion.</param>
/// <param name="IsDiscarding">Whether what does not meet it, or some of it, is discarded on purpose.</param>
internal sealed record ConversionCondition(string Path, string Requirement, ConversionClass Kind, bool IsDiscarding = false)
{
    public override string ToString() => Path.Length == 0 ? Requirement : $"{Path} {Requirement}";
}

/// <summary>What the conversions from a version to several others let pass, which are composed along routes.</summary>
internal sealed record RouteSummary
{
    /// <summary>The routes, each target on one of them.</summary>
    public required EquatableArray<EquatableArray<int>> Routes { get; init; }

    public required EquatableArray<int> Targets { get; init; }

    /// <summary>What a value must meet, by place, on the way to which targets.</summary>
    public required EquatableArray<RouteCondition> Conditions { get; init; }
}

/// <summary>What a value must meet on the way to some versions.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Targets">The versions; none where it is all.</param>
internal sealed record RouteCondition(ConversionCondition Condition, EquatableArray<VersionRange> Targets);
