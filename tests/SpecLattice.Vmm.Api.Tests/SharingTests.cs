using System.Globalization;

namespace SpecLattice.Vmm.Api.Tests;

/// <summary>A conversion that changes no component does not copy the components.</summary>
public sealed class SharingTests
{
    private const int MostBytes = 512;

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(1000)]
    [InlineData(20_000)]
    public void Components_that_no_version_changed_are_shared(int count)
    {
        var spec = SpecOf(count);
        Assert.InRange(BytesOf(spec, one => one.ToV2()), 1, MostBytes);
        Assert.InRange(BytesOf(spec, one => one.ToV3()), 1, MostBytes);
        Assert.InRange(BytesOf(spec, one => one.ToV6()), 1, MostBytes);

        Assert.InRange(BytesOf(spec.ToV6(), one => one.ToV1().GetValueOrThrow()), 1, MostBytes);
        Assert.InRange(BytesOf(spec.ToV6(), one => one.ToV3().GetValueOrThrow()), 1, MostBytes);
        Assert.InRange(BytesOf(spec.ToV3(), one => one.ToV1().GetValueOrThrow()), 1, MostBytes);
        Assert.InRange(BytesOf(spec.ToV2(), one => one.ToV1().GetValueOrThrow()), 1, MostBytes);
        Assert.InRange(BytesOf<AnyInstanceSpec>(spec, one => one.ToVersion(6).GetValueOrThrow()), 1, MostBytes);
    }

    [Fact]
    public void What_is_shared_is_the_same_object()
    {
        var spec = SpecOf(10);
        var latest = spec.ToV6();
        Assert.Same(spec.Board, latest.Board);
        Assert.Same(spec.Components["device3"].Value, latest.Components["device3"].Value);
        Assert.Same(spec.Components, spec.ToV2().Components);
        Assert.Equal(spec, latest.ToV1().GetValueOrThrow());
    }

    [Fact]
    public void A_disk_that_version_6_changed_is_copied_and_nothing_else()
    {
        var disk = new V1.NvmeDisk { BackendId = "b", PciPath = new PciPath(0, 1, 0), SerialNumber = SerialNumber.FromText("boot") };
        var spec = SpecOf(10);
        spec = spec with { Components = spec.Components.Add("disk", disk) };
        var latest = spec.ToV6();
        Assert.True(latest.Components["disk"].TryGetValue(out V6.NvmeDisk? converted));
        Assert.True(converted.HasWriteCache);
        Assert.Same(spec.Components["device3"].Value, latest.Components["device3"].Value);
        Assert.Equal(spec, latest.ToV1().GetValueOrThrow());
    }

    private static V1.InstanceSpec SpecOf(int count) => new()
    {
        Board = new V1.Board { Cpus = 1, MemoryMb = 1024, Chipset = new V1.I440Fx { EnablePcie = false } },
        Components = SpecMap.From(Enumerable.Range(0, count).Select(number =>
            KeyValuePair.Create<SpecKey, V1.Component>(
                string.Create(CultureInfo.InvariantCulture, $"device{number}"),
                new V1.VirtioDisk { BackendId = "b", PciPath = new PciPath(0, 1, 0) }))),
    };

    private static long BytesOf<T>(T value, Func<T, object> convert)
    {
        // The first calls pay for the code itself.
        object kept = convert(value);
        kept = convert(value);
        var before = GC.GetAllocatedBytesForCurrentThread();
        kept = convert(value);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        GC.KeepAlive(kept);
        return bytes;
    }
}
