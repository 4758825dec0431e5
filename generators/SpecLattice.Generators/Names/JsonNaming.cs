using System.Text;

namespace SpecLattice.Generators.Names;

/// <summary>Turns C# names into JSON names.</summary>
internal static class JsonNaming
{
    // The numbers of SpecLattice.SpecNaming.
    private const int SnakeCase = 1;
    private const int CamelCase = 2;
    private const int KebabCase = 3;

    /// <summary>The JSON name of a member or case.</summary>
    public static string Convert(string name, int naming) => naming switch
    {
        SnakeCase => Separate(name, '_'),
        KebabCase => Separate(name, '-'),
        CamelCase => ToCamelCase(name),
        _ => name,
    };

    /// <summary>The name with its first word in lower case: <c>PciPath</c> becomes <c>pciPath</c>.</summary>
    public static string ToCamelCase(string name)
    {
        var chars = name.ToCharArray();
        for (var i = 0; i < chars.Length && char.IsUpper(chars[i]); i++)
        {
            // The last capital of a run starts the next word: `URLPath` becomes `urlPath`.
            if (i > 0 && i + 1 < chars.Length && !char.IsUpper(chars[i + 1]))
            {
                break;
            }

            chars[i] = char.ToLowerInvariant(chars[i]);
        }

        return new string(chars);
    }

    private static string Separate(string name, char separator)
    {
        var result = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i])
                && i > 0
                && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
            {
                result.Append(separator);
            }

            result.Append(char.ToLowerInvariant(name[i]));
        }

        return result.ToString();
    }

    /// <summary>The JSON pointer of a place.</summary>
    public static string Pointer(IEnumerable<string> names) => string.Concat(names.Select(name => "/" + name.Replace("~", "~0").Replace("/", "~1")));
}
