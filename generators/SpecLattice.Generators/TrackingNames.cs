namespace SpecLattice.Generators;

/// <summary>The names of the pipeline's steps, by which tests find them.</summary>
internal static class TrackingNames
{
    public const string Specs = "SpecLattice.Specs";
    public const string Parts = "SpecLattice.Parts";
    public const string Plan = "SpecLattice.Plan";
    public const string Types = "SpecLattice.Types";
    public const string Language = "SpecLattice.Language";
    public const string Families = "SpecLattice.Families";
}
