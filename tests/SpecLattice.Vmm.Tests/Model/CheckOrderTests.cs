using SpecLattice.Vmm.ApiMapping;
using SpecLattice.Vmm.Model;
using static SpecLattice.Vmm.Tests.Model.Parts;
using Com = SpecLattice.Vmm.Api.V1.SerialPortNumber;

namespace SpecLattice.Vmm.Tests.Model;

/// <summary>Of several mistakes in a spec, the one is reported that the original server reports.</summary>
public sealed class CheckOrderTests
{
    private static readonly Dictionary<string, Order> Orders = new(StringComparer.Ordinal)
    {
        ["a missing backend before a PCI path in use"] = new(
            Spec(("a", Bridge(4)), ("b", Virtio("store", 4))),
            "storage backend store not found for device b"),
        ["devices by key, whatever their kind"] = new(
            Spec(("a", Nic("net", 4)), ("b", Virtio("store", 4))),
            "network backend net not found for device a"),
        ["uuids before names"] = new(
            Spec(("00000000-0000-0000-0000-000000000001", Virtio("s0", 4)), ("!", Virtio("s1", 5))),
            "storage backend s0 not found for device 00000000-0000-0000-0000-000000000001"),
        ["a missing feature before a missing backend"] = new(
            Spec(("port", NpuPort("net"))),
            "support for component port compiled out via falcon",
            ModelFeatures.None),
        ["a device before boot settings with a smaller key"] = new(
            Spec(("boot", Boot("disk")), ("disk", Virtio("store", 4))),
            "storage backend store not found for device disk"),
        ["a boot option before repeated boot settings"] = new(
            Spec(("boot0", Boot("disk")), ("boot1", Boot())),
            "boot option disk is not an attached device"),
        ["repeated boot settings before their options"] = new(
            Spec(("boot0", Boot()), ("boot1", Boot("disk"))),
            "boot settings were already specified"),
        ["the boot order before left-over backends"] = new(
            Spec(("boot", Boot("store")), ("store", Blob())),
            "boot option store is not an attached device"),
        ["left-over storage before left-over viona"] = new(
            Spec(("a", Viona()), ("b", Blob())),
            "backend b not used by any device"),
        ["left-over viona before left-over DLPI"] = new(
            Spec(("a", Dlpi()), ("b", Viona())),
            "backend b not used by any device"),
        ["left-over backends of a kind by key"] = new(
            Spec(("b", Blob()), ("a", Crucible())),
            "backend a not used by any device"),
        ["a second socket before its PCI path"] = new(
            Spec(("a", Socket(4)), ("b", Socket(4))),
            "vsock device already specified"),
        ["a socket's PCI path before its context id"] = new(
            Spec(("a", Bridge(4)), ("b", Socket(4, cid: 0))),
            "a PCI device is already attached at PciPath { bus: 0, device: 4, function: 0 }"),
        ["a SoftNPU's name before its port"] = new(
            Spec(("com4", Serial(Com.Com4)), ("npu", NpuPciPort(4))),
            "a component with name com4 already exists"),
        ["a SoftNPU's port before its PCI path"] = new(
            Spec(("bridge", Bridge(4)), ("fourth", Serial(Com.Com4)), ("npu", NpuPciPort(4))),
            "serial port Com4 is already specified"),
        ["CPUID before everything else"] = new(
            Spec(("disk", Virtio("store", 4))) with { Board = Board(Cpuid(Leaf(0x10000))) },
            "instance spec's CPUID entries are invalid: leaf 10000 not in standard or extended range"),
    };

    public static TheoryData<string> Names => [.. Orders.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_first_mistake_is_reported(string name)
    {
        var order = Orders[name];
        Assert.Equal(order.Message, Refused(Convert(order.Spec, order.Features)).ToString());
    }

    private sealed record Order(Latest.InstanceSpec Spec, string Message, ModelFeatures? Features = null);
}
