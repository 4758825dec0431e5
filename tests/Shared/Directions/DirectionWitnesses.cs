using System.Collections.Immutable;
using SpecLattice.Catalog;
using SpecLattice.Schemas;
using SpecLattice.Testing;
using SpecLattice.Testing.Shapes;

namespace SpecLattice.Tests.Directions;

/// <summary>
/// Holds what the signatures say against what happens: a direction that can refuse refuses some value, and one that cannot refuses none. What only a hand-written
/// method can tell, this cannot.
/// </summary>
internal static class DirectionWitnesses
{
    private const int MaxDocuments = 20_000;

    /// <summary>The directions of a family that say something else than they do.</summary>
    /// <param name="family">The family.</param>
    /// <param name="examples">What its scalars look like.</param>
    /// <param name="parts">The schemas of the parts that other assemblies define.</param>
    public static IReadOnlyList<string> FindFaults(SpecFamily family, ImmutableArray<SpecScalarExamples> examples, ImmutableArray<SpecPartSchema> parts) =>
        [.. family.Versions.SelectMany(version => FindFaults(family, version.Number, new ShapeBuilder(family.Name, new SpecLawOptions(), examples, parts).Build(family.GetSchema(version.Number))))];

    private static IEnumerable<string> FindFaults(SpecFamily family, int from, Slot root)
    {
        var directions = family.Conversions.Where(conversion => conversion.From == from).ToList();
        var total = directions.FindAll(direction => direction.Class == SpecConversionClass.Total);
        var open = directions.FindAll(direction => direction.Class is SpecConversionClass.Conditional or SpecConversionClass.Refused);
        var read = 0;
        foreach (var json in EveryValue.Of(root).Take(MaxDocuments).Select(JsonText.WriteUtf8))
        {
            if (Read(family, from, json) is not { } document)
            {
                continue;
            }

            read++;
            open.RemoveAll(direction => !document.ToVersion(direction.To).IsSuccess);
            foreach (var direction in total)
            {
                if (!document.ToVersion(direction.To).TryGetValue(out _, out var losses))
                {
                    yield return $"{family.Name} {from} -> {direction.To} cannot refuse by its signature, and refuses {System.Text.Encoding.UTF8.GetString(json)}: {losses}";
                }
            }

            if (open.Count + total.Count == 0)
            {
                yield break;
            }
        }

        if (read == 0)
        {
            yield return $"{family.Name} {from}: none of the documents could be read";
        }

        foreach (var direction in open)
        {
            yield return $"{family.Name} {from} -> {direction.To} can refuse by its signature ({string.Join(", ", direction.Conditions)}), and refuses none of {read} documents";
        }
    }

    // Some texts are no scalars, and some scalars no keys.
    private static SpecDocument? Read(SpecFamily family, int version, byte[] json)
    {
        try
        {
            return family.Read(version, json);
        }
        catch (SpecJsonException)
        {
            return null;
        }
    }
}
