using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SpecLattice.Generators.Model.Planning;

namespace SpecLattice.Generators.Model.Locking;

/// <summary>How names and checksums are written in locks.</summary>
internal static class LockText
{
    private const int SealLength = 16;

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

    private static bool IsPlain(char character) =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.' or '+' or '/' or ':';
}
