using System.Text;
using CsCheck;

namespace SpecLattice.Tests.Collections;

public class SpecMapTests
{
    private static readonly Comparer<string> Utf8Order =
        Comparer<string>.Create((x, y) => Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y)));

    [Fact]
    public void Behaves_like_a_sorted_dictionary_under_any_edits()
        => Gen.Select(Generators.Text, Gen.Int[0, 9], Gen.Bool).Array[0, 30].Sample(edits =>
        {
            var model = new SortedDictionary<string, int>(Utf8Order);
            SpecMap<string, int> map = [];
            foreach ((string key, int value, bool set) in edits)
            {
                if (set)
                {
                    model[key] = value;
                    map = map.SetItem(key, value);
                }
                else
                {
                    model.Remove(key);
                    map = map.Remove(key);
                }

                Assert.Equal(model, map);
                Assert.Equal(model.Count, map.Count);
            }

            foreach ((string key, _, _) in edits)
            {
                Assert.Equal(model.ContainsKey(key), map.ContainsKey(key));
                Assert.Equal(model.TryGetValue(key, out int expected), map.TryGetValue(key, out int found));
                Assert.Equal(expected, found);
                Assert.Equal(model.Keys.ToList().IndexOf(key), map.IndexOf(key));
            }

            Assert.Equal(model.Keys, map.Keys);
            Assert.Equal(model.Values, map.Values);
            for (int i = 0; i < map.Count; i++)
            {
                Assert.Equal(i, map.IndexOf(map.KeyAt(i)));
                Assert.Equal(map[map.KeyAt(i)], map.ValueAt(i));
            }
        });

    [Fact]
    public void Does_not_depend_on_the_order_of_its_entries()
        => Gen.Select(Generators.Text, Gen.Int).Array[0, 20].SelectMany(entries =>
            {
                KeyValuePair<string, int>[] distinct = [.. entries.DistinctBy(e => e.Item1).Select(e => KeyValuePair.Create(e.Item1, e.Item2))];
                return Gen.Select(Gen.Const(distinct), Gen.Shuffle(distinct.ToArray()));
            })
            .Sample((entries, shuffled) =>
            {
                SpecMap<string, int> map = SpecMap.From(entries);
                SpecMap<string, int> other = SpecMap.Create<string, int>(shuffled);
                Assert.Equal(map.ToArray(), other.ToArray());
                Assert.True(map.Equals(other));
                Assert.Equal(map.GetHashCode(), other.GetHashCode());
            });

    [Fact]
    public void Sorts_strings_by_their_utf8_bytes()
    {
        // UTF-16 would put the astral characters, which are surrogates there, before U+E000.
        SpecMap<string, int> map = [new("\U0001F600", 0), new("\uFFFD", 0), new("\uE000", 0), new("a\U00010000", 0), new("a\uFFFF", 0), new("", 0), new("a", 0)];
        Assert.Equal(["", "a", "a\uFFFF", "a\U00010000", "\uE000", "\uFFFD", "\U0001F600"], map.Keys);
    }

    [Fact]
    public void Compares_strings_as_their_utf8_bytes_compare()
        => Gen.Select(Generators.Text, Generators.Text).Sample((x, y)
            => Math.Sign(SpecMap.Create(new KeyValuePair<string, int>(x, 0)).SetItem(y, 1).Keys[0] == x ? (x == y ? 0 : -1) : 1)
                == Math.Sign(Utf8Order.Compare(x, y)));

    [Fact]
    public void Refuses_a_duplicate_key_by_name()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => SpecMap.Create<string, int>(new("b", 1), new("a", 2), new("b", 3)));
        Assert.Contains("`b`", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SpecMap.Create<string, int>(new("a", 1), new("a", 1)));
        Assert.Throws<ArgumentException>(() => SpecMap<string, int>.Empty.Add("a", 1).Add("a", 1));
    }

    [Fact]
    public void Names_a_missing_key()
    {
        SpecMap<int, string> map = [new(1, "x")];
        Assert.Contains("`-2`", Assert.Throws<KeyNotFoundException>(() => map[-2]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Differs_by_key_by_value_and_by_count()
    {
        SpecMap<string, string> map = [new("a", "x"), new("b", "y")];
        Assert.False(map.Equals(map.SetItem("b", "z")));
        Assert.False(map.Equals(map.Remove("b").Add("c", "y")));
        Assert.False(map.Equals(map.Remove("b")));
        Assert.False(map.Equals((object?)null));
        Assert.True(map.Equals(map.SetItem("a", "z").SetItem("a", "x")));
        Assert.Equal(map, map.Remove("nothing"));
    }

    [Fact]
    public void Keeps_its_keys_when_values_are_converted()
    {
        SpecMap<string, int> map = [new("a", 1), new("b", 2)];
        SpecMap<string, string> converted = map.ConvertValues(v => v == 1 ? "x" : "xx");
        Assert.Equal(SpecMap.Create<string, string>(new("a", "x"), new("b", "xx")), converted);
        Assert.True(map.Keys == converted.Keys, "the keys are shared");
    }

    [Fact]
    public void Refuses_a_null_key() => Assert.Throws<ArgumentNullException>(() => SpecMap.Create(new KeyValuePair<string, int>(null!, 1)));
}
