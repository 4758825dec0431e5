using System.Globalization;

namespace SpecLattice.Corpus.Tests.Fuzzing;

/// <summary>What makes a run repeatable, or longer.</summary>
internal static class FuzzSettings
{
    private const int UsualSeed = 1136;

    /// <summary>SPECLATTICE_SEED; another each time where that is 0. Otherwise always the same, so that a change is judged by what it changes.</summary>
    public static int Seed { get; } = Read("SPECLATTICE_SEED") switch
    {
        null => UsualSeed,
        0 => Random.Shared.Next(1, 1_000_000),
        { } given => given,
    };

    /// <summary>SPECLATTICE_FUZZ_INPUTS: how many inputs all targets get together.</summary>
    public static int Inputs { get; } = Read("SPECLATTICE_FUZZ_INPUTS") ?? 20_000;

    private static int? Read(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
