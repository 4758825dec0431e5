using CsCheck;

namespace SpecLattice.Tests.Collections;

public sealed class BuilderTests
{
    [Fact]
    public void A_builder_gives_the_map_of_its_entries() => Gen.Select(Gen.Int[0, 9], Gen.Int[0, 3]).List[0, 20].Sample(entries =>
    {
        var builder = SpecMap.CreateBuilder<string, int>();
        var model = new Dictionary<string, int>();
        foreach (var (key, value) in entries)
        {
            Assert.Equal(model.TryAdd($"k{key}", value), builder.TryAdd($"k{key}", value));
            builder[$"k{value}"] = key;
            model[$"k{value}"] = key;
        }

        Assert.Equal(SpecMap.From(model), builder.ToMap());
        Assert.Equal(model.Count, builder.Count);
        Assert.Equal(SpecMap.From(model), model.ToSpecMap());
        Assert.Equal(SpecMap.From(model), model.ToSpecMap(entry => entry.Key, entry => entry.Value));
        Assert.Equal(model.Values, model.Values.ToSpecList());
        Assert.Equal(SpecSet.From(model.Values), model.Values.ToSpecSet());
    });

    [Fact]
    public void A_key_is_added_once()
    {
        var builder = SpecMap.CreateBuilder<string, int>();
        builder.Add("a", 1);

        Assert.Contains("`a`", Assert.Throws<ArgumentException>(() => builder.Add("a", 2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Enumerable.Range(0, 2).ToSpecMap(_ => "same"));
        Assert.Equal(1, builder.ToMap()["a"]);
    }
}
