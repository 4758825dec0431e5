using System.Text;

namespace SpecLattice.Generators.Locking;

/// <summary>Writes locks. Shipped lines are carried over as they are, whatever happens.</summary>
internal static class LockEditor
{
    /// <summary>The lock with everything that has not shipped as the code is now.</summary>
    /// <param name="file">The lock so far.</param>
    /// <param name="code">What the code says.</param>
    public static string Update(LockFile file, IEnumerable<LockFact> code) => Write(
        file.Lines.Where(line => line.IsShipped).Select(line => line.Fact),
        code.Where(fact => !file.Shipped.ContainsKey(fact.Subject)));

    /// <summary>The lock with some versions added, or replaced if they have not shipped.</summary>
    public static string Add(LockFile file, IReadOnlyList<LockFact> facts)
    {
        var added = new HashSet<LockSubject>(facts.Select(fact => fact.Subject));
        var kept = file.Lines.Where(line => !line.IsShipped && !added.Contains(line.Fact.Subject)).Select(line => line.Fact);
        return Write(file.Lines.Where(line => line.IsShipped).Select(line => line.Fact), kept.Concat(facts));
    }

    /// <summary>The lock with everything shipped.</summary>
    public static string Ship(LockFile file) => Write(file.Lines.Select(line => line.Fact), []);

    /// <summary>
    /// Writes what belongs together in one place, and whether it has shipped as a line of the version itself: so branches that change different types or versions change
    /// different places, and lines keep their meaning wherever a merge puts them.
    /// </summary>
    private static string Write(IEnumerable<LockFact> shipped, IEnumerable<LockFact> unshipped)
    {
        var text = new StringBuilder();
        text.Append(LockParser.Header).Append('\n');
        text.Append("# One fact a line, written by `spec lock update`. The lines of a version that has `shipped` never change; see docs/lock.md.\n");
        var facts = shipped.ToList();
        facts.AddRange(facts.Where(fact => fact.Keyword == LockKeywords.Seal).Select(seal => new LockFact(seal.Subject, LockKeywords.Shipped, seal.Key, seal.Value)).ToList());
        foreach (var lineage in facts.Concat(unshipped).GroupBy(fact => fact.Subject.Lineage).OrderBy(lineage => lineage.First().Subject with { Version = 0 }))
        {
            text.Append('\n');
            foreach (var fact in lineage.OrderBy(fact => fact))
            {
                text.Append(fact.Line).Append('\n');
            }
        }

        return text.ToString();
    }
}
