using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.ApiMapping;
using SpecLattice.Vmm.Model;
using V1 = SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Tests.Model;

/// <summary>Rules that no API spec can break, because its components have their keys in one map; and the builder's manners.</summary>
public sealed class InstanceModelBuilderTests
{
    private static readonly BlobStorage Blob = new(new V1.BlobStorageBackend { Base64 = "AAAA", Readonly = false });
    private static readonly V1.VirtioNetworkBackend Viona = new() { VnicName = "vnic" };
    private static readonly V1.DlpiNetworkBackend Dlpi = new() { VnicName = "vnic" };

    private static readonly Dictionary<string, (string Id, string Name, Func<InstanceModelBuilder, ModelError?> Add)> Repetitions =
        new(StringComparer.Ordinal)
        {
            ["a disk like a disk"] = ("disk", "disk", b => b.AddDisk("disk", Disk("x", 20))),
            ["a disk like a backend"] = ("store", "store", b => b.AddDisk("store", Disk("x", 20))),
            ["a disk's backend like a disk"] = ("x", "disk", b => b.AddDisk("x", Disk("disk", 20))),
            ["a disk's backend like a backend"] = ("x", "store", b => b.AddDisk("x", Disk("store", 20))),
            ["a card like a disk"] = ("disk", "disk", b => b.AddNic("disk", Nic("x", 20))),
            ["a card's backend like a card"] = ("x", "nic", b => b.AddNic("x", Nic("nic", 20))),
            ["a serial port like a backend"] = ("net", "net", b => b.AddSerialPort("net", new(V1.SerialPortNumber.Com2))),
            ["a bridge like a serial port"] = ("uart", "uart", b => b.AddPciPciBridge("uart", new(Parts.Path(20), 1))),
            ["pvpanic like a bridge"] = ("bridge", "bridge", b => b.SetPvpanic(new("bridge", true))),
            ["a socket like a bridge"] = ("bridge", "bridge", b => b.SetVsock(new("bridge", Parts.Path(20), 16))),
            ["an injector like a bridge"] = ("bridge", "bridge", b => b.SetMigrationFailureInjector(new("bridge", 1, 1))),
            ["boot settings like a bridge"] = ("bridge", "bridge", b => b.SetBootSettings(new("bridge", []))),
            ["a SoftNPU like a bridge"] = ("bridge", "bridge", b => b.SetSoftNpuPciPort(new("bridge", Parts.Path(20)))),
            ["a SoftNPU port like a bridge"] = ("bridge", "bridge", b => b.AddSoftNpuPort("bridge", Port("x"))),
            ["a SoftNPU port's backend like a bridge"] = ("x", "bridge", b => b.AddSoftNpuPort("x", Port("bridge"))),
            ["a SoftNPU port like a SoftNPU port's backend"] = ("dlpi", "dlpi", b => b.AddSoftNpuPort("dlpi", Port("x"))),
            ["a SoftNPU 9P device like a SoftNPU port"] = ("port", "port", b => b.SetSoftNpuP9(new("port", Parts.Path(20)))),
            ["a 9P file system like a bridge"] = ("bridge", "bridge", b => b.SetP9fs(new("bridge", Parts.Path(20), "s", "t", 1))),
        };

    public static TheoryData<string> Names => [.. Repetitions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_in_use_is_refused_and_the_builder_stays_as_it_was(string name)
    {
        var builder = Filled();
        var before = builder.Build();
        var (id, inUse, add) = Repetitions[name];
        Assert.Equal(ModelError.AtComponent(id, $"a component with name {inUse} already exists"), add(builder));
        Assert.Equal(before, builder.Build());
    }

    [Fact]
    public void A_device_with_the_name_of_its_backend_is_refused()
    {
        var builder = Filled();
        var expected = ModelError.AtComponent("x", "device x has the same name as its backend");
        Assert.Equal(expected, builder.AddDisk("x", Disk("x", 20)));
        Assert.Equal(expected, builder.AddNic("x", Nic("x", 20)));
        Assert.Equal(expected, builder.AddSoftNpuPort("x", Port("x")));
    }

    [Fact]
    public void The_checks_of_a_disk_are_same_name_then_device_then_backend_then_path()
    {
        var builder = Filled();
        Assert.Equal("device disk has the same name as its backend", builder.AddDisk("disk", Disk("disk", 1))?.Message);
        Assert.Equal("a component with name disk already exists", builder.AddDisk("disk", Disk("store", 1))?.Message);
        Assert.Equal("a component with name store already exists", builder.AddDisk("x", Disk("store", 1))?.Message);
        Assert.StartsWith("a PCI device is already", builder.AddDisk("x", Disk("y", 1))?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_checks_of_a_card_are_same_name_then_device_then_backend_then_path()
    {
        var builder = Filled();
        Assert.Equal("device nic has the same name as its backend", builder.AddNic("nic", Nic("nic", 1))?.Message);
        Assert.Equal("a component with name nic already exists", builder.AddNic("nic", Nic("net", 1))?.Message);
        Assert.Equal("a component with name net already exists", builder.AddNic("x", Nic("net", 1))?.Message);
        Assert.StartsWith("a PCI device is already", builder.AddNic("x", Nic("y", 1))?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_refused_component_named_is_free()
    {
        var builder = Filled();
        Assert.NotNull(builder.AddDisk("x", Disk("y", 1)));
        Assert.NotNull(builder.AddDisk("x", Disk("net", 20)));
        Assert.NotNull(builder.SetVsock(new("x", Parts.Path(20), 0)));
        Assert.NotNull(builder.AddSerialPort("bridge", new(V1.SerialPortNumber.Com2)));
        Assert.NotNull(builder.SetSoftNpuPciPort(new("x", Parts.Path(1))));

        Assert.Null(builder.AddDisk("x", Disk("y", 20)));
        Assert.Null(builder.AddSerialPort("com4", new(V1.SerialPortNumber.Com4)));
        Assert.Null(builder.AddSerialPort("com2", new(V1.SerialPortNumber.Com2)));
    }

    [Fact]
    public void A_SoftNPU_may_have_the_name_that_it_takes()
    {
        var builder = Filled();
        Assert.Null(builder.SetSoftNpuPciPort(new("com4", Parts.Path(20))));
        Assert.Equal(new SoftNpuPciPort("com4", Parts.Path(20)), builder.Build().SoftNpu.PciPort);
    }

    private static InstanceModelBuilder Filled()
    {
        var board = new Board(1, 64, new V1.I440Fx { EnablePcie = true }, new V1.GuestHypervisorInterface.Bhyve());
        var builder = new InstanceModelBuilder(board, null, null, ModelFeatures.All);
        Assert.Null(builder.AddDisk("disk", Disk("store", 1)));
        Assert.Null(builder.AddNic("nic", Nic("net", 2)));
        Assert.Null(builder.AddSerialPort("uart", new(V1.SerialPortNumber.Com1)));
        Assert.Null(builder.AddPciPciBridge("bridge", new(Parts.Path(3), 1)));
        Assert.Null(builder.AddSoftNpuPort("port", Port("dlpi")));
        return builder;
    }

    private static Disk Disk(string backend, byte device) => new(new VirtioDiskDevice(Parts.Path(device)), backend, Blob);

    private static Nic Nic(string backend, byte device) => new(Parts.Path(device), Guid.Empty, backend, Viona);

    private static SoftNpuPort Port(string backend) => new("link", backend, Dlpi);
}
