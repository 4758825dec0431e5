using CsCheck;

namespace SpecLattice.Tests.Collections;

public class SpecSetTests
{
    [Fact]
    public void Behaves_like_a_sorted_set()
        => Gen.Select(Gen.Int[0, 9].Array[0, 8], Gen.Int[0, 9].Array[0, 8], Gen.Int[0, 9]).Sample((items, others, item) =>
        {
            var model = new SortedSet<int>(items);
            SpecSet<int> set = SpecSet.From(items);
            Assert.Equal(model, set.Items);
            Assert.Equal(model.Count, set.Count);
            Assert.Equal(model.Contains(item), set.Contains(item));
            Assert.Equal(model.IsSubsetOf(others), set.IsSubsetOf(others));
            Assert.Equal(model.IsSupersetOf(others), set.IsSupersetOf(others));
            Assert.Equal(model.IsProperSubsetOf(others), set.IsProperSubsetOf(others));
            Assert.Equal(model.IsProperSupersetOf(others), set.IsProperSupersetOf(others));
            Assert.Equal(model.Overlaps(others), set.Overlaps(others));
            Assert.Equal(model.SetEquals(others), set.SetEquals(others));
            Assert.Equal(model.SetEquals(others), set.Equals(SpecSet.Create(others)));
            Assert.Equal(SpecSet.From(items.Reverse()).GetHashCode(), set.GetHashCode());
            Assert.Equal(model.Append(item).Order().Distinct(), set.Add(item).Items);
            Assert.Equal(model.Where(i => i != item), set.Remove(item).Items);
        });

    [Fact]
    public void Sorts_strings_by_their_utf8_bytes()
    {
        SpecSet<string> set = ["\U0001F600", "\uE000", "b", "a", "b"];
        Assert.Equal(["a", "b", "\uE000", "\U0001F600"], set.Items);
    }

    [Fact]
    public void Holds_enums()
    {
        SpecSet<DayOfWeek> set = [DayOfWeek.Friday, DayOfWeek.Monday, DayOfWeek.Friday];
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Friday], set.Items);
    }
}
