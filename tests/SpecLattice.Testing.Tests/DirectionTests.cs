using SpecLattice.Catalog;
using SpecLattice.Serialization;
using SpecLattice.Tests.Directions;

namespace SpecLattice.Testing.Tests;

/// <summary>In every family of this repository, a direction that can refuse by its signature refuses some value, and one that cannot refuses none.</summary>
public sealed class DirectionTests
{
    private static readonly SortedDictionary<string, SpecFamily> ByName = new(
        new[] { SpecLattice.Vmm.Api.SpecCatalog.Families, SpecLattice.Vmm.Machine.SpecCatalog.Families, SpecLattice.Testing.Tests.SpecCatalog.Families }
            .SelectMany(families => families)
            .ToDictionary(family => family.Name),
        StringComparer.Ordinal);

    // Without its context, a conversion of this one cannot be called.
    private const string NeedsContext = "person";

    public static TheoryData<string> Families => [.. ByName.Keys.Where(name => name != NeedsContext)];

    [Theory]
    [MemberData(nameof(Families))]
    public void Signatures_say_what_can_be_refused(string name) => Assert.Empty(Find((dynamic)ByName[name]));

    [Fact]
    public void No_other_family_needs_a_context() => Assert.Equal([NeedsContext], ByName.Values.Where(family => family.NeedsContext).Select(family => family.Name));

    private static IReadOnlyList<string> Find<TSum>(SpecFamily<TSum> family)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum> => DirectionWitnesses.FindFaults(family, TSum.ScalarExamples, TSum.ForeignParts);
}
