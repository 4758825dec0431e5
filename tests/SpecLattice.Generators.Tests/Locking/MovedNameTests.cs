using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Locking;

/// <summary>A member that is moved into a part of its own name, or out of one, goes on: its name was not given up.</summary>
public sealed class MovedNameTests
{
    private const string Flat = "{ public required decimal Price { get; init; } public required string Currency { get; init; } }";
    private const string Nested = "{ ATTRIBUTE public required Money Price { get; init; } }";
    private const string Part = "[SpecPart(VERSION)] public sealed partial record Money { public required decimal Price { get; init; } public required string Currency { get; init; } }";

    [Theory]
    [InlineData(Flat, "", Nested, "[Gathered(\"Price\", \"Currency\")]", "", "Currency")]
    [InlineData(Nested, "[Scattered(\"Price\", \"Price\", \"Currency\")]", Flat, "", "", "")]
    [InlineData(Flat, "", "{ ATTRIBUTE public required Money Cost { get; init; } [Added(1)] public required int Price { get; init; } }", "[Gathered(\"Price\", \"Currency\")]", "Price", "Currency Price")]
    public async Task A_name_is_retired_only_where_something_else_has_it(string first, string attribute, string second, string move, string reported, string dead)
    {
        var older = $"using SpecLattice;\nnamespace Shop.V1 {{ {Part.Replace("VERSION", "1", StringComparison.Ordinal)} [Spec(\"offer\", 1)] public sealed partial record Offer {first.Replace("ATTRIBUTE", "", StringComparison.Ordinal)} }}";
        var both = older + $"\nnamespace Shop.V2 {{ {Part.Replace("VERSION", "2", StringComparison.Ordinal)} [Spec(\"offer\", 2)] {attribute} public sealed partial record Offer {second.Replace("ATTRIBUTE", move, StringComparison.Ordinal)} }}";
        var generation = Generation.Of(both);
        Assert.Empty(generation.CompilerDiagnostics);

        var shipped = Locks.Shipped(older);
        var found = (await generation.AnalyzeAsync(shipped)).Where(problem => problem.Id != "SPEC2015");

        Assert.Equal(reported, string.Join(' ', found.Select(problem => problem.Id == "SPEC2011" ? both[problem.Location.SourceSpan.Start..problem.Location.SourceSpan.End] : problem.ToString())));
        var names = Locks.Update(shipped, generation).Split('\n').Where(line => line.StartsWith("spec offer@2 dead ", StringComparison.Ordinal)).Select(line => line.Split(' ')[3]);
        Assert.Equal(dead, string.Join(' ', names));
    }
}
