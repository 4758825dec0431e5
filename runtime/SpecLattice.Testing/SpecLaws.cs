using SpecLattice.Serialization;
using SpecLattice.Testing.Laws;
using SpecLattice.Testing.Shapes;

namespace SpecLattice.Testing;

/// <summary>
/// Proves that a family's conversions lose nothing: one line in a test of any framework. <c>SpecLaws.Check&lt;AnyInstanceSpec&gt;();</c>
/// </summary>
/// <remarks>
/// Documents of every version are made from its schema: sparse witnesses (each case, each enum member, each optional member and each bound by
/// itself), random ones, and changed ones. Each is read, written, and converted to every other version, directly and by every route.
/// </remarks>
public static class SpecLaws
{
    /// <summary>Checks all laws for all versions of a family.</summary>
    /// <typeparam name="TSum">The family's sum.</typeparam>
    /// <param name="seed">What random documents are made from; another one in each run unless given.</param>
    /// <param name="budget">When to stop making random documents.</param>
    /// <param name="options">Everything else.</param>
    /// <returns>How much was checked.</returns>
    /// <exception cref="SpecLawException">A law does not hold. The message shows it with a small document, and the seed.</exception>
    public static SpecLawReport Check<TSum>(int? seed = null, TimeSpan? budget = null, SpecLawOptions? options = null)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum>
    {
        options ??= SpecLawOptions.Default;
        return Check(SpecLawFamily.Of<TSum>(), options with { Seed = seed ?? options.Seed, Time = budget ?? options.Time });
    }

    /// <summary>Checks all laws for all versions of a family whose conversions need a context.</summary>
    /// <typeparam name="TSum">The family's sum.</typeparam>
    /// <param name="family">The family, with the context.</param>
    /// <param name="options">How.</param>
    /// <returns>How much was checked.</returns>
    /// <exception cref="SpecLawException">A law does not hold. The message shows it with a small document, and the seed.</exception>
    public static SpecLawReport Check<TSum>(SpecLawFamily<TSum> family, SpecLawOptions? options = null)
        where TSum : class, ISpecJson<TSum>
    {
        ArgumentNullException.ThrowIfNull(family);
        return new LawRun<TSum>(family, options ?? SpecLawOptions.Default).Run();
    }

    /// <summary>Checks all laws for one document.</summary>
    /// <typeparam name="TSum">The family's sum.</typeparam>
    /// <param name="version">The document's version.</param>
    /// <param name="json">The version's own JSON, without an envelope.</param>
    /// <param name="options">How.</param>
    /// <exception cref="SpecLawException">A law does not hold. The message shows it with a small document.</exception>
    public static void CheckDocument<TSum>(int version, string json, SpecLawOptions? options = null)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum> => CheckDocument(SpecLawFamily.Of<TSum>(), version, json, options);

    /// <summary>Checks all laws for one document of a family whose conversions need a context.</summary>
    /// <typeparam name="TSum">The family's sum.</typeparam>
    /// <param name="family">The family, with the context.</param>
    /// <param name="version">The document's version.</param>
    /// <param name="json">The version's own JSON, without an envelope.</param>
    /// <param name="options">How.</param>
    /// <exception cref="SpecLawException">A law does not hold. The message shows it with a small document.</exception>
    public static void CheckDocument<TSum>(SpecLawFamily<TSum> family, int version, string json, SpecLawOptions? options = null)
        where TSum : class, ISpecJson<TSum>
    {
        ArgumentNullException.ThrowIfNull(family);
        ArgumentNullException.ThrowIfNull(json);
        new LawRun<TSum>(family, options ?? SpecLawOptions.Default).RunDocument(version, JsonText.Parse(json), isMade: false);
    }
}
