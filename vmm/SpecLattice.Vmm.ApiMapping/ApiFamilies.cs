using SpecLattice.Catalog;
using SpecLattice.Serialization;

namespace SpecLattice.Vmm.ApiMapping;

/// <summary>The families of the API's types.</summary>
public static class ApiFamilies
{
    /// <summary>
    /// The newest API version: the newest version of any family. An API version that changes no family, as 4 and 5 did, is none of them: when one is the
    /// newest, its number stands here.
    /// </summary>
    public static int NewestVersion { get; } = Api.SpecCatalog.Families.Max(family => family.Latest);

    /// <summary>Finds a family.</summary>
    /// <typeparam name="TSum">Its sum.</typeparam>
    /// <returns>The family.</returns>
    public static SpecFamily<TSum> Of<TSum>()
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum>
        => Api.SpecCatalog.Families.OfType<SpecFamily<TSum>>().Single();
}
