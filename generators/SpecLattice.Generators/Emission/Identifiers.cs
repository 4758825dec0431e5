using Microsoft.CodeAnalysis.CSharp;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Emission;

/// <summary>Makes names and literals for generated code.</summary>
internal static class Identifiers
{
    /// <summary>The name as an identifier, escaped where it is a keyword.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>The name of a parameter or local for a member, a case or a type.</summary>
    public static string Local(string name) => Escape(JsonNaming.ToCamelCase(name));

    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    public static string Utf8Literal(string text) => Literal(text) + "u8";

    /// <summary>Text for a documentation comment.</summary>
    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}

/// <summary>Hands out local names that do not collide within one method.</summary>
internal sealed class LocalNames
{
    private readonly HashSet<string> _taken;

    public LocalNames(params string[] taken) => _taken = new HashSet<string>(taken, StringComparer.Ordinal);

    public string Take(string name)
    {
        var candidate = JsonNaming.ToCamelCase(name);
        for (var i = 2; !_taken.Add(candidate); i++)
        {
            candidate = JsonNaming.ToCamelCase(name) + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return Identifiers.Escape(candidate);
    }
}
