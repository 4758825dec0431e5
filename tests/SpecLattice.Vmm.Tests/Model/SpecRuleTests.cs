using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.ApiMapping;
using SpecLattice.Vmm.Model;
using static SpecLattice.Vmm.Tests.Model.Parts;
using Com = SpecLattice.Vmm.Api.V1.SerialPortNumber;

namespace SpecLattice.Vmm.Tests.Model;

/// <summary>Every rule that an API spec can break, with its message and place.</summary>
public sealed class SpecRuleTests
{
    private static readonly Dictionary<string, Rule> Rules = new(StringComparer.Ordinal)
    {
        ["a disk's backend is missing"] = new(
            Spec(("disk", Virtio("store", 4))),
            "/components/disk",
            "storage backend store not found for device disk"),
        ["a disk's backend is a network backend"] = new(
            Spec(("disk", Nvme("net", 4)), ("net", Viona())),
            "/components/disk",
            "storage backend net not found for device disk"),
        ["a disk is its own backend"] = new(
            Spec(("disk", Virtio("disk", 4))),
            "/components/disk",
            "storage backend disk not found for device disk"),
        ["two disks share a backend"] = new(
            Spec(("disk0", Virtio("store", 4)), ("disk1", Virtio("store", 5)), ("store", Blob())),
            "/components/disk1",
            "storage backend store not found for device disk1"),
        ["a card's backend is missing"] = new(
            Spec(("nic", Nic("net", 4))),
            "/components/nic",
            "network backend net not found for device nic"),
        ["a card's backend is a DLPI backend"] = new(
            Spec(("nic", Nic("net", 4)), ("net", Dlpi())),
            "/components/nic",
            "network backend net not found for device nic"),
        ["two cards share a backend"] = new(
            Spec(("net", Viona()), ("nic0", Nic("net", 4)), ("nic1", Nic("net", 5))),
            "/components/nic1",
            "network backend net not found for device nic1"),
        ["a SoftNPU port's backend is missing"] = new(
            Spec(("port", NpuPort("net"))),
            "/components/port",
            "network backend net not found for device port"),
        ["a SoftNPU port's backend is a viona backend"] = new(
            Spec(("net", Viona()), ("port", NpuPort("net"))),
            "/components/port",
            "network backend net not found for device port"),
        ["a disk is where another disk is"] = new(
            Spec(("a", Virtio("a-store", 4)), ("a-store", Blob()), ("b", Nvme("b-store", 4)), ("b-store", File())),
            "/components/b",
            "a PCI device is already attached at PciPath { bus: 0, device: 4, function: 0 }"),
        ["a card is where a disk is"] = new(
            Spec(("a", Virtio("a-store", 5)), ("a-store", Blob()), ("b", Nic("net", 5)), ("net", Viona())),
            "/components/b",
            "a PCI device is already attached at PciPath { bus: 0, device: 5, function: 0 }"),
        ["a bridge is where a bridge is"] = new(
            Spec(("a", Bridge(6)), ("b", Bridge(6, bus: 2))),
            "/components/b",
            "a PCI device is already attached at PciPath { bus: 0, device: 6, function: 0 }"),
        ["a socket is where a bridge is"] = new(
            Spec(("a", Bridge(31)), ("b", Socket(31))),
            "/components/b",
            "a PCI device is already attached at PciPath { bus: 0, device: 31, function: 0 }"),
        ["a SoftNPU is where a bridge is"] = new(
            Spec(("a", Bridge(7)), ("b", NpuPciPort(7))),
            "/components/b",
            "a PCI device is already attached at PciPath { bus: 0, device: 7, function: 0 }"),
        ["a SoftNPU 9P device is where a bridge is"] = new(
            Spec(("a", Bridge(7)), ("b", NpuP9(7))),
            "/components/b",
            "a PCI device is already attached at PciPath { bus: 0, device: 7, function: 0 }"),
        ["a 9P file system is where a bridge is"] = new(
            Spec(("a", Bridge(7)), ("b", P9(7))),
            "/components/b",
            "a PCI device is already attached at PciPath { bus: 0, device: 7, function: 0 }"),
        ["a serial port appears twice"] = new(
            Spec(("a", Serial(Com.Com1)), ("b", Serial(Com.Com1))),
            "/components/b",
            "serial port Com1 is already specified"),
        ["pvpanic appears twice"] = new(
            Spec(("a", Panic()), ("b", Panic())),
            "/components/b",
            "pvpanic device already specified"),
        ["the socket appears twice"] = new(
            Spec(("a", Socket(4)), ("b", Socket(5, cid: 17))),
            "/components/b",
            "vsock device already specified"),
        ["the failure injector appears twice"] = new(
            Spec(("a", Injector()), ("b", Injector())),
            "/components/b",
            "migration failure injection already enabled"),
        ["boot settings are there twice"] = new(
            Spec(("a", Boot()), ("b", Boot())),
            "/components/b",
            "boot settings were already specified"),
        ["the SoftNPU appears twice"] = new(
            Spec(("a", NpuPciPort(4)), ("b", NpuPciPort(5))),
            "/components/b",
            "a component with name com4 already exists"),
        ["the SoftNPU 9P device appears twice"] = new(
            Spec(("a", NpuP9(4)), ("b", NpuP9(5))),
            "/components/b",
            "softnpu p9 device already specified"),
        ["the 9P file system appears twice"] = new(
            Spec(("a", P9(4)), ("b", P9(5))),
            "/components/b",
            "p9fs device already specified"),
        ["a SoftNPU comes after COM4"] = new(
            Spec(("fourth", Serial(Com.Com4)), ("npu", NpuPciPort(4))),
            "/components/npu",
            "serial port Com4 is already specified"),
        ["a SoftNPU comes before COM4"] = new(
            Spec(("npu", NpuPciPort(4)), ("uart", Serial(Com.Com4))),
            "/components/uart",
            "serial port Com4 is already specified"),
        ["a SoftNPU comes after the name com4"] = new(
            Spec(("com4", Serial(Com.Com1)), ("npu", NpuPciPort(4))),
            "/components/npu",
            "a component with name com4 already exists"),
        ["a SoftNPU comes before the name com4"] = new(
            Spec(("a", NpuPciPort(4)), ("com4", Serial(Com.Com1))),
            "/components/com4",
            "a component with name com4 already exists"),
        ["a boot option is not there"] = new(
            Spec(("boot", Boot("disk"))),
            "/components/boot",
            "boot option disk is not an attached device"),
        ["a boot option is a card"] = new(
            Spec(("boot", Boot("nic")), ("net", Viona()), ("nic", Nic("net", 4))),
            "/components/boot",
            "boot option nic is not an attached device"),
        ["a boot option is a backend"] = new(
            Spec(("boot", Boot("disk", "store")), ("disk", Virtio("store", 4)), ("store", Blob())),
            "/components/boot",
            "boot option store is not an attached device"),
        ["a storage backend is left over"] = new(
            Spec(("store", Crucible())),
            "/components/store",
            "backend store not used by any device"),
        ["a viona backend is left over"] = new(
            Spec(("net", Viona())),
            "/components/net",
            "backend net not used by any device"),
        ["a DLPI backend is left over"] = new(
            Spec(("net", Dlpi())),
            "/components/net",
            "backend net not used by any device"),
        ["the failure injector is compiled out"] = new(
            Spec(("injector", Injector())),
            "/components/injector",
            "support for component injector compiled out via failure-injection",
            ModelFeatures.All with { FailureInjection = false }),
        ["the SoftNPU is compiled out"] = new(
            Spec(("npu", NpuPciPort(4))),
            "/components/npu",
            "support for component npu compiled out via falcon",
            ModelFeatures.All with { Falcon = false }),
        ["the SoftNPU port is compiled out"] = new(
            Spec(("port", NpuPort("missing"))),
            "/components/port",
            "support for component port compiled out via falcon",
            ModelFeatures.All with { Falcon = false }),
        ["the SoftNPU 9P device is compiled out"] = new(
            Spec(("p9", NpuP9(4))),
            "/components/p9",
            "support for component p9 compiled out via falcon",
            ModelFeatures.All with { Falcon = false }),
        ["the 9P file system is compiled out"] = new(
            Spec(("p9", P9(4))),
            "/components/p9",
            "support for component p9 compiled out via falcon",
            ModelFeatures.All with { Falcon = false }),
    };

