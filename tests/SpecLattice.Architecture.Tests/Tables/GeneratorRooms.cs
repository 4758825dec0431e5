namespace SpecLattice.Architecture.Tests.Tables;

/// <summary>The rooms of the generator and the code fixes.</summary>
internal static class GeneratorRooms
{
    public static IReadOnlyList<RoomTable> Tables { get; } =
    [
        new(
            "Generators",
            ["Runtime:Layouts", "Runtime:Primitives"],
            new("Names"),
            new("Model"),
            new("Locking", "Model", "Names"),
            new("Model/Plans", "Locking", "Model"),
            new("Parsing", "Model", "Names"),
            new("Parsing/Declarations", "Model", "Names", "Parsing"),
            new("Planning", "Locking", "Model", "Model/Plans", "Names"),
            new("Emission", "Model", "Model/Plans", "Names"),
            new("Analyzers", "Locking", "Model", "Model/Plans", "Names", "Parsing", "Planning"),
            new("Analyzers/Flow"),
            new("Analyzers/Cases", "Analyzers/Flow", "Model", "Names", "Parsing"),
            new("Analyzers/Authoring", "Analyzers", "Analyzers/Flow", "Model", "Names", "Parsing"),
            new("Analyzers/Conversions", "Analyzers", "Analyzers/Cases", "Analyzers/Flow", "Model", "Names", "Parsing"),
            new("Analyzers/Use", "Analyzers", "Analyzers/Cases", "Analyzers/Flow", "Names", "Parsing"),
            new(".", "Analyzers", "Emission", "Locking", "Model", "Model/Plans", "Parsing", "Parsing/Declarations", "Planning")),
        new(
            "CodeFixes",
            ["Runtime:Layouts", "Runtime:Primitives", "Generators:Names", "Generators:Model", "Generators:Parsing"],
            new("Fixing", "Generators:Analyzers/Cases", "Generators:Planning"),
            new("Authoring", "Fixing", "Generators:Planning"),
            new("Conversions", "Fixing", "Generators:Analyzers/Conversions"),
            new("Use", "Fixing", "Generators:Analyzers/Cases"),
            new("NewVersions", "Fixing", "Generators:Planning"),
            new("Locking", "Fixing", "NewVersions", "Generators:Analyzers", "Generators:Locking")),
    ];
}
