namespace SpecLattice.Generators.Benchmarks;

/// <summary>What is measured: a first run in a warm process, or the run after an edit.</summary>
/// <param name="Name">What the edit is.</param>
/// <param name="IsCold">Whether the generator runs for the first time.</param>
/// <param name="File">The index of the edited file: 0 is the one without specs, then follows one for each family.</param>
/// <param name="Find">The text that is replaced.</param>
/// <param name="Replace">What it is replaced by; <c>{0}</c> stands for the round, so that no two rounds are the same.</param>
internal sealed record Scenario(string Name, bool IsCold, int File, string Find, string Replace)
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("cold", true, 0, "", ""),
        new("unrelated edit: a method's body", false, 0, "return 1;", "return 1 + {0};"),
        new("unrelated edit: a new type", false, 0, "// types", "public sealed class Extra{0};"),
        new("one-member edit", false, 50, "// members", "public string? Extra{0} {{ get; init; }}"),
    ];
}
