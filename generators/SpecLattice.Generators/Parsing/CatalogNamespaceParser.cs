using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>Finds the namespace that the catalog goes into: the assembly's name.</summary>
internal static class CatalogNamespaceParser
{
    public static string Parse(Compilation compilation)
    {
        var segments = SpelledAsInSource(compilation, (compilation.AssemblyName ?? "").Split('.').Select(Identifier));
        var prefix = "";
        foreach (var segment in segments)
        {
            prefix += prefix.Length == 0 ? segment : "." + segment;

            // A namespace cannot have the name of a type; the assembly's name says nothing then.
            if (compilation.Assembly.GetTypeByMetadataName(prefix) is not null)
            {
                return Free(compilation, "");
            }
        }

        var free = Free(compilation, prefix);
        return free == prefix ? string.Join(".", segments.Select(Identifiers.Escape)) : free;
    }

    // An assembly `orders` with the namespace `Orders` has one namespace, not two that differ by case.
    private static List<string> SpelledAsInSource(Compilation compilation, IEnumerable<string> segments)
    {
        var spelled = new List<string>();
        INamespaceSymbol? outer = compilation.Assembly.GlobalNamespace;
        foreach (var segment in segments)
        {
            var names = outer?.GetNamespaceMembers().Select(inner => inner.Name).Where(name => string.Equals(name, segment, StringComparison.OrdinalIgnoreCase)).ToList() ?? [];
            spelled.Add(names.Count == 1 ? names[0] : segment);
            outer = outer?.GetMembers(spelled[spelled.Count - 1]).OfType<INamespaceSymbol>().FirstOrDefault();
        }

        return spelled;
    }

    // Where the catalog is does not matter to tools: an attribute leads to it.
    private static string Free(Compilation compilation, string space) =>
        compilation.Assembly.GetTypeByMetadataName(space.Length == 0 ? GeneratedNames.Catalog : $"{space}.{GeneratedNames.Catalog}") is null && !HasNamespace(compilation, space)
            ? space
            : "SpecLattice.Generated";

    private static bool HasNamespace(Compilation compilation, string space)
    {
        IEnumerable<INamespaceSymbol> spaces = [compilation.Assembly.GlobalNamespace];
        foreach (var segment in space.Split('.').Where(segment => segment.Length > 0).Append(GeneratedNames.Catalog))
        {
            spaces = spaces.SelectMany(outer => outer.GetMembers(segment).OfType<INamespaceSymbol>());
        }

        return spaces.Any();
    }

    private static string Identifier(string segment)
    {
        var name = new string(segment.Select(character => SyntaxFacts.IsIdentifierPartCharacter(character) ? character : '_').ToArray());
        return name.Length > 0 && SyntaxFacts.IsIdentifierStartCharacter(name[0]) ? name : "_" + name;
    }
}