    public static TheoryData<string> Names => [.. Rules.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_spec_that_breaks_a_rule_is_refused(string name)
    {
        var rule = Rules[name];
        Assert.Equal(new ModelError(rule.Pointer, rule.Message), Refused(Convert(rule.Spec, rule.Features)));
    }

    [Theory]
    [InlineData("virtio_disk")]
    [InlineData("nvme_disk")]
    [InlineData("virtio_nic")]
    [InlineData("pci_pci_bridge")]
    [InlineData("virtio_socket")]
    [InlineData("soft_npu_pci_port")]
    [InlineData("soft_npu_p9")]
    [InlineData("p9fs")]
    public void Every_kind_of_PCI_device_takes_its_path(string kind)
    {
        (SpecKey, ApiComponent)[] device = kind switch
        {
            "virtio_disk" => [("a", Virtio("b", 9)), ("b", Blob())],
            "nvme_disk" => [("a", Nvme("b", 9)), ("b", Blob())],
            "virtio_nic" => [("a", Nic("b", 9)), ("b", Viona())],
            "pci_pci_bridge" => [("a", Bridge(9))],
            "virtio_socket" => [("a", Socket(9))],
            "soft_npu_pci_port" => [("a", NpuPciPort(9))],
            "soft_npu_p9" => [("a", NpuP9(9))],
            _ => [("a", P9(9))],
        };
        Assert.Equal(
            ModelError.AtComponent("z", "a PCI device is already attached at PciPath { bus: 0, device: 9, function: 0 }"),
            Refused(Convert(Spec([.. device, ("z", Bridge(9))]))));
        Assert.Equal(kind, device[0].Item2.Tag);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(0x1_0000_0000)]
    [InlineData(0x8000_0000_0000_0003)]
    [InlineData(ulong.MaxValue)]
    public void A_reserved_context_id_is_refused(ulong cid) =>
        Assert.Equal(
            new ModelError("/components/vsock", $"guest cid {cid} contains reserved bits"),
            Refused(Convert(Spec(("vsock", Socket(4, cid))))));

    [Theory]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(uint.MaxValue)]
    public void Any_other_context_id_is_taken(ulong cid) =>
        Assert.Equal(cid, ModelOf(Spec(("vsock", Socket(4, cid)))).Vsock?.GuestCid);

