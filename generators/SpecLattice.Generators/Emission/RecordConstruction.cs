using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the making of a record: its members by their names, those of a positional record's constructor as its arguments.</summary>
internal static class RecordConstruction
{
    /// <summary>The expression, behind <c>new</c>.</summary>
    /// <param name="type">The record.</param>
    /// <param name="name">The record's name, or nothing where it is known from the place.</param>
    /// <param name="values">The members and their values.</param>
    /// <param name="end">What follows: a semicolon or nothing.</param>
    public static string New(TypeModel type, string name, IEnumerable<(string Member, string Value)> values, string end = ";")
    {
        var all = values.ToList();
        var arguments = type.Positional.Select(parameter => $"{Identifiers.Escape(parameter)}: {all.First(value => value.Member == parameter).Value}").ToList();
        var rest = all.Where(value => !type.Positional.Contains(value.Member)).Select(value => $"{Identifiers.Escape(value.Member)} = {value.Value},").ToList();
        var head = arguments.Count > 0 ? $"new {name}({string.Join(", ", arguments)})".Replace("new (", "new(")
            : name.Length > 0 ? $"new {name}" : "new()";
        return rest.Count == 0 && arguments.Count > 0 ? head + end : string.Join("\n", [head, "{", .. rest.Select(line => "    " + line), "}" + end]);
    }
}
