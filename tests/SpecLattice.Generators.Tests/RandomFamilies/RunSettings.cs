using System.Globalization;

namespace SpecLattice.Generators.Tests.RandomFamilies;

/// <summary>What makes a run repeatable, or longer.</summary>
internal static class RunSettings
{
    private static int? GivenSeed { get; } = Read("SPECLATTICE_SEED");

    /// <summary>
    /// SPECLATTICE_SEED; another each time where that is 0, as nightly runs have it. Where it is not given the same each time, so that a change is judged by what it changes.
    /// </summary>
    /// <param name="usual">The seed where none is given.</param>
    public static int SeedOr(int usual) => GivenSeed switch
    {
        null => usual,
        0 => Random.Shared.Next(1, 1_000_000),
        { } given => given,
    };

    /// <summary>SPECLATTICE_FAMILIES: how many families are checked; a nightly run checks thousands.</summary>
    public static int Families { get; } = Read("SPECLATTICE_FAMILIES") ?? 100;

    /// <summary>SPECLATTICE_ODD_FAMILIES: how many families with odd names are compiled; a nightly run compiles thousands.</summary>
    public static int OddFamilies { get; } = Read("SPECLATTICE_ODD_FAMILIES") ?? 500;

    /// <summary>SPECLATTICE_BROKEN_SOURCES: how many damaged sources are tried; a nightly run tries thousands.</summary>
    public static int BrokenSources { get; } = Read("SPECLATTICE_BROKEN_SOURCES") ?? 500;

    /// <summary>SPECLATTICE_EDIT_SCRIPTS: how many random scripts of edits are run; a nightly run runs hundreds.</summary>
    public static int EditScripts { get; } = Read("SPECLATTICE_EDIT_SCRIPTS") ?? 25;

    private static int? Read(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
