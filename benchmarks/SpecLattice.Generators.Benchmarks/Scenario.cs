using System.Globalization;

namespace SpecLattice.Generators.Benchmarks;

/// <summary>What is measured: a first run in a warm process, or the run after an edit.</summary>
/// <param name="Name">What the edit is.</param>
/// <param name="IsCold">Whether the generator runs for the first time.</param>
/// <param name="IsRelated">Whether a family is edited, or else the file without specs.</param>
/// <param name="Find">The text that is replaced, wherever it is in the file.</param>
/// <param name="Replace">
/// What it is replaced by; <c>{0}</c> stands for the round, so that no two rounds are the same, and <c>{1}</c> for what the generator must be told of a
/// member that is added: once, for the versions after the one that adds it only carry it on.
/// </param>
/// <param name="Makes">A name that must then be in the generated code; <c>{0}</c> stands for the round.</param>
internal sealed record Scenario(string Name, bool IsCold, bool IsRelated, string Find, string Replace, string? Makes = null)
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("cold", true, false, "", ""),
        new("unrelated edit: a method's body", false, false, "return 1;", "return 1 + {0};"),
        new("unrelated edit: a new type", false, false, "// types", "public sealed class Extra{0};"),
        new("one-member edit", false, true, "// new members", "{1}public string? Extra{0} {{ get; init; }}", "Extra{0}"),
    ];

    /// <summary>The index of the edited file: 0 is the one without specs, then follows one for each family.</summary>
    /// <param name="files">How many files there are.</param>
    public int FileIn(int files) => IsRelated ? files / 2 : 0;

    /// <summary>The name that the edit must bring into the generated code.</summary>
    public string? MadeIn(int round) => Makes is null ? null : string.Format(CultureInfo.InvariantCulture, Makes, round);
}
