using System.Text;

namespace SpecLattice.Generators.Locking;

/// <summary>Writes locks. Shipped lines are carried over as they are, whatever happens.</summary>
internal static class LockEditor
{
    /// <summary>The lock with its unshipped section as the code is now.</summary>
    /// <param name="file">The lock so far.</param>
    /// <param name="code">What the code says.</param>
    public static string Update(LockFile file, IEnumerable<LockFact> code) => Write(
        file.Lines.Where(line => line.IsShipped).Select(line => line.Fact),
        code.Where(fact => !file.Shipped.ContainsKey(fact.Subject)));

    /// <summary>The lock with some versions added to its unshipped section, or replaced there.</summary>
    public static string Add(LockFile file, IReadOnlyList<LockFact> facts)
    {
        var added = new HashSet<LockSubject>(facts.Select(fact => fact.Subject));
        var kept = file.Lines.Where(line => !line.IsShipped && !added.Contains(line.Fact.Subject)).Select(line => line.Fact);
        return Write(file.Lines.Where(line => line.IsShipped).Select(line => line.Fact), kept.Concat(facts));
    }

    /// <summary>The lock with everything unshipped moved to the shipped section.</summary>
    public static string Ship(LockFile file) => Write(file.Lines.Select(line => line.Fact), []);

    private static string Write(IEnumerable<LockFact> shipped, IEnumerable<LockFact> unshipped)
    {
        var text = new StringBuilder();
        text.Append(LockParser.Header).Append('\n');
        text.Append("# One fact a line, written by `spec lock update`. Shipped lines never change; see docs/lock.md.\n");
        Append(LockParser.ShippedSection, shipped);
        Append(LockParser.UnshippedSection, unshipped);
        return text.ToString();

        void Append(string section, IEnumerable<LockFact> facts)
        {
            text.Append('\n').Append(section).Append('\n');
            foreach (var fact in facts.OrderBy(fact => fact))
            {
                text.Append(fact.Line).Append('\n');
            }
        }
    }
}