    [Theory]
    [InlineData("a/b", "/components/a~1b")]
    [InlineData("~1", "/components/~01")]
    [InlineData("", "/components/")]
    [InlineData("{6F0E63D2-0D4D-4D0A-9A37-0CBB4C0E7A11}", "/components/6f0e63d2-0d4d-4d0a-9a37-0cbb4c0e7a11")]
    public void The_place_is_a_json_pointer(string id, string place) =>
        Assert.Equal(place, Refused(Convert(Spec((id, Blob())))).Pointer);

    [Fact]
    public void What_the_original_server_does_not_check_is_not_checked()
    {
        var spec = Spec(
            ("", Virtio("store", 4)),
            ("boot", Boot("", "")),
            ("bridge0", Bridge(5, bus: 0)),
            ("bridge1", Bridge(6, bus: 0)),
            ("store", Blob()));
        var model = ModelOf(spec with { Board = spec.Board with { Cpus = 0, MemoryMb = 0 } });
        Assert.Equal(2, model.BootSettings?.Order.Count);
        Assert.Equal(2, model.PciPciBridges.Count);
    }

    [Fact]
    public void A_path_behind_a_bridge_is_another_path()
    {
        ApiComponent behind = new Api.V1.VirtioDisk { BackendId = "store", PciPath = new PciPath(1, 4, 0) };
        Assert.Single(ModelOf(Spec(("bridge", Bridge(4, bus: 1)), ("disk", behind), ("store", Blob()))).Disks);
    }

    private sealed record Rule(Latest.InstanceSpec Spec, string Pointer, string Message, ModelFeatures? Features = null);
}
