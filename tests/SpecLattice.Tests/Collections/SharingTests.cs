using System.Text.Json;
using CsCheck;
using SpecLattice.CompilerServices;

namespace SpecLattice.Tests.Collections;

public class SharingTests
{
    private const ulong OldCases = OldDevice.DiskBit | OldDevice.NicBit | OldDevice.EmptyBit;

    [Fact]
    public void Shares_keys_and_values_between_versions_of_a_union()
    {
        SpecMap<string, NewDevice> map = [new("b", new Nic(1)), new("a", new Disk("x"))];
        SpecMap<string, OldDevice> shared = map.ShareAs<OldDevice>();
        Assert.True(map.Keys == shared.Keys, "the key array is one");
        Assert.Same(map.ValueAt(0).Payload, shared.ValueAt(0).Payload);
        Assert.Equal(map.CaseMask, shared.CaseMask);
        Assert.Equal(SpecMap.Create<string, OldDevice>(new("a", new Disk("x")), new("b", new Nic(1))), shared);
        Assert.Equal(map, shared.ShareAs<NewDevice>());

        SpecList<OldDevice> list = map.Values.ShareAs<OldDevice>();
        Assert.Same(map.ValueAt(1).Payload, list[1].Payload);
    }

    [Fact]
    public void Shares_in_constant_space()
    {
        SpecList<NewDevice> list = SpecList.From(Enumerable.Range(0, 10_000).Select(i => (NewDevice)new Nic(i)));
        _ = list.ShareAs<OldDevice>();
        long before = GC.GetAllocatedBytesForCurrentThread();
        _ = list.ShareAs<OldDevice>();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200);
    }

    [Fact]
    public void The_mask_says_which_cases_are_inside()
    {
        SpecMap<string, NewDevice> map = [new("a", new Disk("x")), new("b", new Socket(3))];
        Assert.True(map.HasCaseMask);
        Assert.Equal(OldDevice.DiskBit | NewDevice.SocketBit, map.CaseMask);
        Assert.False(map.HasOnlyCases(OldCases));
        Assert.True(map.HasOnlyCases(OldCases | NewDevice.SocketBit));
        Assert.True(map.Remove("b").HasOnlyCases(OldCases));
        Assert.False(map.Remove("b").SetItem("c", new Socket(4)).HasOnlyCases(OldCases));
        Assert.True(SpecMap<string, NewDevice>.Empty.HasOnlyCases(0));
        SpecList<OldDevice> empty = [OldDevice.Empty];
        Assert.Equal(OldDevice.EmptyBit, empty.CaseMask);
    }

    [Fact]
    public void An_unnumbered_case_leaves_no_mask()
    {
        SpecList<NewDevice> list = [new Disk("x"), NewDevice.FromPayload(default(JsonElement))];
        Assert.False(list.HasCaseMask);
        Assert.Equal(0UL, list.CaseMask);
        Assert.False(list.HasOnlyCases(ulong.MaxValue));
    }

    [Fact]
    public void Only_unions_have_a_mask_and_are_shared()
    {
        SpecList<int> numbers = [1];
        Assert.False(numbers.HasCaseMask);
        Assert.False(numbers.HasOnlyCases(ulong.MaxValue));
        Assert.False(SpecList<int>.Empty.HasCaseMask);
        Assert.Throws<InvalidOperationException>(() => numbers.ShareAs<OldDevice>());
        SpecList<OldDevice> devices = [new Disk("x")];
        Assert.Throws<InvalidOperationException>(() => devices.ShareAs<int>());
        Assert.Throws<InvalidOperationException>(() => devices.ShareAs<Disk>());
    }

    [Fact]
    public void An_uninitialized_union_cannot_get_in()
        => Assert.Throws<InvalidOperationException>(() => SpecList.Create(default(OldDevice)));

    [Fact]
    public void Converting_names_every_lost_entry_or_gives_all()
        => Gen.Select(Generators.Text, Generators.Device).Array[0, 8].Sample(entries =>
        {
            SpecMap<string, NewDevice> map =
                SpecMap.From(entries.DistinctBy(e => e.Item1).Select(e => KeyValuePair.Create(e.Item1, e.Item2)));
            var losses = new LossCollector("box", [3, 2]);
            SpecMap<string, OldDevice>? converted = map.ConvertValues<OldDevice>(NewDevice.ToOld, ref losses);
            string[] sockets =
                [.. map.Where(e => e.Value.Payload is Socket).Select(e => "/" + e.Key.Replace("~", "~0").Replace("/", "~1"))];
            Assert.Equal(sockets, losses.ToReport().Select(l => l.Pointer));
            Assert.Equal(sockets.Length > 0, converted is null);
            Assert.Equal(map.HasOnlyCases(OldCases), converted is not null);
            if (converted is not null)
            {
                Assert.Equal(map.ShareAs<OldDevice>(), converted);
            }
        });

    [Fact]
    public void Converting_a_list_names_the_index()
    {
        SpecList<NewDevice> list = [new Disk("x"), new Socket(3), new Socket(4)];
        var losses = new LossCollector("box", [3, 2]);
        losses.Add("before", LossKind.Custom, 3, "was there already");
        Assert.Null(list.ConvertItems<OldDevice>(NewDevice.ToOld, ref losses));
        Assert.Equal(["/before", "/1", "/2"], losses.ToReport().Select(l => l.Pointer));
    }

    [Fact]
    public void Converting_succeeds_beside_losses_elsewhere()
    {
        SpecList<NewDevice> list = [new Disk("x"), new Nic(1)];
        var losses = new LossCollector("box", [3, 2]);
        losses.Add("before", LossKind.Custom, 3, "was there already");
        Assert.Equal([new Disk("x"), new Nic(1)], list.ConvertItems<OldDevice>(NewDevice.ToOld, ref losses));
    }
}
