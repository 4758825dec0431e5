using CsCheck;
using SpecLattice.CompilerServices;

namespace SpecLattice.Tests.Collections;

public class SpecListTests
{
    [Fact]
    public void Behaves_like_a_list_under_any_edits()
        => Gen.Select(Gen.Int[0, 4], Gen.Int[0, 20], Generators.Device).Array[0, 30].Sample(edits =>
        {
            var model = new List<NewDevice>();
            SpecList<NewDevice> list = [];
            foreach ((int edit, int at, NewDevice item) in edits)
            {
                int index = model.Count == 0 ? 0 : at % model.Count;
                switch (edit)
                {
                    case 0 when model.Count > 0:
                        model.RemoveAt(index);
                        list = list.RemoveAt(index);
                        break;
                    case 1 when model.Count > 0:
                        model[index] = item;
                        list = list.SetItem(index, item);
                        break;
                    case 2:
                        model.Insert(index, item);
                        list = list.Insert(index, item);
                        break;
                    case 3:
                        model.AddRange([item, item]);
                        list = list.AddRange([item, item]);
                        break;
                    default:
                        model.Add(item);
                        list = list.Add(item);
                        break;
                }

                Assert.Equal(model, list);
                Assert.Equal(model.Count, list.Count);
            }

            Assert.Equal(SpecList.From(model), list);
            Assert.Equal(SpecList.Create<NewDevice>([.. model]).GetHashCode(), list.GetHashCode());
            Assert.All(
                Enumerable.Range(0, 64).Select(bit => 1UL << bit),
                bit => Assert.Equal(model.All(item => NewDevice.CaseBit(item.Payload) != bit), SpecSharing.HasOnlyCases(list, ~bit)));
        });

    [Fact]
    public void Does_not_change_when_a_copy_does()
    {
        SpecList<int> list = [1, 2, 3];
        _ = list.Add(4);
        _ = list.SetItem(0, 9);
        _ = list.RemoveAt(0);
        _ = list.Insert(1, 9);
        Assert.Equal([1, 2, 3], list);
    }

    [Fact]
    public void Does_not_change_when_its_source_does()
    {
        int[] source = [1, 2, 3];
        SpecList<int> list = SpecList.From(source);
        source[0] = 9;
        Assert.Equal(1, list[0]);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void Refuses_a_place_outside(int index)
    {
        SpecList<int> list = [1, 2, 3];
        Assert.Throws<ArgumentOutOfRangeException>(() => list.SetItem(index, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => list.RemoveAt(index));
        Assert.Throws<ArgumentOutOfRangeException>(() => list.Insert(index == 3 ? 4 : index, 0));
        Assert.Equal([1, 2, 3, 0], list.Insert(3, 0));
    }

    [Fact]
    public void Holds_nulls_where_its_type_does()
    {
        SpecList<string?> list = ["a", null];
        Assert.Equal(list, SpecList.Create("a", null));
        Assert.NotEqual(list, SpecList.Create<string?>("a", "b"));
        Assert.Null(list[1]);
    }
}
