namespace SpecLattice.Benchmarks.Measuring;

/// <summary>Something to do, and who does it. The first contestant is ours; ratios are to the one that the scenario names.</summary>
/// <param name="Group">What it belongs to: a table of the report.</param>
/// <param name="Name">What is done.</param>
/// <param name="Expected">What all must give.</param>
/// <param name="Yardstick">The contestant that the others are compared with.</param>
/// <param name="Contestants">Who does it.</param>
/// <param name="Goal">The goal for ours; null where there is none.</param>
internal sealed record Scenario(string Group, string Name, string Expected, string Yardstick, IReadOnlyList<Contestant> Contestants, Goal? Goal = null)
{
    /// <summary>Makes sure that every contestant does all of it, and the same.</summary>
    /// <exception cref="InvalidOperationException">One of them does not.</exception>
    public void RequireSound()
    {
        foreach (var contestant in Contestants)
        {
            var shown = contestant.Show();
            if (shown != Expected)
            {
                var same = shown.AsSpan().CommonPrefixLength(Expected);
                throw new InvalidOperationException(
                    $"{Name}: {contestant.Name} gives something else, from character {same} on: expected `{Excerpt(Expected, same)}`, found `{Excerpt(shown, same)}`");
            }
        }

        if (Contestants.All(contestant => contestant.Name != Yardstick))
        {
            throw new InvalidOperationException($"{Name}: there is no contestant {Yardstick}");
        }
    }

    public override string ToString() => Name;

    private static string Excerpt(string text, int from) => text.Substring(from, Math.Min(80, text.Length - from));
}
