namespace SpecLattice.Generators.Tests.Analyzers.Spellings;

/// <summary>Known mistakes in many spellings, each reported at the token that loses and nowhere else; and ordinary code, of which nothing is reported.</summary>
public sealed class SpellingTests
{
    public static TheoryData<string> Files { get; } = [.. SpellingFile.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task What_is_marked_is_reported_and_nothing_else(string file)
    {
        var spellings = SpellingFile.Of(file);

        var mistakes = await spellings.FindMistakesAsync();

        Assert.True(mistakes.Count == 0, $"{mistakes.Count} mistakes in {spellings.Count} snippets:\n\n{string.Join("\n\n", mistakes)}");
        Assert.True(spellings.Count >= 12, $"{file} has only {spellings.Count} snippets");
    }
}
