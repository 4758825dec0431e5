using CsCheck;
using SpecLattice.Vmm.Api;
using V1 = SpecLattice.Vmm.Api.V1;
using V3 = SpecLattice.Vmm.Api.V3;

namespace SpecLattice.Vmm.Tests.Model;

/// <summary>Random specs that keep every rule.</summary>
internal static class SpecGen
{
    /// <summary>More keys and paths than any of these specs has components.</summary>
    private const int Places = 48;

    private static readonly Gen<string> Text =
        Gen.OneOf(Gen.String[Gen.Char.AlphaNumeric, 0, 6], Gen.OneOf("", "ü", "𝄞", "\"\\/~", "\u0001"));

    private static readonly Gen<SpecKey[]> Keys = Gen.OneOf(
            Gen.Guid.Select(SpecKey.FromGuid),
            Gen.String[Gen.Char.AlphaNumeric, 3, 9].Select(SpecKey.Parse),
            Gen.OneOf<SpecKey>("", "a/b", "~0", "é", "com1", "Zed", "𝄞", " 6f0e63d2-0d4d-4d0a-9a37-0cbb4c0e7a11"))
        .Where(key => key != "com4").ArrayUnique[Places];

    private static readonly Gen<PciPath[]> Paths =
        Gen.Select(Gen.Byte, Gen.Byte[0, 31], Gen.Byte[0, 7], (bus, device, function) => new PciPath(bus, device, function))
            .ArrayUnique[Places];

    private static readonly Gen<NonZeroCount?> Workers =
        Gen.OneOf(Gen.Const(default(NonZeroCount?)), Gen.ULong[1, ulong.MaxValue].Select(count => (NonZeroCount?)new NonZeroCount(count)));

    private static readonly Gen<ApiComponent> Storage = Gen.OneOf<ApiComponent>(
        Gen.Select(Text, Gen.Bool, (request, ro) => (ApiComponent)new V1.CrucibleStorageBackend { RequestJson = request, Readonly = ro }),
        Gen.Select(Text, Gen.Bool, (base64, ro) => (ApiComponent)new V1.BlobStorageBackend { Base64 = base64, Readonly = ro }),
        Gen.Select(Text, Gen.Bool, Gen.UInt, Workers, (path, ro, size, workers) =>
            (ApiComponent)new V1.FileStorageBackend { Path = path, Readonly = ro, BlockSize = size, Workers = workers }));

    private static readonly Gen<Pair> Disk = Gen.Select(
        Storage, Gen.Bool, Gen.Byte.Array[SerialNumber.Length], Gen.Bool, (storage, isNvme, serial, hasWriteCache) => new Pair(
            (backend, path) => isNvme
                ? new ApiNvmeDisk
                {
                    BackendId = backend,
                    PciPath = path,
                    SerialNumber = new SerialNumber(serial),
                    HasWriteCache = hasWriteCache,
                }
                : new V1.VirtioDisk { BackendId = backend, PciPath = path },
            storage));

    private static readonly Gen<Pair> Nic = Gen.Select(Text, Gen.Guid, (vnic, id) => new Pair(
        (backend, path) => new V1.VirtioNic { BackendId = backend, InterfaceId = id, PciPath = path },
        new V1.VirtioNetworkBackend { VnicName = vnic }));

    private static readonly Gen<Pair> SoftNpuPort = Gen.Select(Text, Text, (vnic, link) => new Pair(
        (backend, _) => new V1.SoftNpuPort { BackendId = backend, LinkName = link },
        new V1.DlpiNetworkBackend { VnicName = vnic }));

    /// <summary>Devices without a backend, at most one of each kind.</summary>
    private static readonly Gen<Func<PciPath, ApiComponent>[]> Singles = Gen.Select(
        Gen.Bool.Array[6], Gen.ULong[3, uint.MaxValue], Gen.UInt, Gen.UInt, Text, Text, (with, cid, left, right, source, target) =>
        {
            Func<PciPath, ApiComponent>[] all =
            [
                _ => new V1.QemuPvpanic { EnableIsa = left % 2 == 0 },
                path => new V3.VirtioSocket { GuestCid = cid, PciPath = path },
                _ => new V1.MigrationFailureInjector { FailExports = left, FailImports = right },
                path => new V1.SoftNpuPciPort { PciPath = path },
                path => new V1.SoftNpuP9 { PciPath = path },
                path => new V1.P9fs { Source = source, Target = target, ChunkSize = left, PciPath = path },
            ];
            return all.Where((_, i) => with[i]).ToArray();
        });

    /// <summary>Serial ports and bridges.</summary>
    private static readonly Gen<Func<PciPath, ApiComponent>[]> Plain = Gen.Select(
        Gen.Enum<V1.SerialPortNumber>().HashSet[0, 3], Gen.Byte.Array[0, 3], (ports, buses) =>
            ports.Where(port => port != V1.SerialPortNumber.Com4)
                .Select(port => (Func<PciPath, ApiComponent>)(_ => new V1.SerialPort { Num = port }))
                .Concat(buses.Select(bus =>
                    (Func<PciPath, ApiComponent>)(path => new V1.PciPciBridge { DownstreamBus = bus, PciPath = path })))
                .ToArray());

    private static readonly Gen<(uint Leaf, uint? Subleaf)[]> CpuidLeaves = Gen.Select(
        Gen.OneOf(Gen.UInt[0, 0xFFFF], Gen.UInt[0, 9], Gen.UInt[0x8000_0000, 0x8000_FFFF]).ArrayUnique[0, 6],
        Gen.UInt[0, 5].ArrayUnique[0, 3].Array[6],
        (leaves, subleaves) => leaves
            .SelectMany((leaf, i) => subleaves[i] is { Length: > 0 } some
                ? some.Select(subleaf => (leaf, (uint?)subleaf))
                : [(leaf, default(uint?))])
            .ToArray());

