namespace SpecLattice.Architecture.Tests.Tables;

/// <summary>The rooms of the packages: the runtime, the laws for tests, and the tool.</summary>
internal static class RuntimeRooms
{
    public static IReadOnlyList<RoomTable> Tables { get; } =
    [
        new(
            "Runtime",
            [],
            new("Contract"),
            new("Annotations"),
            new("Text"),
            new("Primitives"),
            new("Layouts"),
            new("Equality"),
            new("Schemas", "Layouts", "Primitives"),
            new("Conversions", "Equality", "Text"),
            new("Collections", "Conversions", "Equality", "Text"),
            new("Lattice", "Collections", "Conversions", "Equality", "Primitives", "Text"),
            new("Json", "Annotations", "Collections", "Conversions", "Text"),
            new("Versions", "Annotations", "Conversions", "Json", "Schemas", "Text"),
            new("Negotiation", "Collections", "Conversions", "Json", "Versions"),
            new("Catalog", "Conversions", "Json", "Negotiation", "Versions")),
        new(
            "Testing",
            ["Runtime:*"],
            new("."),
            new("Shapes", "."),
            new("Values", "Shapes"),
            new("Laws", ".", "Shapes", "Values"),
            new("SpecLaws.cs", ".", "Laws", "Shapes"),
            new("Fixtures", ".", "Laws", "Values")),
        new(
            "Tool",
            ["Runtime:*"],
            new("."),
            new("Output"),
            new("Documents", "."),
            new("Checking"),
            new("Schemas", "Generators:Locking"),
            new("Graphs", "Output"),
            new("Fleets", ".", "Documents"),
            new("Targets", ".", "Generators:Locking"),
            new("Locking", ".", "Output", "Targets", "Generators:Analyzers", "Generators:Locking", "Generators:Model", "Generators:Model/Plans", "Generators:Names", "Generators:Parsing"),
            new("NewVersions", ".", "Targets", "CodeFixes:Fixing", "CodeFixes:NewVersions", "Generators:Model", "Generators:Parsing", "Generators:Planning"),
            new(
                "Commands",
                ".", "Output", "Documents", "Checking", "Schemas", "Graphs", "Fleets", "Targets", "Locking", "NewVersions", "CodeFixes:NewVersions", "Generators:Locking"),
            new("Program.cs", ".", "Commands", "Output")),
    ];
}
