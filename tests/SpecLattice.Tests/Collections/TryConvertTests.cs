using CsCheck;

namespace SpecLattice.Tests.Collections;

/// <summary>Collections whose elements may be refused: all, or every loss.</summary>
public sealed class TryConvertTests
{
    [Fact]
    public void A_list_is_converted_whole_or_names_every_item() => Gen.Int[0, 9].List[0, 8].Sample(numbers =>
    {
        var converted = SpecList.From(numbers).TryConvertItems(Text);

        AssertAllOrEveryLoss(converted, [.. numbers.Select(number => number.ToString())], numbers.Index().Where(item => item.Item > 6).Select(item => $"/{item.Index}/digit"));
    });

    [Fact]
    public void A_map_is_converted_whole_or_names_every_key() => Gen.Int[0, 9].List[0, 8].Sample(numbers =>
    {
        var map = SpecMap.From(numbers.Index().Select(item => KeyValuePair.Create($"k/{item.Index}", item.Item)));

        var converted = map.TryConvertValues(Text);

        AssertAllOrEveryLoss(
            converted,
            SpecMap.From(map.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.ToString()))),
            map.Where(entry => entry.Value > 6).Select(entry => $"/{entry.Key.Replace("/", "~1", StringComparison.Ordinal)}/digit"));
    });

    [Fact]
    public void A_set_is_converted_whole_or_names_every_element() => Gen.Int[0, 9].List[0, 8].Sample(numbers =>
    {
        var set = SpecSet.From(numbers);

        AssertAllOrEveryLoss(
            set.TryConvertItems(Text),
            SpecSet.From(set.Select(number => number.ToString())),
            set.Items.Index().Where(item => item.Item > 6).Select(item => $"/{item.Index}/digit"));
    });

    [Fact]
    public void Elements_of_a_set_that_become_one_are_losses()
    {
        SpecSet<int> set = [1, 2, 11, 12];

        var converted = set.TryConvertItems<int>(number => number % 10);

        Assert.Equal(
            ["/2: the element becomes the same as the one at index 0", "/3: the element becomes the same as the one at index 1"],
            converted.Losses.Select(loss => loss.ToString()));
    }

    private static Conversion<string> Text(int number) => number > 6 ? Conversion.Refuse("/digit", "too large") : number.ToString();

    private static void AssertAllOrEveryLoss<T>(Conversion<T> converted, T expected, IEnumerable<string> lost)
        where T : notnull
    {
        Assert.Equal(lost, converted.Losses.Select(loss => loss.Pointer));
        Assert.True(!converted.TryGetValue(out var value) || value.Equals(expected));
    }
}