    private static readonly Gen<V1.Cpuid?> Cpuid = Gen.OneOf(
        Gen.Const(default(V1.Cpuid)),
        from leaves in CpuidLeaves
        from shuffled in Gen.Shuffle(leaves)
        from values in Gen.UInt.Array[4 * leaves.Length]
        from vendor in Gen.Enum<V1.CpuidVendor>()
        select (V1.Cpuid?)new V1.Cpuid
        {
            Vendor = vendor,
            Entries = SpecList.From(shuffled.Select((leaf, i) => new V1.CpuidEntry
            {
                Leaf = leaf.Leaf,
                Subleaf = leaf.Subleaf,
                Eax = values[4 * i],
                Ebx = values[(4 * i) + 1],
                Ecx = values[(4 * i) + 2],
                Edx = values[(4 * i) + 3],
            })),
        });

    private static readonly Gen<V1.GuestHypervisorInterface> HvInterface = Gen.OneOf<V1.GuestHypervisorInterface>(
        new V1.GuestHypervisorInterface.Bhyve(),
        new V1.HyperV { Features = [] },
        new V1.HyperV { Features = [V1.HyperVFeatureFlag.ReferenceTsc] });

    private static readonly Gen<V1.Board> Board = Gen.Select(
        Gen.Byte, Gen.ULong, Gen.Bool, HvInterface, Cpuid, (cpus, memory, pcie, hvInterface, cpuid) => new V1.Board
        {
            Cpus = cpus,
            MemoryMb = memory,
            Chipset = new V1.I440Fx { EnablePcie = pcie },
            GuestHvInterface = hvInterface,
            Cpuid = cpuid,
        });

    private static readonly Gen<ApiSmbiosInput?> Smbios = Gen.OneOf(
        Gen.Const(default(ApiSmbiosInput)),
        Gen.Select(Text, Text, Text, Gen.ULong, (manufacturer, product, serial, version) => (ApiSmbiosInput?)new ApiSmbiosInput
        {
            Manufacturer = manufacturer,
            ProductName = product,
            SerialNumber = serial,
            Version = version,
        }));

    /// <summary>Valid specs of the newest version.</summary>
    public static Gen<Latest.InstanceSpec> Latest { get; } =
        from board in Board
        from smbios in Smbios
        from keys in Keys
        from paths in Paths
        from disks in Disk.Array[0, 4]
        from cards in Nic.Array[0, 3]
        from ports in SoftNpuPort.Array[0, 2]
        from singles in Singles
        from plain in Plain
        from bootOrder in Gen.Int[0, 99].Array[0, 4]
        from hasBootSettings in Gen.Bool
        let places = new PlaceTaker(keys, paths)
        let diskIds = places.AddPairs(disks)
        select new Latest.InstanceSpec
        {
            Board = board,
            Smbios = smbios,
            Components = places
                .AddOthers(cards.Concat(ports), singles.Concat(plain))
                .AddBootSettings(hasBootSettings, diskIds, bootOrder)
                .ToMap(),
        };

    /// <summary>Valid specs of version 3.</summary>
    public static Gen<V3.InstanceSpec> Third { get; } = Latest.Select(spec =>
        (spec with { Components = spec.Components.ConvertValues(WithWriteCache) }).ToV3().GetValueOrThrow());

    /// <summary>Valid specs of version 1.</summary>
    public static Gen<V1.InstanceSpec> First { get; } = Third.Select(spec =>
        (spec with
        {
            Smbios = null,
#pragma warning disable SPEC1005 // What version 1 cannot hold is not generated.
            Components = SpecMap.From(spec.Components.Where(pair => pair.Value.Value is not V3.VirtioSocket)),
#pragma warning restore SPEC1005
        }).ToV1().GetValueOrThrow());

    private static ApiComponent WithWriteCache(ApiComponent component) =>
        component.Value is ApiNvmeDisk disk ? disk with { HasWriteCache = true } : component;

    /// <summary>A device that has a backend.</summary>
    private sealed record Pair(Func<SpecKey, PciPath, ApiComponent> Device, ApiComponent Backend);

    /// <summary>Gives each component a key and each device a path of its own.</summary>
    private sealed class PlaceTaker(SpecKey[] keys, PciPath[] paths)
    {
        private readonly Dictionary<SpecKey, ApiComponent> _components = [];
        private int _key;
        private int _path;

        public SpecKey[] AddPairs(IEnumerable<Pair> pairs)
        {
            var ids = new List<SpecKey>();
            foreach (var pair in pairs)
            {
                var (id, backendId) = (keys[_key++], keys[_key++]);
                _components.Add(id, pair.Device(backendId, paths[_path++]));
                _components.Add(backendId, pair.Backend);
                ids.Add(id);
            }

            return [.. ids];
        }

        public PlaceTaker AddOthers(IEnumerable<Pair> pairs, IEnumerable<Func<PciPath, ApiComponent>> devices)
        {
            AddPairs(pairs);
            foreach (var device in devices)
            {
                _components.Add(keys[_key++], device(paths[_path++]));
            }

            return this;
        }

        public PlaceTaker AddBootSettings(bool present, SpecKey[] disks, int[] order)
        {
            if (present)
            {
                var entries = order.Where(_ => disks.Length > 0).Select(i => new V1.BootOrderEntry { Id = disks[i % disks.Length] });
                _components.Add(keys[_key++], new V1.BootSettings { Order = SpecList.From(entries) });
            }

            return this;
        }

        public SpecMap<SpecKey, ApiComponent> ToMap() => SpecMap.From(_components);
    }
}
