using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Model;
using static SpecLattice.Vmm.Tests.Model.Parts;
using Com = SpecLattice.Vmm.Api.V1.SerialPortNumber;
using Kind = SpecLattice.Vmm.Instances.UnsupportedComponentKind;

namespace SpecLattice.Vmm.Tests.Instances;

public sealed class MachineMappingTests
{
    private static readonly Latest.InstanceSpec Supported = Spec(
        ("blob", Blob()),
        ("boot", Boot("disk")),
        ("bridge", Bridge(6)),
        ("com1", Serial(Com.Com1)),
        ("disk", Virtio("blob", 4)),
        ("file", File()),
        ("injector", Injector()),
        ("nvme", Nvme("file", 5)),
        ("pvpanic", Panic()),
        ("vsock", Socket(7)));

    private static readonly Dictionary<string, (Latest.InstanceSpec Spec, UnsupportedComponent[] Unsupported, string Says)> Cases =
        new(StringComparer.Ordinal)
        {
            ["crucible"] = (
                Spec(("disk", Virtio("store", 4)), ("store", Crucible())),
                [new("store", Kind.CrucibleStorageBackend)],
                "component store is a Crucible storage backend and needs a host that is not available; "),
            ["viona"] = (
                Spec(("net", Viona()), ("nic", Nic("net", 4))),
                [new("net", Kind.VirtioNetworkBackend)],
                "component net is a viona network backend and needs a host that is not available; "),
            ["dlpi"] = (
                Spec(("net", Dlpi()), ("port", NpuPort("net"))),
                [new("net", Kind.DlpiNetworkBackend), new("port", Kind.SoftNpuPort)],
                "component net is a DLPI network backend and needs a host that is not available (and 1 more); "),
            ["port first"] = (
                Spec(("a", NpuPort("net")), ("net", Dlpi())),
                [new("a", Kind.SoftNpuPort), new("net", Kind.DlpiNetworkBackend)],
                "component a is a SoftNPU port and "),
            ["pci port"] = (Spec(("npu", NpuPciPort(4))), [new("npu", Kind.SoftNpuPciPort)], "component npu is a SoftNPU PCI port and "),
            ["p9"] = (Spec(("p9", NpuP9(4))), [new("p9", Kind.SoftNpuP9)], "component p9 is a SoftNPU 9P device and "),
            ["p9fs"] = (Spec(("p9", P9(4))), [new("p9", Kind.P9fs)], "component p9 is a 9P file system and "),
        };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Fact]
    public void What_needs_no_host_is_taken()
    {
        Assert.Empty(MachineMapping.FindUnsupported(ModelOf(Supported)));
        Assert.True(MachineMapping.Describe(ModelOf(Supported), substituteBackends: false).IsOk);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_needs_a_host_is_refused_by_name_unless_it_is_substituted(string name)
    {
        var (spec, unsupported, says) = Cases[name];
        var model = ModelOf(spec);
        Assert.Equal(unsupported, MachineMapping.FindUnsupported(model));

        var error = Refused(MachineMapping.Describe(model, substituteBackends: false));
        Assert.Equal(ModelError.PointerTo(unsupported[0].Id), error.Pointer);
        Assert.StartsWith(says, error.Message, StringComparison.Ordinal);
        Assert.True(MachineMapping.Describe(model, substituteBackends: true).IsOk);
    }
}
