using SpecLattice.Families.Tests.Families;
using V1 = SpecLattice.Families.Tests.Families.V1;
using V2 = SpecLattice.Families.Tests.Families.V2;
using V5 = SpecLattice.Families.Tests.Families.V5;

namespace SpecLattice.Families.Tests;

public class SharedPartTests
{
    private static readonly V2.Place Upstairs = new() { Street = "Main", Floor = "2" };

    [Fact]
    public void A_part_that_two_families_share_converts_in_both()
    {
        V2.Shop shop = new V1.Shop { At = new() { Street = "Main" } }.ToV2();
        V5.House house = new V1.House { Doors = [new() { Street = "Main" }] }.ToV5();

        Assert.Null(shop.At.Floor);
        Assert.Equal("Main", house.ToV1().GetValueOrThrow().Doors[0].Street);
    }

    [Fact]
    public void A_loss_in_a_shared_part_names_the_step_of_the_family_it_was_met_in()
    {
        var shop = Assert.Single(new V2.Shop { At = Upstairs }.ToV1().Losses);
        var house = Assert.Single(new V5.House { Doors = [Upstairs] }.ToV1().Losses);

        Assert.Equal(("shop", "/At/Floor", new LossStep(2, 1)), (shop.Family, shop.Pointer, shop.Step));
        Assert.Equal(("house", "/Doors/0/Floor", new LossStep(5, 1)), (house.Family, house.Pointer, house.Step));
    }

    [Fact]
    public void Versions_may_be_nested_types()
    {
        VersionedBoat boat = new V1Nested.Boat { Length = 12 };

        Assert.Equal(new V2Nested.Boat { Length = 12 }, boat.ToLatest().GetValueOrThrow());
        Assert.Equal("/class", Assert.Single(new V2Nested.Boat { Length = 12, @class = "sail" }.ToV1().Losses).Pointer);
    }
}
