using SpecLattice.Families.Tests.Families;
using V1 = SpecLattice.Families.Tests.Families.V1;
using V2 = SpecLattice.Families.Tests.Families.V2;

namespace SpecLattice.Families.Tests;

public class ShapeTests
{
    private static readonly Guid Group = Guid.Parse("00000000-0000-0000-0000-000000000001");

    private static readonly V1.Tree Old = new()
    {
        Root = Leaf("root") with { Children = [Leaf("left"), Leaf("right")] },
        Owner = "ada",
        Nickname = "oak",
        Height = 3,
        Groups = [KeyValuePair.Create<Guid, SpecList<V1.Node>>(Group, [Leaf("a"), Leaf("b")])],
        Palette = [V1.Colour.LightGreen, V1.Colour.Brown, V1.Colour.Brown],
        Used = [V1.Colour.Brown],
    };

    [Fact]
    public void What_fits_goes_up_and_comes_back()
    {
        V2.Tree newer = Old.ToV2();

        Assert.Equal(["ada"], newer.Owners);
        Assert.Equal(["oak"], newer.Nicknames);
        Assert.Equal([3], newer.Heights);
        Assert.Equal(Old, newer.ToV1().GetValueOrThrow());
        Assert.Equal(Old with { Nickname = null, Height = null }, (Old with { Nickname = null, Height = null }).ToV2().ToV1().GetValueOrThrow());
    }

    [Fact]
    public void Every_loss_is_named_however_deep_it_is()
    {
        var newer = Old.ToV2();
        var grafted = newer with
        {
            Root = newer.Root with
            {
                Children = [newer.Root.Children[0], newer.Root.Children[1] with { Weight = 40_000, Grafts = [] }],
            },
            Owners = [],
            Nicknames = ["oak", "tree"],
            Heights = [1, 2],
            Groups = newer.Groups.SetItem(Group, [newer.Groups[Group][0], newer.Groups[Group][1] with { Weight = -40_000 }]),
            Palette = [V2.Colour.Brown, V2.Colour.Red],
            Used = [V2.Colour.Brown, V2.Colour.Red],
        };

        var losses = grafted.ToV1().Losses;

        Assert.Equal(
            [
                ("/Groups/00000000-0000-0000-0000-000000000001/1/Weight", LossKind.OutOfRange),
                ("/Heights", LossKind.NotSingle),
                ("/Nicknames", LossKind.NotSingle),
                ("/Owners", LossKind.NotSingle),
                ("/Palette/1", LossKind.EnumMemberNotRepresentable),
                ("/Root/Children/1/Grafts", LossKind.MemberNotRepresentable),
                ("/Root/Children/1/Weight", LossKind.OutOfRange),
                ("/Used/1", LossKind.EnumMemberNotRepresentable),
            ],
            losses.Select(loss => (loss.Pointer, loss.Kind)).OrderBy(loss => loss.Pointer, StringComparer.Ordinal));
    }

    [Fact]
    public void A_document_survives_the_codec()
    {
        var json = SpecJson.Serialize(Old.ToV2());

        Assert.Equal(Old.ToV2(), SpecJson.Deserialize<V2.Tree>(json));
        Assert.Contains("\"light-green\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Recursion_is_bounded_by_the_depth_limit()
    {
        const int Depth = 100;
        var deep = string.Concat(Enumerable.Repeat("{\"Name\":\"n\",\"Weight\":1,\"Children\":[", Depth))
            + string.Concat(Enumerable.Repeat("]}", Depth));

        var error = Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<V1.Node>(deep));

        Assert.StartsWith("/Children/0/Children/0", error.Pointer, StringComparison.Ordinal);
    }

    [Fact]
    public void The_external_layout_writes_a_unit_case_as_a_string()
    {
        Assert.Equal("\"nothing\"", SpecJson.Serialize<V1.Slot>(new V1.Slot.Nothing()));
        Assert.Equal(new V1.Slot.Nothing(), SpecJson.Deserialize<V1.Slot>("\"nothing\""));
        Assert.Equal(Leaf("x"), SpecJson.Deserialize<V1.Slot>("{\"node\":{\"Name\":\"x\",\"Weight\":1,\"Children\":[]}}").Value);
        Assert.Equal("/leaf", Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<V1.Slot>("{\"leaf\":{}}")).Pointer);
    }

    [Fact]
    public void A_switch_that_names_every_case_needs_no_other_arm()
    {
        Assert.Equal("1", VersionOf(Old));
        Assert.Equal("2", VersionOf(Old.ToV2()));
        Assert.Equal("nothing", Describe(new V1.Slot.Nothing()));
    }

    // The build treats CS8509 as an error: that these compile is the test.
    private static string VersionOf(VersionedTree tree) => tree switch
    {
        V1.Tree => "1",
        V2.Tree { } => "2",
        UnknownTree unknown => unknown.WireTag,
    };

    private static string Describe(V1.Slot slot) => slot.Value switch
    {
        V1.Node node => node.Name,
        V1.Slot.Nothing => slot.Tag,
    };

    private static V1.Node Leaf(string name) => new() { Name = name, Weight = 1, Children = [] };
}
