using SpecLattice.Vmm.Api;
using V1 = SpecLattice.Vmm.Api.V1;
using V2 = SpecLattice.Vmm.Api.V2;
using V3 = SpecLattice.Vmm.Api.V3;
using V6 = SpecLattice.Vmm.Api.V6;

namespace SpecLattice.Vmm.Cli.Demo;

/// <summary>The specs that the demo works with.</summary>
internal static class DemoSpecs
{
    /// <summary>A typical instance, as somebody who speaks API version 2 describes it.</summary>
    public static V2.InstanceSpec Typical { get; } = new()
    {
        Board = new V1.Board { Cpus = 4, MemoryMb = 256, Chipset = new V1.I440Fx { EnablePcie = false } },
        Components =
        [
            new("boot-disk", new V1.NvmeDisk { BackendId = "boot-disk-backend", PciPath = new PciPath(0, 16, 0), SerialNumber = SerialNumber.FromText("boot-disk") }),
            new("boot-disk-backend", new V1.CrucibleStorageBackend { RequestJson = """{"type":"volume"}""", Readonly = false }),
            new("cloud-init", new V1.VirtioDisk { BackendId = "cloud-init-backend", PciPath = new PciPath(0, 24, 0) }),
            new("cloud-init-backend", new V1.BlobStorageBackend { Base64 = Convert.ToBase64String(new byte[4096]), Readonly = true }),
            new("net0", new V1.VirtioNic
            {
                BackendId = "net0-backend",
                InterfaceId = Guid.Parse("5a3c9b7e-0000-4000-8000-000000000001"),
                PciPath = new PciPath(0, 8, 0),
            }),
            new("net0-backend", new V1.VirtioNetworkBackend { VnicName = "vnic0" }),
            new("com1", new V1.SerialPort { Num = V1.SerialPortNumber.Com1 }),
            new("pvpanic", new V1.QemuPvpanic { EnableIsa = true }),
            new("boot-order", new V1.BootSettings { Order = [new V1.BootOrderEntry { Id = "boot-disk" }, new V1.BootOrderEntry { Id = "cloud-init" }] }),
        ],
        Smbios = new V2.SmbiosType1Input { Manufacturer = "Example", ProductName = "Demo", SerialNumber = "D-0001", Version = 1 },
    };

    /// <summary>Adds two devices that only newer versions know: a socket device, and an NVMe disk without a write cache.</summary>
    /// <returns>The spec, and the names of the two devices.</returns>
    public static (V6.InstanceSpec Spec, SpecKey Socket, SpecKey Disk) AddNewDevices(V6.InstanceSpec spec)
    {
        var (socket, disk, backend) = (FreeKey(spec, "vsock"), FreeKey(spec, "fast-disk"), FreeKey(spec, "fast-disk-backend"));
        var places = FreePlaces(spec).Take(2).ToArray();
        var components = spec.Components
            .SetItem(socket, new V3.VirtioSocket { GuestCid = 3, PciPath = places[0] })
            .SetItem(backend, new V1.BlobStorageBackend { Base64 = Convert.ToBase64String(new byte[4096]), Readonly = false })
            .SetItem(disk, new V6.NvmeDisk
            {
                BackendId = backend,
                PciPath = places[1],
                SerialNumber = SerialNumber.FromText("fast-disk"),
                HasWriteCache = false,
            });
        return (spec with { Components = components }, socket, disk);
    }

    private static SpecKey FreeKey(V6.InstanceSpec spec, string name) =>
        Enumerable.Range(0, int.MaxValue).Select(i => (SpecKey)(i == 0 ? name : $"{name}-{i}")).First(key => !spec.Components.ContainsKey(key));

    private static IEnumerable<PciPath> FreePlaces(V6.InstanceSpec spec)
    {
        var taken = spec.Components.Values.Select(PlaceOf).OfType<PciPath>().ToHashSet();
        return Enumerable.Range(1, 31).Select(device => new PciPath(0, (byte)device, 0)).Where(path => !taken.Contains(path));
    }

    private static PciPath? PlaceOf(V6.Component component) => component.Value switch
    {
        V1.VirtioDisk disk => disk.PciPath,
        V6.NvmeDisk disk => disk.PciPath,
        V1.VirtioNic nic => nic.PciPath,
        V1.PciPciBridge bridge => bridge.PciPath,
        V3.VirtioSocket socket => socket.PciPath,
        V1.SoftNpuPciPort port => port.PciPath,
        V1.SoftNpuP9 p9 => p9.PciPath,
        V1.P9fs p9 => p9.PciPath,
        V1.SerialPort or V1.QemuPvpanic or V1.BootSettings or V1.SoftNpuPort or V1.MigrationFailureInjector => null,
        V1.CrucibleStorageBackend or V1.FileStorageBackend or V1.BlobStorageBackend => null,
        V1.VirtioNetworkBackend or V1.DlpiNetworkBackend => null,
    };
}
