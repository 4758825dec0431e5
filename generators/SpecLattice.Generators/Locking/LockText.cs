using System.Globalization;
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
    public static string Word(string name) => name.Length > 0 && name.All(IsPlain) ? name : SchemaNames.Quote(name);

    /// <summary>Text on one line: what would break it is escaped.</summary>
    public static string OneLine(string text) => text.Any(character => char.IsControl(character) || character is '\u2028' or '\u2029') ? SchemaNames.Quote(text) : text;

    /// <summary>The checksum of a version's lines, in any order.</summary>
    public static string Seal(IEnumerable<string> lines)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(string.Join("\n", lines.OrderBy(line => line, StringComparer.Ordinal))));
        return string.Concat(hash.Take(SealLength / 2).Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));
    }

    /// <summary>The first word of a value and what follows it.</summary>
    public static (string First, string Others) SplitWord(string value)
    {
        var space = value.IndexOf(' ');
        return space < 0 ? (value, "") : (value.Substring(0, space), value.Substring(space + 1));
    }

    /// <summary>The versions that a type's text names, such as <c>Api.Board@1</c>.</summary>
    public static IEnumerable<string> Labels(string type) => Label.Matches(type).Cast<Match>().Select(match => match.Value);

    /// <summary>A type's text without the versions of the parts in it.</summary>
    public static string WithoutVersions(string type) => Label.Replace(type, match => match.Value.Substring(0, match.Value.LastIndexOf('@')));

    private static bool IsPlain(char character) =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.' or '+' or '/' or ':' or '*';
}
