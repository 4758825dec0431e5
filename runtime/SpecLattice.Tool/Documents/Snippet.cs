using System.Text;
using System.Text.Json;

namespace SpecLattice.Tool.Documents;

/// <summary>The line of a document around a place, with carets under it. Texts are not shown: they may be secret.</summary>
internal static class Snippet
{
    private const int Width = 72;

    public static string Of(byte[] utf8, string pointer)
    {
        var (start, end) = PointerFinder.Find(utf8, pointer);
        var lineStart = utf8.AsSpan(0, start).LastIndexOf((byte)'\n') + 1;
        var rest = utf8.AsSpan(start).IndexOf((byte)'\n');
        var lineEnd = rest < 0 ? utf8.Length : start + rest;
        var number = utf8.AsSpan(0, start).Count((byte)'\n') + 1;

        var line = Masked(utf8, lineStart, lineEnd);
        var from = line.Column(start);
        var length = Math.Max(1, line.Column(Math.Min(end, lineEnd)) - from);
        var skipped = Math.Max(0, Math.Min(from - (Width / 3), line.Text.Length - Width));
        var shown = line.Text[skipped..Math.Min(line.Text.Length, skipped + Width)].TrimEnd();
        var lead = (skipped > 0 ? "..." : "") + shown + (skipped + Width < line.Text.Length ? "..." : "");
        var caret = from - skipped + (skipped > 0 ? 3 : 0);
        var gutter = $"{number} | ";
        var carets = Math.Max(1, Math.Min(length, lead.Length - caret));
        return $"{gutter}{lead}\n{new string(' ', gutter.Length + caret)}{new string('^', carets)}";
    }

    private static MaskedLine Masked(byte[] utf8, int start, int end)
    {
        var text = new StringBuilder();
        var columns = new Dictionary<int, int>();
        var at = start;
        var reader = new Utf8JsonReader(utf8);
        while (reader.Read() && reader.TokenStartIndex < end)
        {
            var tokenStart = (int)reader.TokenStartIndex;
            var tokenEnd = (int)reader.BytesConsumed;
            if (reader.TokenType != JsonTokenType.String || tokenStart < start)
            {
                continue;
            }

            Copy(at, tokenStart);
            columns[tokenStart] = text.Length;
            text.Append("\"...\"");
            at = tokenEnd;
        }

        Copy(at, end);
        columns[end] = text.Length;
        return new MaskedLine(text.ToString(), columns);

        void Copy(int from, int to)
        {
            for (var i = from; i < Math.Min(to, end); i++)
            {
                columns[i] = text.Length;

                // One column for a character, however many bytes it has.
                if ((utf8[i] & 0xC0) != 0x80)
                {
                    var length = utf8[i] < 0x80 ? 1 : utf8[i] >= 0xF0 ? 4 : utf8[i] >= 0xE0 ? 3 : 2;
                    var character = Encoding.UTF8.GetString(utf8, i, Math.Min(length, utf8.Length - i));
                    text.Append(character.Length == 1 && char.IsControl(character[0]) ? " " : character);
                }
            }
        }
    }

    /// <summary>A line without its texts, and where each byte of it is shown.</summary>
    private sealed record MaskedLine(string Text, Dictionary<int, int> Columns)
    {
        public int Column(int offset)
        {
            while (!Columns.ContainsKey(offset) && offset > 0)
            {
                offset--;
            }

            return Columns.GetValueOrDefault(offset);
        }
    }
}
