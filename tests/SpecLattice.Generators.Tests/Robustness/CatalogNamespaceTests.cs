using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Robustness;

public sealed class CatalogNamespaceTests
{
    [Theory]
    [InlineData("orders", "Orders", "Orders")]
    [InlineData("my.orders", "My.Orders.Events", "My.Orders")]
    [InlineData("Orders", "Orders", "Orders")]
    [InlineData("orders", "Sales", "orders")]
    [InlineData("orders", "Orders { } namespace ORDERS", "orders")]
    [InlineData("orders", "orders { } namespace Orders", "orders")]
    public void The_catalog_is_in_the_namespace_of_the_assemblys_name_as_the_source_spells_it(string assembly, string space, string expected)
    {
        var generation = Generation.Of($"namespace {space} {{ [SpecLattice.Spec(\"order\", 1)] public sealed partial record Order(string Name); }}", assembly: assembly);

        Assert.Empty(generation.CompilerDiagnostics);
        Assert.NotNull(generation.Compilation.GetTypeByMetadataName($"{expected}.SpecCatalog"));
    }
}
