namespace SpecLattice.Tool;

/// <summary>Finds the word that somebody meant.</summary>
internal static class Suggestion
{
    /// <summary>The end of a message: <c>, did you mean 'check'?</c>; empty where no known word is near.</summary>
    public static string For(string word, IEnumerable<string> known)
    {
        var nearest = known.Select(candidate => (Word: candidate, Distance: Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= Math.Max(1, Math.Min(3, candidate.Word.Length / 3)) || IsBeginning(word, candidate.Word))
            // Of one letter, each other is as near as the next.
            .Where(candidate => word.TrimStart('-').Length > 1 || candidate.Distance == 0)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
            .Select(candidate => candidate.Word)
            .FirstOrDefault();
        return nearest is null ? "" : $", did you mean '{nearest}'?";
    }

    private static bool IsBeginning(string word, string candidate) =>
        word.TrimStart('-').Length >= 3 && candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>How many letters were left out, added, replaced or exchanged with the next.</summary>
    private static int Distance(string one, string other)
    {
        var distances = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                distances[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(
                        Math.Min(distances[i - 1, j], distances[i, j - 1]) + 1,
                        distances[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    distances[i, j] = Math.Min(distances[i, j], distances[i - 2, j - 2] + 1);
                }
            }
        }

        return distances[one.Length, other.Length];
    }
}
