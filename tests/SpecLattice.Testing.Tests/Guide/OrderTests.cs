using Shop;
using SpecLattice.Testing;
using Xunit;

namespace Shop.Tests;

public sealed class OrderTests
{
    [Fact]
    public void Orders_lose_nothing() => SpecLaws.Check<VersionedOrder>();

    [Fact]
    public void Stored_orders_are_still_read() => FixtureCorpus.Open("order-fixtures").Check<VersionedOrder>().Complete();
}
