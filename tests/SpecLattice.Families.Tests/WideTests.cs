using V1 = SpecLattice.Families.Tests.Families.V1;
using V2 = SpecLattice.Families.Tests.Families.V2;

namespace SpecLattice.Families.Tests;

public class WideTests
{
    private static readonly V1.Wide Old = new()
    {
        M00 = 0,
        M01 = 1,
        M02 = 2,
        M03 = 3,
        M04 = 4,
        M05 = 5,
        M06 = 6,
        M07 = 7,
        M08 = 8,
        M09 = 9,
        M10 = 10,
        M11 = 11,
        M12 = 12,
        M13 = 13,
        M14 = 14,
        M15 = 15,
        M16 = 16,
        M17 = 17,
        M18 = 18,
        M19 = 19,
        M20 = 20,
        M21 = 21,
        M22 = 22,
        M23 = 23,
        M24 = 24,
        M25 = 25,
        M26 = 26,
        M27 = 27,
        M28 = 28,
        M29 = 29,
        M30 = 30,
        M31 = 31,
        M32 = 32,
        M33 = 33,
        M34 = 34,
        M35 = 35,
        M36 = 36,
        M37 = 37,
        M38 = 38,
        M39 = 39,
        M40 = 40,
        M41 = 41,
        M42 = 42,
        M43 = 43,
        M44 = 44,
        M45 = 45,
        M46 = 46,
        M47 = 47,
        M48 = 48,
        M49 = 49,
        M50 = 50,
        M51 = 51,
        M52 = 52,
        M53 = 53,
        M54 = 54,
        M55 = 55,
        M56 = 56,
        M57 = 57,
        M58 = 58,
        M59 = 59,
        M60 = 60,
        M61 = 61,
        M62 = 62,
        M63 = 63,
        M64 = 64,
        M65 = 65,
        M66 = 66,
        M67 = 67,
        M68 = 68,
        M69 = 69,
        M70 = 70,
        M71 = 71,
        M72 = 72,
        M73 = 73,
        M74 = 74,
        M75 = 75,
        M76 = 76,
        M77 = 77,
        M78 = 78,
        M79 = 79,
        Menus =
        [
            KeyValuePair.Create<string, V1.Menu>("a", new V1.Dish { Name = "soup" }),
            KeyValuePair.Create<string, V1.Menu>("b", new V1.Menu.C00()),
            KeyValuePair.Create<string, V1.Menu>("c", new V1.Menu.C69()),
        ],
    };

    [Fact]
    public void A_record_with_eighty_members_converts_and_survives_the_codec()
    {
        V2.Wide newer = Old.ToV2();

        Assert.Equal((0, 79, 7), (newer.M00, newer.M79, newer.Extra));
        Assert.Equal(Old, newer.ToV1().GetValueOrThrow());
        Assert.Equal(newer, SpecJson.Deserialize<V2.Wide>(SpecJson.SerializeToUtf8Bytes(newer)));
    }

    [Fact]
    public void A_union_with_more_cases_than_a_mask_has_bits_still_tells_them_apart()
    {
        var newer = Old.ToV2();
        var later = newer with { Menus = newer.Menus.SetItem("d", new V2.Menu.C70()) };

        var loss = Assert.Single(later.ToV1().Losses);

        Assert.Equal(("/Menus/d", LossKind.CaseNotRepresentable), (loss.Pointer, loss.Kind));
        Assert.Equal(new V2.Menu.C69(), newer.Menus["c"]);
    }
}
