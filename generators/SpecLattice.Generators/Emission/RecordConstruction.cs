using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the making of a record: its members by their names, those of a positional record's constructor as its arguments.</summary>
internal static class RecordConstruction
{
    /// <summary>The expression, in lines, with a semicolon.</summary>
    /// <param name="name">The record's name, or nothing where it is known from the place.</param>
    /// <param name="values">The members and their values.</param>
    /// <param name="unknown">The member that keeps unknown members, and its value.</param>
    public static string InLines(string name, IEnumerable<(MemberModel Member, string Value)> values, (string Member, string Value)? unknown = null)
    {
        var (head, rest) = Split(name, values);
        if (unknown is var (member, kept))
        {
            rest.Add($"{Identifiers.Escape(member)} = {kept}");
        }

        return rest.Count == 0 && head.Contains(": ") ? head + ";" : string.Join("\n", [head, "{", .. rest.Select(line => $"    {line},"), "};"]);
    }

    /// <summary>The expression, in one line.</summary>
    /// <param name="name">The record's name.</param>
    /// <param name="values">The members and their values.</param>
    public static string InOneLine(string name, IEnumerable<(MemberModel Member, string Value)> values)
    {
        var (head, rest) = Split(name, values);
        return rest.Count == 0 && head.Contains(": ") ? head : $"{head} {{ {string.Join(", ", rest)} }}";
    }

    private static (string Head, List<string> Named) Split(string name, IEnumerable<(MemberModel Member, string Value)> values)
    {
        var all = values.ToList();
        var arguments = all.Where(value => value.Member.IsPositional).Select(value => $"{Identifiers.Escape(value.Member.Name)}: {value.Value}").ToList();
        var made = name.Length > 0 ? $"new {name}" : "new";
        var head = arguments.Count > 0 || name.Length == 0 ? $"{made}({string.Join(", ", arguments)})" : made;
        return (head, all.Where(value => !value.Member.IsPositional).Select(value => $"{Identifiers.Escape(value.Member.Name)} = {value.Value}").ToList());
    }
}
