namespace SpecLattice.Tests.Collections;

/// <summary>Keys are sorted whatever order they come in: in order, in a few orders that are mixed, or in none.</summary>
public sealed class SortingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(40)]
    public void Keys_of_mixed_orders_are_sorted(int orders)
    {
        var random = new Random(orders);
        for (int count = 0; count < 60; count++)
        {
            List<Queue<int>> left = Enumerable.Range(0, orders).Select(order => new Queue<int>(Enumerable.Range(0, count).Select(i => (i * orders) + order))).ToList();
            var keys = new List<int>();
            while (left.Count > 0)
            {
                Queue<int> order = left[random.Next(left.Count)];
                if (!order.TryDequeue(out int key))
                {
                    left.Remove(order);
                    continue;
                }

                keys.Add(key);
            }

            SpecMap<int, string> map = [.. keys.Select(key => KeyValuePair.Create(key, $"of {key}"))];
            Assert.Equal(keys.Order(), map.Keys);
            Assert.All(map, entry => Assert.Equal($"of {entry.Key}", entry.Value));
        }
    }

    [Theory]
    [InlineData("5", 1, 5, 2, 5, 3, 1)]
    [InlineData("1", 1, 2, 3, 1, 2)]
    [InlineData("7", 9, 8, 7, 7, 6, 6)]
    [InlineData("2", 6, 5, 4, 3, 2, 2, 6)]
    public void The_first_key_that_appeared_before_is_named(string name, params int[] keys)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => SpecMap.Create<int, int>([.. keys.Select(key => KeyValuePair.Create(key, 0))]));
        Assert.Contains($"`{name}`", error.Message, StringComparison.Ordinal);
    }
}
