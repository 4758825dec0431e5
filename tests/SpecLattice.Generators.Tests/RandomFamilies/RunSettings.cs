using SpecLattice.Tests.Shared;

namespace SpecLattice.Generators.Tests.RandomFamilies;

/// <summary>What makes a run repeatable, or longer.</summary>
internal static class RunSettings
{
    /// <summary>SPECLATTICE_FAMILIES: how many families are checked.</summary>
    public static int Families { get; } = Depth.Of(usual: 8, nightly: 2000, "SPECLATTICE_FAMILIES");

    /// <summary>SPECLATTICE_BROKEN_SOURCES: how many damaged sources are tried.</summary>
    public static int BrokenSources { get; } = Depth.Of(usual: 50, nightly: 20_000, "SPECLATTICE_BROKEN_SOURCES");

    /// <summary>SPECLATTICE_ODD_FAMILIES: how many families with odd names are compiled.</summary>
    public static int OddFamilies { get; } = Depth.Of(usual: 150, nightly: 20_000, "SPECLATTICE_ODD_FAMILIES");

    /// <summary>SPECLATTICE_EDIT_SCRIPTS: how many random scripts of edits are run.</summary>
    public static int EditScripts { get; } = Depth.Of(usual: 10, nightly: 500, "SPECLATTICE_EDIT_SCRIPTS");

    /// <summary>SPECLATTICE_MUTANTS: how many mistakes of each kind are made in the code of the VMM's API; all of them at night.</summary>
    public static int MutantsOfKind { get; } = Depth.Of(usual: 2, nightly: 100_000, "SPECLATTICE_MUTANTS");

    /// <summary>SPECLATTICE_MUTATED_FAMILIES: how many random families have a mistake made in what is generated for them.</summary>
    public static int MutatedFamilies { get; } = Depth.Of(usual: 20, nightly: 500, "SPECLATTICE_MUTATED_FAMILIES");

    /// <summary>How many damaged variants of ordinary conversions are analysed.</summary>
    public static int DamagedConversions { get; } = Depth.Of(usual: 25, nightly: 1000);

    /// <summary>How many random mappings of ordinary code are analysed.</summary>
    public static int OrdinarySources { get; } = Depth.Of(usual: 20, nightly: 1000);

    /// <summary>SPECLATTICE_SEED, as <see cref="Depth.SeedOr"/> reads it.</summary>
    /// <param name="usual">The seed where none is given.</param>
    public static int SeedOr(int usual) => Depth.SeedOr(usual);
}
