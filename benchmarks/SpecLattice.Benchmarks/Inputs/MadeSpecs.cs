using System.Globalization;
using System.Text.Json.Nodes;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Api.V2;
using Component = SpecLattice.Vmm.Api.V3.Component;
using VirtioSocket = SpecLattice.Vmm.Api.V3.VirtioSocket;

namespace SpecLattice.Benchmarks.Inputs;

/// <summary>Makes instance specs of the make that servers have: the same numbers each time.</summary>
internal static class MadeSpecs
{
    /// <summary>A spec of version 3.</summary>
    /// <param name="cpuidEntries">How many CPUID entries it has.</param>
    /// <param name="scale">How many disks it has, each with its backend; half as many network devices. 0 for the least that boots.</param>
    public static Vmm.Api.V3.InstanceSpec Make(int cpuidEntries, int scale)
    {
        var random = new Random(scale);
        return new()
        {
            Board = new Board
            {
                Cpus = 16,
                MemoryMb = 65536,
                Chipset = new I440Fx { EnablePcie = scale > 0 },
                GuestHvInterface = scale == 0 ? new GuestHypervisorInterface.Bhyve() : new HyperV { Features = [HyperVFeatureFlag.ReferenceTsc] },
                Cpuid = cpuidEntries == 0 ? null : new Cpuid { Entries = [.. Enumerable.Range(0, cpuidEntries).Select(leaf => Entry(leaf, random))], Vendor = CpuidVendor.Amd },
            },
            Components = SpecMap.From(scale == 0 ? Few(random) : Many(scale, random)),
            Smbios = scale == 0 ? null : new SmbiosType1Input { Manufacturer = "Somebody", ProductName = "Something", SerialNumber = NewUuid(random).ToString(), Version = 1 },
        };
    }

    /// <summary>The spec without what version 1 cannot say.</summary>
    public static Vmm.Api.V3.InstanceSpec WithoutNews(Vmm.Api.V3.InstanceSpec spec) => spec with
    {
        Components = SpecMap.From(spec.Components.Where(entry => !entry.Value.TryGetValue(out VirtioSocket? _))),
        Smbios = null,
    };

    private static Dictionary<SpecKey, Component> Few(Random random) => new()
    {
        ["com1"] = new SerialPort { Num = SerialPortNumber.Com1 },
        ["nic"] = new VirtioNic { BackendId = "vnic", InterfaceId = NewUuid(random), PciPath = new PciPath(0, 8, 0) },
        ["vnic"] = new VirtioNetworkBackend { VnicName = "vnic0" },
        ["disk"] = new VirtioDisk { BackendId = "file", PciPath = new PciPath(0, 16, 0) },
        ["file"] = new FileStorageBackend { Path = "/images/debian.raw", Readonly = false, BlockSize = 512, Workers = new NonZeroCount(8) },
    };

    private static Dictionary<SpecKey, Component> Many(int scale, Random random)
    {
        var components = new Dictionary<SpecKey, Component>
        {
            ["boot"] = new BootSettings { Order = [new BootOrderEntry { Id = "disk0" }] },
            ["com1"] = new SerialPort { Num = SerialPortNumber.Com1 },
            ["com2"] = new SerialPort { Num = SerialPortNumber.Com2 },
            ["pvpanic"] = new QemuPvpanic { EnableIsa = true },
            ["vsock"] = new VirtioSocket { GuestCid = 16, PciPath = new PciPath(0, 24, 0) },
        };
        for (var i = 0; i < scale; i++)
        {
            SpecKey backend = NewUuid(random);
            components[$"disk{i}"] = new NvmeDisk { BackendId = backend, PciPath = Place(i), SerialNumber = SerialNumber.FromText(NewUuid(random).ToString("N")) };
            components[backend] = new CrucibleStorageBackend { RequestJson = Request(i, random), Readonly = i % 3 == 2 };
            if (i % 2 == 0)
            {
                SpecKey network = NewUuid(random);
                components[$"nic{i}"] = new VirtioNic { BackendId = network, InterfaceId = NewUuid(random), PciPath = Place(i + scale) };
                components[network] = new VirtioNetworkBackend { VnicName = string.Create(CultureInfo.InvariantCulture, $"opte{i}") };
            }
        }

        return components;
    }

    private static PciPath Place(int index) => new((byte)(index / 248 % 256), (byte)(index / 8 % 31), (byte)(index % 8));

    private static CpuidEntry Entry(int leaf, Random random) => new()
    {
        Leaf = leaf < 20 ? (uint)leaf : 0x8000_0000 + (uint)(leaf - 20),
        Subleaf = leaf % 3 == 0 ? (uint)(leaf % 5) : null,
        Eax = Register(random),
        Ebx = Register(random),
        Ecx = leaf % 4 == 0 ? 0 : Register(random),
        Edx = leaf % 5 == 0 ? 0 : Register(random),
    };

    private static uint Register(Random random) => (uint)random.NextInt64(uint.MaxValue);

    /// <summary>The request of a storage backend: JSON inside a text, with a quotation mark every few characters.</summary>
    private static string Request(int index, Random random) => new JsonObject
    {
        ["type"] = "volume",
        ["id"] = NewUuid(random).ToString(),
        ["block_size"] = 512,
        ["sub_volumes"] = new JsonArray([.. Enumerable.Range(0, 3).Select(region => Region(index, region, random))]),
        ["read_only_parent"] = null,
    }.ToJsonString();

    private static JsonObject Region(int index, int region, Random random) => new()
    {
        ["type"] = "region",
        ["block_size"] = 512,
        ["blocks_per_extent"] = 131072,
        ["extent_count"] = index + 40,
        ["opts"] = new JsonObject
        {
            ["id"] = NewUuid(random).ToString(),
            ["target"] = new JsonArray("[fd00:1122:3344:101::5]:19000", "[fd00:1122:3344:102::7]:19004", "[fd00:1122:3344:103::9]:19001"),
            ["lossy"] = false,
            ["flush_timeout"] = null,
            ["key"] = Convert.ToBase64String(NewUuid(random).ToByteArray()),
            ["read_only"] = region == 2,
        },
        ["gen"] = region + 1,
    };

    private static Guid NewUuid(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
