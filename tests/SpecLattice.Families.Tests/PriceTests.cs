using SpecLattice.Families.Tests.Families;
using V1 = SpecLattice.Families.Tests.Families.V1;
using V2 = SpecLattice.Families.Tests.Families.V2;

namespace SpecLattice.Families.Tests;

/// <summary>A decimal is the digits that are written: zeros at the end are part of it.</summary>
public class PriceTests
{
    private static readonly V1.PriceList Old = new()
    {
        Base = 1.10m,
        Factor = 1.00m,
        ByCountry = [KeyValuePair.Create("de", 2.50m)],
        Steps = [0m, 0.00m],
        History = [1.0m, 1.00m],
        Surcharges = [new Surcharge(3.0m), new Surcharge([1m, 1.0m]), new Surcharge.OnRequest()],
        Shipping = 0.00m,
    };

    [Fact]
    public void Digits_are_kept()
    {
        const string json = """
            {"Base":1.10,"Reduced":null,"ByCountry":{"de":2.50},"Steps":[0,0.00],"History":[1.0,1.00],"Surcharges":[{"kind":"amount","value":3.0},{"kind":"steps","value":[1,1.0]},{"kind":"on_request"}],"Shipping":0.00}
            """;

        var read = SpecJson.Deserialize<V1.PriceList>(json);

        Assert.Equal(Old, read);
        Assert.Equal(json.Replace("\"Reduced\":null,", "", StringComparison.Ordinal).Trim(), SpecJson.Serialize(read));
    }

    [Fact]
    public void Values_that_are_written_differently_are_not_equal()
    {
        Assert.NotEqual(Old, Old with { Base = 1.1m });
        Assert.NotEqual(Old with { Reduced = 1.0m }, Old with { Reduced = 1.00m });
        Assert.NotEqual(Old, Old with { ByCountry = [KeyValuePair.Create("de", 2.5m)] });
        Assert.NotEqual(Old, Old with { Steps = [0m, 0.0m] });
        Assert.NotEqual(Old, Old with { History = [1.0m, 1.0m] });
        Assert.NotEqual(Old, Old with { Surcharges = [new Surcharge(3.00m), .. Old.Surcharges.Skip(1)] });
        Assert.NotEqual(new Surcharge(3.0m), new Surcharge(3.00m));
        Assert.NotEqual(new Surcharge([1m]), new Surcharge([1.0m]));
        Assert.Equal(Old, Old with { Base = decimal.Parse("1.10", System.Globalization.CultureInfo.InvariantCulture) });
    }

    [Fact]
    public void Only_the_digits_of_the_default_are_left_out()
    {
        Assert.DoesNotContain("Factor", SpecJson.Serialize(Old), StringComparison.Ordinal);
        Assert.Contains("\"Factor\":1.0,", SpecJson.Serialize(Old with { Factor = 1.0m }), StringComparison.Ordinal);
        Assert.Equal(Old with { Factor = 1m }, SpecJson.Deserialize<V1.PriceList>(SpecJson.SerializeToUtf8Bytes(Old with { Factor = 1m })));
    }

    [Fact]
    public void Absent_values_are_the_digits_that_were_declared()
    {
        var up = Old.ToV2().GetValueOrThrow();

        Assert.Equal(("19.0", "0", "-0.5", "1"), (Text(up.Tax), Text(up.Discount), Text(up.Rounding), Text(up.Weight)));
        Assert.Equal(Old, up.ToV1().GetValueOrThrow());
        Assert.Equal(["/Shipping"], (Old with { Shipping = 0m }).ToV2().Losses.Select(loss => loss.Pointer));
        Assert.Equal(["/Tax", "/Discount"], (up with { Tax = 19m, Discount = 0.0m }).ToV1().Losses.Select(loss => loss.Pointer));
        Assert.Equal("19.0", (up with { Tax = 20m }).ToV1().Losses[0].AbsentValue);
    }

    private static string Text(decimal value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
