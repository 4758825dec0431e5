using System.Globalization;

namespace SpecLattice.Generators.Tests.RandomFamilies;

/// <summary>What makes a run repeatable, or longer.</summary>
internal static class RunSettings
{
    /// <summary>SPECLATTICE_SEED, where it is given.</summary>
    public static int? GivenSeed { get; } = Read("SPECLATTICE_SEED");

    /// <summary>SPECLATTICE_SEED, or another each time.</summary>
    public static int Seed { get; } = GivenSeed ?? Random.Shared.Next(1, 1_000_000);

    /// <summary>SPECLATTICE_FAMILIES: how many families are checked; a nightly run checks thousands.</summary>
    public static int Families { get; } = Read("SPECLATTICE_FAMILIES") ?? 200;

    private static int? Read(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
