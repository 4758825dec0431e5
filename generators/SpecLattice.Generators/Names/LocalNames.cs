using System.Globalization;

namespace SpecLattice.Generators.Names;

/// <summary>Hands out local names that do not collide within one method.</summary>
internal sealed class LocalNames
{
    private readonly HashSet<string> _taken;

    public LocalNames(params string[] taken) => _taken = new HashSet<string>(taken, StringComparer.Ordinal);

    /// <summary>Keeps names from being handed out.</summary>
    public void Reserve(IEnumerable<string> names) => _taken.UnionWith(names);

    public string Take(string name)
    {
        var candidate = JsonNaming.ToCamelCase(name);
        for (var i = 2; !_taken.Add(candidate); i++)
        {
            candidate = JsonNaming.ToCamelCase(name) + i.ToString(CultureInfo.InvariantCulture);
        }

        return Identifiers.Escape(candidate);
    }
}
