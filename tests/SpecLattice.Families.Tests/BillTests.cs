using System.Text.Json;
using CsCheck;
using SpecLattice.Families.Tests.Families;
using SpecLattice.Tests.Shared;
using V1 = SpecLattice.Families.Tests.Families.V1;

namespace SpecLattice.Families.Tests;

/// <summary>Enums and records without versions are written inside specs as System.Text.Json writes them, and read as it reads them: on random values.</summary>
public sealed class BillTests
{
    private static readonly long Values = Depth.Of(usual: 1_000, nightly: 100_000);

    private static readonly Gen<Fee> Fees =
        from amount in Gen.Long.Select(Gen.Int[0, 10], (digits, scale) => new decimal((int)digits, (int)(digits >> 32), 0, digits < 0, (byte)scale))
        from currency in OneOf("EUR", "USD", "")
        from due in Gen.DateTimeOffset.Nullable()
        select new Fee(amount, currency, due);

    private static readonly Gen<Position> Positions =
        from fee in Fees
        from weight in OneOf(Weight.Light, Weight.Heavy).Nullable()
        from tint in OneOf(Tint.Red, Tint.Green)
        from x in Gen.Double[-1e6, 1e6]
        from link in OneOf<Uri?>(null, new Uri("https://example.com/a"), new Uri("b", UriKind.Relative))
        select new Position { Fee = fee, Weight = weight, Tint = tint, Spot = new Spot(x, link) };

    private static readonly Gen<Plain> Plains =
        from first in Positions
        from tints in Gen.Dictionary(OneOf(Weight.Light, Weight.Heavy), OneOf(Tint.Red, Tint.Green))[0, 2]
        from others in Positions.List[0, 3]
        select new Plain(first, new SortedDictionary<Weight, Tint>(tints), others);

    [Fact]
    public void They_have_the_form_that_System_Text_Json_gives_them() => Plains.Sample(
        plain =>
        {
            var theirs = JsonSerializer.Serialize(plain);

            var bill = SpecJson.Deserialize<V1.Bill>(theirs);
            var again = JsonSerializer.Deserialize<Plain>(SpecJson.Serialize(bill))!;

            Assert.Equal(theirs, JsonSerializer.Serialize(again));
            Assert.Equal(bill, SpecJson.Deserialize<V1.Bill>(SpecJson.Serialize(bill)));
            Assert.Equal(bill, JsonSerializer.Deserialize<V1.Bill>(theirs));
        },
        iter: Values);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    public sealed record Plain(Position First, SortedDictionary<Weight, Tint> Tints, List<Position> Others);
}
