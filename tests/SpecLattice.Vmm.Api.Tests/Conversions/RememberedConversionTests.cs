using System.Runtime.CompilerServices;
using SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Api.Tests.Conversions;

/// <summary>A map remembers what it was converted to. Nobody can tell, but by the time that it takes.</summary>
public sealed class RememberedConversionTests
{
    [Fact]
    public void The_same_conversion_gives_the_same_map_again()
    {
        var spec = Make();
        var (first, second) = (spec.ToV6(), spec.ToV6());

        Assert.Same(first.Components, second.Components);
        Assert.Equal(first, second);
        Assert.Same(first.ToV3().GetValueOrThrow().Components, second.ToV3().GetValueOrThrow().Components);
    }

    [Fact]
    public void The_floor_forgets_nothing_that_it_asked_for()
    {
        var spec = Make().ToV6();
        Assert.Equal(1, spec.GetFloor());
        var (older, oldest) = (spec.ToV3().GetValueOrThrow().Components, spec.ToV1().GetValueOrThrow().Components);
        Assert.Equal(1, spec.GetFloor());

        Assert.Same(older, spec.ToV3().GetValueOrThrow().Components);
        Assert.Same(oldest, spec.ToV1().GetValueOrThrow().Components);
    }

    [Fact]
    public void What_is_remembered_is_what_reading_the_converted_document_gives()
    {
        var spec = Make();
        spec.ToV6();
        var again = SpecJson.Deserialize<V6.InstanceSpec>(SpecJson.SerializeToUtf8Bytes(spec.ToV6()));

        Assert.Equal(again, spec.ToV6());
        Assert.Equal(again.GetHashCode(), spec.ToV6().GetHashCode());
        Assert.Equal(spec, again.ToV3().GetValueOrThrow());
        Assert.Equal(spec, again.ToV3().GetValueOrThrow());
    }

    [Fact]
    public void A_changed_copy_is_converted_anew()
    {
        var spec = Make();
        spec.ToV6();
        var changed = spec with { Components = spec.Components.SetItem("disk", Disk(1)) };

        Assert.NotEqual(spec.ToV6(), changed.ToV6());
        Assert.Equal(changed, changed.ToV6().ToV3().GetValueOrThrow());
    }

    [Fact]
    public void A_refused_conversion_is_refused_again_with_the_same_losses()
    {
        var cached = Make().ToV6();
        var lossy = cached with
        {
            Components = cached.Components.ConvertValues(component => component.TryGetValue(out V6.NvmeDisk? disk) ? disk with { HasWriteCache = false } : component),
        };

        Assert.Equal(["/components/disk/component/has_write_cache"], lossy.ToV3().Losses.Select<Loss, string>(loss => loss.Pointer));
        Assert.Equal(lossy.ToV3().Losses, lossy.ToV3().Losses);
        Assert.Equal(6, lossy.GetFloor());
        Assert.Equal(1, cached.GetFloor());
    }

    [Fact]
    public void The_memory_ends_with_the_map()
    {
        var converted = Convert();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(converted.IsAlive);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference Convert() => new(Make().ToV6().Components);
    }

    [Fact]
    public void A_hash_that_was_asked_for_is_not_that_of_a_changed_copy()
    {
        var spec = Make();
        var before = spec.GetHashCode();
        var changed = spec with { Components = spec.Components.SetItem("disk", Disk(1)) };

        Assert.Equal(before, Make().GetHashCode());
        Assert.NotEqual(before, changed.GetHashCode());
        Assert.Equal(changed.GetHashCode(), (Make() with { Components = changed.Components.Remove("none") }).GetHashCode());
    }

    private static V3.InstanceSpec Make() => new()
    {
        Board = new Board { Cpus = 4, MemoryMb = 1024, Chipset = new I440Fx { EnablePcie = false } },
        Components = SpecMap.From<SpecKey, V3.Component>([new("disk", Disk(0)), new("panic", new QemuPvpanic { EnableIsa = true })]),
    };

    private static NvmeDisk Disk(byte bus) => new() { BackendId = "backend", PciPath = new PciPath(bus, 4, 0), SerialNumber = SerialNumber.FromText("serial") };
}
