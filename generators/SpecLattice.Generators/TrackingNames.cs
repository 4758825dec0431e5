namespace SpecLattice.Generators;

/// <summary>The names of the pipeline's steps, by which tests find them. In their order.</summary>
internal static class TrackingNames
{
    /// <summary>What a file declares, from its syntax. Runs for edited files.</summary>
    public const string Declarations = "SpecLattice.Declarations";

    /// <summary>What the models of a file's types depend on. Runs when a declaration changed anywhere.</summary>
    public const string Keys = "SpecLattice.Keys";

    /// <summary>What the models depend on besides the source: options and references.</summary>
    public const string CompilationContext = "SpecLattice.CompilationContext";

    /// <summary>The models of a file's types, from their symbols. Runs where a key changed.</summary>
    public const string Models = "SpecLattice.Models";

    /// <summary>What is planned together. Runs when a model changed anywhere.</summary>
    public const string Units = "SpecLattice.Units";

    /// <summary>What the lock says of shipped signatures. Runs where the lock changed.</summary>
    public const string Shipped = "SpecLattice.Shipped";

    /// <summary>The plan of a unit. Runs where a unit changed.</summary>
    public const string Plans = "SpecLattice.Plans";

    /// <summary>An enum or record without versions that specs hold. Runs when a model changed anywhere.</summary>
    public const string Ordinary = "SpecLattice.Ordinary";

    /// <summary>What the compiled language can do.</summary>
    public const string Language = "SpecLattice.Language";

    /// <summary>Whether the attribute of closed classes must be declared.</summary>
    public const string ClosedAttribute = "SpecLattice.ClosedAttribute";

    /// <summary>What the catalog says of a unit. Runs where a plan changed.</summary>
    public const string CatalogFacts = "SpecLattice.CatalogFacts";

    /// <summary>Where the catalog goes.</summary>
    public const string CatalogNamespace = "SpecLattice.CatalogNamespace";

    /// <summary>The catalog of all units. Runs where what it says of a unit changed.</summary>
    public const string Catalog = "SpecLattice.Catalog";
}
