using System.Collections.Immutable;
using SpecLattice.CompilerServices;

namespace SpecLattice.Catalog;

/// <summary>How much of one version another can hold.</summary>
public enum SpecConversionClass
{
    /// <summary>Every value.</summary>
    Total,

    /// <summary>The values that meet conditions.</summary>
    Conditional,

    /// <summary>The values that a hand-written conversion lets pass.</summary>
    Custom,

    /// <summary>No value.</summary>
    Refused,

    /// <summary>Every value, though not all of it: members that do not meet conditions are left out on purpose, and reported.</summary>
    Discarding,
}

/// <summary>What a value must meet so that nothing of it is lost.</summary>
public readonly record struct SpecCondition
{
    /// <summary>Whether what does not meet it, or some of it, is discarded on purpose rather than refused.</summary>
    public bool IsDiscarding { get; init; }

    /// <summary>States a condition.</summary>
    /// <param name="path">The place: a JSON pointer with <c>*</c> for every element of a collection, and a union's case in brackets.</param>
    /// <param name="requirement">What must hold there, such as <c>is null</c>.</param>
    public SpecCondition(string path, string requirement)
    {
        Path = path;
        Requirement = requirement;
    }

    /// <summary>The place: a JSON pointer with <c>*</c> for every element of a collection, and a union's case in brackets.</summary>
    public string Path { get; init; }

    /// <summary>What must hold there, such as <c>is null</c>.</summary>
    public string Requirement { get; init; }

    /// <summary>The condition on one line.</summary>
    /// <returns>The text, such as <c>/smbios is null</c>.</returns>
    public override string ToString() => Path.Length == 0 ? Requirement : $"{Path} {Requirement}";
}

/// <summary>What is known of the conversion from one version of a family to another, before any value is seen.</summary>
public sealed class SpecConversionFacts
{
    /// <summary>Makes the facts. Generated catalogs call this.</summary>
    /// <param name="route">The versions passed through, from the first to the last.</param>
    /// <param name="kind">How much passes.</param>
    /// <param name="conditions">What a value must meet.</param>
    public SpecConversionFacts(ImmutableArray<int> route, SpecConversionClass kind, params ImmutableArray<SpecCondition> conditions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(route.Length, 2, nameof(route));
        Route = route;
        Class = kind;
        Conditions = conditions;
    }

    /// <summary>The version converted from.</summary>
    public int From => Route[0];

    /// <summary>The version converted to.</summary>
    public int To => Route[^1];

    /// <summary>The versions passed through, from the first to the last.</summary>
    public ImmutableArray<int> Route { get; }

    /// <summary>How much passes.</summary>
    public SpecConversionClass Class { get; }

    /// <summary>Whether something is discarded on purpose, whatever else is refused.</summary>
    public bool IsDiscarding => Class == SpecConversionClass.Discarding || Conditions.Any(condition => condition.IsDiscarding);

    /// <summary>What a value must meet, by place. Empty where everything passes.</summary>
    public ImmutableArray<SpecCondition> Conditions { get; }

    /// <summary>Makes the facts of several conversions from one version, which have their routes and conditions in common. Generated catalogs call this.</summary>
    /// <param name="routes">The routes; each target is on one of them.</param>
    /// <param name="targets">The versions converted to.</param>
    /// <param name="conditions">What a value must meet on the way to which of them, by place; those of other versions too, if it is one table for all.</param>
    /// <returns>The facts, in the order of the targets.</returns>
    /// <exception cref="ArgumentException">A target is on no route.</exception>
    public static ImmutableArray<SpecConversionFacts> Along(
        ImmutableArray<ImmutableArray<int>> routes, ImmutableArray<int> targets, params ImmutableArray<SpecRouteCondition> conditions) =>
        [.. targets.Select(target => FactsOf(target, routes, conditions.IsDefault ? [] : conditions))];

    private static SpecConversionFacts FactsOf(int target, ImmutableArray<ImmutableArray<int>> routes, ImmutableArray<SpecRouteCondition> conditions)
    {
        var route = routes.FirstOrDefault(route => route.Contains(target), []);
        if (route.IsEmpty)
        {
            throw new ArgumentException($"version {target} is on no route", nameof(routes));
        }

        var met = conditions.Where(condition => condition.Covers(route[0], target)).ToList();
        return new SpecConversionFacts(
            route[..(route.IndexOf(target) + 1)],
            met.Count == 0 ? SpecConversionClass.Total : met.Select(condition => condition.Kind).Where(kind => kind != SpecConversionClass.Discarding).DefaultIfEmpty(SpecConversionClass.Discarding).Max(),
            [.. met.Select(condition => new SpecCondition(condition.Path, condition.Requirement) { IsDiscarding = condition.IsDiscarding }).Distinct()]);
    }

    /// <summary>Whether the two versions are neighbours: the conversion is one edge of the lattice.</summary>
    public bool IsEdge => Route.Length == 2;
}
