using SpecLattice.Vmm.ApiMapping;
using SpecLattice.Vmm.Model;
using static SpecLattice.Vmm.Tests.Model.Parts;
using V1 = SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Tests.Model;

public sealed class CpuidSetTests
{
    private const string Invalid = "instance spec's CPUID entries are invalid";

    private static readonly Dictionary<string, (V1.Cpuid Cpuid, int Entry, string Source)> Rules = new(StringComparer.Ordinal)
    {
        ["beyond the standard range"] = (Cpuid(Leaf(0xFFFF), Leaf(0x10000)), 1, "leaf 10000 not in standard or extended range"),
        ["before the extended range"] = (Cpuid(Leaf(0x7FFF_FFFF)), 0, "leaf 7fffffff not in standard or extended range"),
        ["the hypervisor's range"] = (Cpuid(Leaf(0x4000_0000)), 0, "leaf 40000000 not in standard or extended range"),
        ["beyond the extended range"] = (Cpuid(Leaf(0x8001_0000)), 0, "leaf 80010000 not in standard or extended range"),
        ["a leaf twice"] = (Cpuid(Leaf(0x8000_000A), Leaf(0x8000_000A)), 1, "duplicate leaf and subleaf (8000000a, None)"),
        ["a subleaf twice"] = (Cpuid(Leaf(0xB, 0), Leaf(0xB, 10), Leaf(0xB, 10)), 2, "duplicate leaf and subleaf (b, Some(10))"),
        ["no subleaf after subleaves"] = (Cpuid(Leaf(0x1F, 0), Leaf(0x1F)), 1, "leaf 1f has entries with subleaves"),
        ["a subleaf after none"] = (Cpuid(Leaf(0x1F), Leaf(0x1F, 0)), 1, "leaf 1f has an entry with no subleaves"),
        ["the first of two mistakes"] = (Cpuid(Leaf(1), Leaf(1), Leaf(0x10000)), 1, "duplicate leaf and subleaf (1, None)"),
    };

    public static TheoryData<string> Names => [.. Rules.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Entries_that_break_a_rule_are_refused(string name)
    {
        var (cpuid, entry, source) = Rules[name];
        var error = Refused(Convert(Spec() with { Board = Board(cpuid) }));
        Assert.Equal(new ModelError($"/board/cpuid/entries/{entry}", Invalid, source), error);
        Assert.Equal($"{Invalid}: {source}", error.ToString());
    }

    [Fact]
    public void The_ends_of_the_ranges_are_taken()
    {
        var leaves = ModelOf(Spec() with { Board = Board(Cpuid(Leaf(0x8000_FFFF), Leaf(0x8000_0000), Leaf(0xFFFF), Leaf(0))) }).Cpuid!.Leaves;
        Assert.Equal([0u, 0xFFFFu, 0x8000_0000u, 0x8000_FFFFu], leaves.Keys.Select(key => key.Leaf));
    }

    [Fact]
    public void Entries_come_back_by_leaf_and_subleaf()
    {
        var set = CpuidMapping.FromApi(Cpuid(Leaf(7, 2, 20), Leaf(7, 0, 21), Leaf(1, null, 22), Leaf(0, 5, 23)));
        Assert.True(set.TryGetValue(out var cpuid, out _));
        Assert.Equal(Cpuid(Leaf(0, 5, 23), Leaf(1, null, 22), Leaf(7, 0, 21), Leaf(7, 2, 20)), CpuidMapping.ToApi(cpuid));
    }

    [Fact]
    public void A_subleaf_of_zero_is_not_none()
    {
        Assert.True(CpuidMapping.FromApi(Cpuid(Leaf(1, 0))).TryGetValue(out var zero, out _));
        Assert.True(CpuidMapping.FromApi(Cpuid(Leaf(1))).TryGetValue(out var none, out _));
        Assert.NotEqual(none, zero);
        Assert.True(new CpuidLeaf(1, null) < new CpuidLeaf(1, 0));
        Assert.True(new CpuidLeaf(1, 1) > new CpuidLeaf(1, 0));
        Assert.True(new CpuidLeaf(1, 1) <= new CpuidLeaf(2, null));
        Assert.False(new CpuidLeaf(1, 1) >= new CpuidLeaf(2, null));
    }

    [Fact]
    public void Nothing_stands_in_for_absent_values()
    {
        var model = ModelOf(Spec());
        Assert.Null(model.Cpuid);
        Assert.Null(ModelToApi.Convert(model).GetValueOrThrow().Board.Cpuid);
    }

    [Fact]
    public void An_empty_set_is_not_an_absent_one() =>
        Assert.Equal(Board(Cpuid()), ModelToApi.Convert(ModelOf(Spec() with { Board = Board(Cpuid()) })).GetValueOrThrow().Board);
}
