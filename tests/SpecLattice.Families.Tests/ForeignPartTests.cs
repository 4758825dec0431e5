using F1 = SpecLattice.ForeignParts.V1;
using F2 = SpecLattice.ForeignParts.V2;
using V1 = SpecLattice.Families.Tests.Families.V1;
using V2 = SpecLattice.Families.Tests.Families.V2;

namespace SpecLattice.Families.Tests;

public class ForeignPartTests
{
    private static readonly V1.Vehicle Old = new()
    {
        Motor = new() { Power = 5 },
        Drives = [KeyValuePair.Create<string, F1.Drive>("front", new F1.Motor { Power = 3 }), KeyValuePair.Create<string, F1.Drive>("rear", new F1.Drive.None())],
        Gears = [F1.Gear.High],
    };

    [Fact]
    public void Parts_of_another_assembly_convert_with_the_family()
    {
        V2.Vehicle newer = Old.ToV2();

        Assert.Equal(5L, newer.Motor.Power);
        Assert.Equal(Old, newer.ToV1().GetValueOrThrow());
        Assert.Equal(newer, SpecJson.Deserialize<V2.Vehicle>(SpecJson.SerializeToUtf8Bytes(newer)));
    }

    [Fact]
    public void Their_losses_are_named_in_the_familys_document()
    {
        var newer = Old.ToV2();
        var later = newer with
        {
            Motor = newer.Motor with { Power = long.MaxValue, Maker = "ada" },
            Drives = newer.Drives.SetItem("front", new F2.Motor { Power = 1, Maker = "bob" }),
            Gears = [F2.Gear.Low, F2.Gear.Reverse],
        };

        var losses = later.ToV1().Losses;

        Assert.Equal(
            ["/Drives/front/value/Maker", "/Gears/1", "/Motor/Maker", "/Motor/Power"],
            losses.Select(loss => loss.Pointer).Order(StringComparer.Ordinal));
        Assert.All(losses, loss => Assert.Equal(("vehicle", new LossStep(2, 1)), (loss.Family, loss.Step)));
    }
}
