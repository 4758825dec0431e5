using System.Globalization;
using System.Text;

namespace SpecLattice;

/// <summary>Builds JSON pointers (RFC 6901).</summary>
internal static class SpecPointer
{
    /// <summary>A segment with its slash, escaped.</summary>
    public static string Segment(string name)
        => "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>The segment of an array's element.</summary>
    public static string Segment(int index) => string.Create(CultureInfo.InvariantCulture, $"/{index}");

    /// <summary>Whether a text is a JSON pointer: segments that each begin with a slash, and every <c>~</c> followed by 0 or 1.</summary>
    public static bool IsPointer(string text)
    {
        for (int i = text.IndexOf('~', StringComparison.Ordinal); i >= 0; i = text.IndexOf('~', i + 1))
        {
            if (i + 1 == text.Length || text[i + 1] is not ('0' or '1'))
            {
                return false;
            }
        }

        return text.Length == 0 || text[0] == '/';
    }

    /// <summary>
    /// The pointer that says the same as a path of System.Text.Json, such as <c>$.items[0]['a b']</c>; null where the path cannot be understood.
    /// </summary>
    public static string? FromPath(string path)
    {
        if (path.Length == 0 || path[0] != '$')
        {
            return null;
        }

        var pointer = new StringBuilder();
        ReadOnlySpan<char> rest = path.AsSpan(1);
        while (!rest.IsEmpty)
        {
            ReadOnlySpan<char> segment;
            if (rest[0] == '.')
            {
                int end = rest[1..].IndexOfAny('.', '[');
                segment = end < 0 ? rest[1..] : rest.Slice(1, end);
                rest = rest[(1 + segment.Length)..];
            }
            else if (rest.StartsWith("['"))
            {
                int end = rest.IndexOf("']");
                if (end < 2)
                {
                    return null;
                }

                segment = rest[2..end];
                rest = rest[(end + 2)..];
            }
            else if (rest[0] == '[' && rest.IndexOf(']') is > 1 and int end)
            {
                segment = rest[1..end];
                rest = rest[(end + 1)..];
            }
            else
            {
                return null;
            }

            pointer.Append(Segment(segment.ToString()));
        }

        return pointer.ToString();
    }
}
