namespace SpecLattice.Architecture.Tests.Tables;

/// <summary>The rooms of the generator and the code fixes.</summary>
internal static class GeneratorRooms
{
    public static IReadOnlyList<RoomTable> Tables { get; } =
    [
        new(
            "Generators",
            ["Runtime:Primitives"],
            new("Names"),
            new("Model"),
            new("Locking", "Names"),
            new("Model/Plans", "Locking", "Model"),
            new("Parsing", "Model", "Names"),
            new("Parsing/Declarations", "Model", "Parsing"),
            new("Planning", "Locking", "Model", "Model/Plans", "Names"),
            new("Emission", "Model", "Model/Plans", "Names"),
            new("Analyzers", "Locking", "Model", "Model/Plans", "Names", "Parsing", "Planning"),
            new("Analyzers/Authoring", "Analyzers", "Names", "Parsing"),
            new("Analyzers/Conversions", "Analyzers", "Model", "Names", "Parsing"),
            new("Analyzers/Use", "Analyzers", "Model", "Names", "Parsing"),
            new(".", "Emission", "Locking", "Model", "Model/Plans", "Parsing", "Parsing/Declarations", "Planning")),
        new(
            "CodeFixes",
            ["Runtime:Primitives", "Generators:Names", "Generators:Model", "Generators:Parsing"],
            new("Fixing", "Generators:Analyzers/Use", "Generators:Planning"),
            new("Authoring", "Fixing", "Generators:Analyzers", "Generators:Planning"),
            new("Conversions", "Fixing", "Generators:Analyzers/Conversions"),
            new("Use", "Fixing", "Generators:Analyzers", "Generators:Analyzers/Use"),
            new("NewVersions", "Fixing", "Generators:Planning"),
            new("Locking", "Fixing", "NewVersions", "Generators:Analyzers", "Generators:Locking")),
    ];
}
