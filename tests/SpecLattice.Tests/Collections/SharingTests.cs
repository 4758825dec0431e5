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
        SpecMap<string, OldDevice> shared = SpecSharing.ShareAs<string, NewDevice, OldDevice>(map);
        Assert.True(map.Keys == shared.Keys, "the key array is one");
        Assert.Same(map.ValueAt(0).Payload, shared.ValueAt(0).Payload);
        Assert.True(SpecSharing.HasOnlyCases(shared, OldDevice.DiskBit | OldDevice.NicBit));
        Assert.False(SpecSharing.HasOnlyCases(shared, OldDevice.DiskBit));
        Assert.Equal(SpecMap.Create<string, OldDevice>(new("a", new Disk("x")), new("b", new Nic(1))), shared);
        Assert.Equal(map, SpecSharing.ShareAs<string, OldDevice, NewDevice>(shared));

        SpecList<OldDevice> list = SpecSharing.ShareAs<NewDevice, OldDevice>(map.Values);
        Assert.Same(map.ValueAt(1).Payload, list[1].Payload);
    }

    [Fact]
    public void Shares_in_constant_space()
    {
        SpecList<NewDevice> list = SpecList.From(Enumerable.Range(0, 10_000).Select(i => (NewDevice)new Nic(i)));
        _ = SpecSharing.ShareAs<NewDevice, OldDevice>(list);
        long before = GC.GetAllocatedBytesForCurrentThread();
        _ = SpecSharing.ShareAs<NewDevice, OldDevice>(list);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200);
    }

    [Fact]
    public void The_mask_says_which_cases_are_inside()
    {
        SpecMap<string, NewDevice> map = [new("a", new Disk("x")), new("b", new Socket(3))];
        Assert.True(SpecSharing.HasOnlyCases(map, OldDevice.DiskBit | NewDevice.SocketBit));
        Assert.False(SpecSharing.HasOnlyCases(map, ulong.MaxValue ^ OldDevice.DiskBit));
        Assert.False(SpecSharing.HasOnlyCases(map, OldCases));
        Assert.True(SpecSharing.HasOnlyCases(map, OldCases | NewDevice.SocketBit));
        Assert.True(SpecSharing.HasOnlyCases(map.Remove("b"), OldCases));
        Assert.False(SpecSharing.HasOnlyCases(map.Remove("b").SetItem("c", new Socket(4)), OldCases));
        Assert.True(SpecSharing.HasOnlyCases(SpecMap<string, NewDevice>.Empty, 0));
        SpecList<OldDevice> empty = [OldDevice.Empty];
        Assert.True(SpecSharing.HasOnlyCases(empty, OldDevice.EmptyBit));
        Assert.False(SpecSharing.HasOnlyCases(empty, ulong.MaxValue ^ OldDevice.EmptyBit));
    }

    [Fact]
    public void An_unnumbered_case_leaves_no_mask()
    {
        SpecList<NewDevice> list = [new Disk("x"), NewDevice.FromPayload(default(JsonElement))];
        Assert.False(SpecSharing.HasOnlyCases(list, ulong.MaxValue));
    }

    [Fact]
    public void Only_unions_have_a_mask_and_are_shared()
    {
        SpecList<int> numbers = [1];
        Assert.False(SpecSharing.HasOnlyCases(numbers, ulong.MaxValue));
        Assert.False(SpecSharing.HasOnlyCases(SpecList<int>.Empty, ulong.MaxValue));
        Assert.Throws<InvalidOperationException>(() => SpecSharing.ShareAs<int, OldDevice>(numbers));
        SpecList<OldDevice> devices = [new Disk("x")];
        Assert.Throws<InvalidOperationException>(() => SpecSharing.ShareAs<OldDevice, int>(devices));
        Assert.Throws<InvalidOperationException>(() => SpecSharing.ShareAs<OldDevice, Disk>(devices));
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
            SpecMap<string, OldDevice>? converted = SpecConvert.Values<string, NewDevice, OldDevice>(map, NewDevice.ToOld, ref losses);
            string[] sockets =
                [.. map.Where(e => e.Value.Payload is Socket).Select(e => "/" + e.Key.Replace("~", "~0").Replace("/", "~1"))];
            Assert.Equal(sockets, losses.ToReport().Select(l => l.Pointer));
            Assert.Equal(sockets.Length > 0, converted is null);
            Assert.Equal(SpecSharing.HasOnlyCases(map, OldCases), converted is not null);
            if (converted is not null)
            {
                Assert.Equal(SpecSharing.ShareAs<string, NewDevice, OldDevice>(map), converted);
            }
        });

    [Fact]
    public void Converting_a_list_names_the_index()
    {
        SpecList<NewDevice> list = [new Disk("x"), new Socket(3), new Socket(4)];
        var losses = new LossCollector("box", [3, 2]);
        losses.Add("before", LossKind.Custom, 3, "was there already");
        Assert.Null(SpecConvert.Items<NewDevice, OldDevice>(list, NewDevice.ToOld, ref losses));
        Assert.Equal(["/before", "/1", "/2"], losses.ToReport().Select(l => l.Pointer));
    }

    [Fact]
    public void Converting_succeeds_beside_losses_elsewhere()
    {
        SpecList<NewDevice> list = [new Disk("x"), new Nic(1)];
        var losses = new LossCollector("box", [3, 2]);
        losses.Add("before", LossKind.Custom, 3, "was there already");
        Assert.Equal([new Disk("x"), new Nic(1)], SpecConvert.Items<NewDevice, OldDevice>(list, NewDevice.ToOld, ref losses));
    }
}
