namespace SpecLattice.Generators.Emission;

/// <summary>Breaks long lines of code where people would: after an arrow, before <c>?? throw</c>, or between the arguments of a call.</summary>
internal static class LineWrapper
{
    public const int MaxLineLength = 140;

    private const string Indentation = "    ";
    private const string Arrow = " => ";
    private const string Bases = " : ";
    private const string OrThrow = " ?? throw ";

    /// <summary>The line as it is, or as several.</summary>
    /// <param name="line">The line, without its indentation.</param>
    /// <param name="room">How long it may be.</param>
    public static IEnumerable<string> Wrap(string line, int room)
    {
        if (line.Length <= room || line.StartsWith("//", StringComparison.Ordinal))
        {
            return [line];
        }

        var indentation = line.Substring(0, line.Length - line.TrimStart(' ').Length);
        if (IsTypeHeading(line) && FindOutside(line, Bases) is var bases and >= 0)
        {
            var lines = line.Substring(bases + Bases.Length).Replace(", global::", ",\n" + indentation + Indentation + "global::").Split('\n');
            lines[0] = indentation + Indentation + lines[0];
            return [line.Substring(0, bases + Bases.Length - 1), .. lines];
        }

        if (!OpensBlock(line) && FindOutside(line, Arrow) is var arrow && arrow > indentation.Length)
        {
            return Break(line.Substring(0, arrow + Arrow.Length - 1), line.Substring(arrow + Arrow.Length), indentation, room);
        }

        if (FindOutside(line, OrThrow) is var orThrow && orThrow > indentation.Length)
        {
            return Break(line.Substring(0, orThrow), line.Substring(orThrow + 1), indentation, room);
        }

        return BreakArguments(line, indentation, room);
    }

    private static bool IsTypeHeading(string line) => !line.EndsWith(";", StringComparison.Ordinal)
        && (line.Contains(" record ") || line.Contains(" class ") || line.Contains(" struct "));

    // The block that follows belongs to what stands behind the arrow.
    private static bool OpensBlock(string line) =>
        line.EndsWith(" switch", StringComparison.Ordinal) || line.EndsWith(" new()", StringComparison.Ordinal);

    private static IEnumerable<string> Break(string first, string second, string indentation, int room) =>
        Wrap(first, room).Concat(Wrap(indentation + Indentation + second, room));

    /// <summary>Puts each argument of the line's last call on a line of its own.</summary>
    private static IEnumerable<string> BreakArguments(string line, string indentation, int room)
    {
        var (open, commas, close) = FindArguments(line);
        if (open < 0)
        {
            return [line];
        }

        var lines = new List<string> { line.Substring(0, open + 1) };
        var start = open + 1;
        foreach (var comma in commas)
        {
            lines.AddRange(Wrap(indentation + Indentation + line.Substring(start, comma + 1 - start), room));
            start = comma + 2;
        }

        // What follows the call stays behind its last argument, and is as short as a semicolon.
        var last = indentation + Indentation + line.Substring(start, close - start);
        var wrapped = Wrap(last, room).ToList();
        wrapped[wrapped.Count - 1] += line.Substring(close);
        return lines.Concat(wrapped);
    }

    private static int FindOutside(string line, string text)
    {
        foreach (var (position, depth) in Scan(line))
        {
            if (depth == 0 && string.CompareOrdinal(line, position, text, 0, text.Length) == 0)
            {
                return position;
            }
        }

        return -1;
    }

    /// <summary>The last outermost parentheses that hold something, and the commas in them.</summary>
    private static (int Open, List<int> Commas, int Close) FindArguments(string line)
    {
        var none = (-1, new List<int>(), -1);
        var (found, started) = (none, -1);
        var commas = new List<int>();
        foreach (var (position, depth) in Scan(line))
        {
            switch (line[position])
            {
                case ')' when depth == 0:
                    // The end of an expression that began on another line, or a part from its middle.
                    return line.Substring(position).Trim(')', ';', ',').Length == 0 ? found : none;
                case '(' when depth == 0:
                    started = position;
                    commas = [];
                    break;
                case ',' when depth == 1 && started >= 0:
                    commas.Add(position);
                    break;
                case ')' when depth == 1 && started >= 0:
                    found = position > started + 1 ? (started, commas, position) : found;
                    started = -1;
                    break;
            }
        }

        return found;
    }

    /// <summary>The positions outside string literals, each with the number of brackets around it.</summary>
    private static IEnumerable<(int Position, int Depth)> Scan(string line)
    {
        var depth = 0;
        var isText = false;
        for (var i = 0; i < line.Length; i++)
        {
            var character = line[i];
            if (character == '"' || (isText && character == '\\'))
            {
                isText = character == '"' ? !isText : isText;
                i += character == '\\' ? 1 : 0;
                continue;
            }

            if (isText)
            {
                continue;
            }

            var isOpening = character is '(' or '[' or '{' || (character == '<' && i > 0 && char.IsLetterOrDigit(line[i - 1]));
            var isClosing = character is ')' or ']' or '}' || (character == '>' && i > 0 && line[i - 1] is not (' ' or '='));
            yield return (i, depth);
            depth += isOpening ? 1 : isClosing ? -1 : 0;
        }
    }
}
