using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Locking;

/// <summary>How names and checksums are written in locks.</summary>
internal static class LockText
{
    private const int SealLength = 16;

    // A plain or a quoted name, and a version.
    private static readonly Regex Label = new("(?:[A-Za-z0-9_.+/:*-]+|\"(?:[^\"\\\\]|\\\\.)*\")@[0-9]+", RegexOptions.CultureInvariant);

    /// <summary>A name as one word: as it is where it is plain, else in quotes.</summary>
    public static string Word(string name) => IsPlain(name) ? name : SchemaNames.Quote(name);

    /// <summary>Text on one line: what would break it is escaped.</summary>
    public static string OneLine(string text) => text.Any(character => char.IsControl(character) || character is '\u2028' or '\u2029') ? SchemaNames.Quote(text) : text;

    /// <summary>The checksum of a version's lines, in any order.</summary>
    public static string Seal(IEnumerable<string> lines)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(string.Join("\n", lines.OrderBy(line => line, StringComparer.Ordinal))));
        return Identifiers.Hexadecimal(hash, SealLength / 2);
    }

    /// <summary>The first word of a value and what follows it.</summary>
    public static (string First, string Others) SplitWord(string value)
    {
        var space = value.IndexOf(' ');
        return space < 0 ? (value, "") : (value.Substring(0, space), value.Substring(space + 1));
    }

    /// <summary>The versions that a type's text names, such as <c>Api.Board@1</c>.</summary>
    public static IEnumerable<string> Labels(string type) => Label.Matches(type).Cast<Match>().Select(match => match.Value);

    /// <summary>A type's text where the versions that it names are called otherwise.</summary>
    public static string ReplaceLabels(string type, Func<string, string> name) => Label.Replace(type, match => name(match.Value));

    /// <summary>A type's text without the versions of the parts in it.</summary>
    public static string WithoutVersions(string type) => Label.Replace(type, match => match.Value.Substring(0, match.Value.LastIndexOf('@')));

    // Asked of every name in every line: no enumerator.
    private static bool IsPlain(string name)
    {
        foreach (var character in name)
        {
            if (!IsPlain(character))
            {
                return false;
            }
        }

        return name.Length > 0;
    }

    private static bool IsPlain(char character) =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.' or '+' or '/' or ':' or '*';
}
