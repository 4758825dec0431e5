using SpecLattice.Generators.Tests.Infrastructure;

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

    [Fact]
    public void Of_twenty_spellings_nineteen_are_stopped()
    {
        var mistakes = Files.Select(row => (File: row.Data, SpellingFile.Of(row.Data).Mistakes)).ToList();

        var (tried, stopped) = (mistakes.Sum(file => file.Mistakes.Tried), mistakes.Sum(file => file.Mistakes.Stopped));
        TestContext.Current.SendDiagnosticMessage(string.Join("\n", mistakes.Select(file => $"{file.File}: {file.Mistakes.Stopped} of {file.Mistakes.Tried}")));
        Assert.True(stopped * 20 >= tried * 19, $"{stopped} of {tried}: {string.Join(", ", mistakes)}");
        Assert.Contains($"{tried} spellings, of which {stopped} are stopped", File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md")), StringComparison.Ordinal);
    }
}
