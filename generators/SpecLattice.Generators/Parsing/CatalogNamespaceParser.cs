using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>Finds the namespace that the catalog goes into: the assembly's name.</summary>
internal static class CatalogNamespaceParser
{
    public static string Parse(Compilation compilation)
    {
        var segments = (compilation.AssemblyName ?? "").Split('.').Select(Identifier).ToList();
        var prefix = "";
        foreach (var segment in segments)
        {
            prefix += prefix.Length == 0 ? segment : "." + segment;

            // A namespace cannot have the name of a type; the assembly's name says nothing then.
            if (compilation.Assembly.GetTypeByMetadataName(prefix) is not null)
            {
                return "";
            }
        }

        return string.Join(".", segments.Select(Identifiers.Escape));
    }

    private static string Identifier(string segment)
    {
        var name = new string(segment.Select(character => SyntaxFacts.IsIdentifierPartCharacter(character) ? character : '_').ToArray());
        return name.Length > 0 && SyntaxFacts.IsIdentifierStartCharacter(name[0]) ? name : "_" + name;
    }
}
