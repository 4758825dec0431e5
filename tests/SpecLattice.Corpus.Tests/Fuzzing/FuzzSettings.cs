using SpecLattice.Tests.Shared;

namespace SpecLattice.Corpus.Tests.Fuzzing;

/// <summary>What makes a run repeatable, or longer.</summary>
internal static class FuzzSettings
{
    private const int UsualSeed = 1136;

    /// <summary>SPECLATTICE_SEED, as <see cref="Depth.SeedOr"/> reads it.</summary>
    public static int Seed { get; } = Depth.SeedOr(UsualSeed);

    /// <summary>SPECLATTICE_FUZZ_INPUTS: how many inputs all targets get together.</summary>
    public static int Inputs { get; } = Depth.Of(usual: 10_000, nightly: 1_000_000, "SPECLATTICE_FUZZ_INPUTS");
}
