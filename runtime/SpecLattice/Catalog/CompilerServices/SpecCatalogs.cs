using System.Collections.Immutable;
using System.ComponentModel;
using SpecLattice.Catalog;
using SpecLattice.Negotiation;
using SpecLattice.Serialization;

namespace SpecLattice.CompilerServices;

/// <summary>What generated catalogs call.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SpecCatalogs
{
    /// <summary>Joins the lines that locks would record of an assembly's types.</summary>
    /// <param name="parts">
    /// The lines of each part of the catalog: a heading such as <c>spec camera@2</c>, and below it, each after a space, what follows it in a line. <c>like HEADING</c> stands for all that another heading has
    /// but for what is <c>without</c>.
    /// </param>
    /// <returns>All lines, in the order of their characters, each with its end.</returns>
    public static string JoinLocks(params ReadOnlySpan<string> parts)
    {
        var lines = new List<string>();
        foreach (var part in parts)
        {
            lines.AddRange(LinesOf(part));
        }

        lines.Sort(StringComparer.Ordinal);
        return string.Concat(lines.Select(line => line + "\n"));
    }

    /// <summary>Makes a family whose conversions need nothing but the value.</summary>
    /// <typeparam name="TSum">The sum.</typeparam>
    /// <param name="mainLine">The versions of the main line, ascending.</param>
    /// <param name="codecs">How each version is read and written.</param>
    /// <param name="conversions">Every conversion between two versions.</param>
    /// <returns>The family.</returns>
    public static SpecFamily<TSum> Family<TSum>(ImmutableArray<int> mainLine, ImmutableArray<SpecVersionCodec<TSum>> codecs, ImmutableArray<SpecConversionFacts> conversions)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum> => new(
            TSum.Family,
            TSum.Versions,
            mainLine,
            new(static value => value.Version, TSum.SchemaOf, static (value, version) => value.ToVersion(version), static value => value.GetFloor(), SpecFloorReport.Of),
            codecs,
            conversions,
            TSum.EnvelopeCodec);

    /// <summary>Makes a family whose conversions need a context that only its own code can give. It can be read and written.</summary>
    /// <typeparam name="TSum">The sum.</typeparam>
    /// <param name="name">The family's name.</param>
    /// <param name="versions">The versions, ascending.</param>
    /// <param name="versionOf">Tells a value's version.</param>
    /// <param name="schemaOf">Tells a version's canonical schema.</param>
    /// <param name="mainLine">The versions of the main line, ascending.</param>
    /// <param name="codecs">How each version is read and written.</param>
    /// <param name="conversions">Every conversion between two versions.</param>
    /// <returns>The family.</returns>
    public static SpecFamily<TSum> ContextFamily<TSum>(
        string name,
        ImmutableArray<SpecVersion> versions,
        Func<TSum, int> versionOf,
        Func<int, string> schemaOf,
        ImmutableArray<int> mainLine,
        ImmutableArray<SpecVersionCodec<TSum>> codecs,
        ImmutableArray<SpecConversionFacts> conversions)
        where TSum : class, ISpecJson<TSum> => new(name, versions, mainLine, new(versionOf, schemaOf), codecs, conversions, envelope: null);

    /// <summary>Makes a family whose conversions need a context, and whose documents say their version in a way of their own.</summary>
    /// <typeparam name="TSum">The sum.</typeparam>
    /// <param name="envelope">Reads and writes the documents.</param>
    /// <param name="name">The family's name.</param>
    /// <param name="versions">The versions, ascending.</param>
    /// <param name="versionOf">Tells a value's version.</param>
    /// <param name="schemaOf">Tells a version's canonical schema.</param>
    /// <param name="mainLine">The versions of the main line, ascending.</param>
    /// <param name="codecs">How each version is read and written.</param>
    /// <param name="conversions">Every conversion between two versions.</param>
    /// <returns>The family.</returns>
    public static SpecFamily<TSum> ContextFamily<TSum>(
        SpecEnvelopeCodec<TSum> envelope,
        string name,
        ImmutableArray<SpecVersion> versions,
        Func<TSum, int> versionOf,
        Func<int, string> schemaOf,
        ImmutableArray<int> mainLine,
        ImmutableArray<SpecVersionCodec<TSum>> codecs,
        ImmutableArray<SpecConversionFacts> conversions)
        where TSum : class, ISpecJson<TSum> => new(name, versions, mainLine, new(versionOf, schemaOf), codecs, conversions, envelope);

    private static IEnumerable<string> LinesOf(string part)
    {
        const string like = " like ";
        const string without = " without";
        var headings = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var facts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in part.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] != ' ')
            {
                headings.Add(line, facts = new(StringComparer.Ordinal));
            }
            else if (line.StartsWith(like, StringComparison.Ordinal))
            {
                facts.UnionWith(headings[line[like.Length..]]);
            }
            else if (line.StartsWith(without, StringComparison.Ordinal))
            {
                facts.Remove(line[without.Length..]);
            }
            else
            {
                facts.Add(line);
            }
        }

        return headings.SelectMany(heading => heading.Value.Select(fact => heading.Key + fact));
    }
}
