using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Model;
using V1 = SpecLattice.Vmm.Api.V1;
using V3 = SpecLattice.Vmm.Api.V3;

namespace SpecLattice.Vmm.ApiMapping;

/// <summary>
/// Makes the latest API spec of a <see cref="InstanceModel"/>. Specs of other versions are made of it by the generated conversions, which say what
/// an older version cannot hold.
/// </summary>
/// <remarks>
/// <para>
/// A spec that <see cref="ModelFromApi"/> made comes back as it was, but for the order of CPUID entries: they come back by leaf, then by
/// subleaf. Every component has its key.
/// </para>
/// <para>
/// Everything is taken apart by position and by <c>Match</c>, so that a member or a case added to the model does not compile until it is
/// treated here.
/// </para>
/// </remarks>
public static class ModelToApi
{
    /// <summary>Converts a model.</summary>
    /// <param name="model">The model.</param>
    /// <returns>
    /// The API spec; refused where two components have one key, which no model from a <see cref="InstanceModelBuilder"/> has.
    /// </returns>
    public static Conversion<Latest.InstanceSpec> Convert(InstanceModel model)
    {
        var (board, cpuid, smbios, disks, nics, bootSettings, serialPorts, bridges, pvpanic, vsock, injector, softNpu) = model;
        var components = new ComponentWriter();
        components.AddDisks(disks);
        components.AddNics(nics);
        components.Add(bootSettings);
        components.AddSerialPorts(serialPorts);
        components.AddBridges(bridges);
        components.Add(pvpanic);
        components.Add(vsock);
        components.Add(injector);
        components.Add(softNpu);
        return components.Complete().Map(map => new Latest.InstanceSpec { Board = ToApi(board, cpuid), Components = map, Smbios = smbios });
    }

    private static V1.Board ToApi(Board board, CpuidSet? cpuid)
    {
        var (cpus, memoryMb, chipset, guestHvInterface) = board;
        return new V1.Board
        {
            Cpus = cpus,
            MemoryMb = memoryMb,
            Chipset = chipset,
            GuestHvInterface = guestHvInterface,
            Cpuid = cpuid is null ? null : CpuidMapping.ToApi(cpuid),
        };
    }

    private sealed class ComponentWriter
    {
        private readonly SortedDictionary<SpecKey, ApiComponent> _components = [];
        private readonly SortedSet<SpecKey> _repeated = [];

        public void AddDisks(SpecMap<SpecKey, Disk> disks)
        {
            foreach (var (id, (device, backendId, backend)) in disks)
            {
                Add(id, ToApi(device, backendId));
                Add(backendId, ToApi(backend));
            }
        }

        public void AddNics(SpecMap<SpecKey, Nic> nics)
        {
            foreach (var (id, (pciPath, interfaceId, backendId, backend)) in nics)
            {
                Add(id, new V1.VirtioNic { BackendId = backendId, InterfaceId = interfaceId, PciPath = pciPath });
                Add(backendId, backend);
            }
        }

        public void AddSerialPorts(SpecMap<SpecKey, SerialPort> ports)
        {
            foreach (var (id, port) in ports)
            {
                port.Deconstruct(out var number);
                Add(id, new V1.SerialPort { Num = number });
            }
        }

        public void AddBridges(SpecMap<SpecKey, PciPciBridge> bridges)
        {
            foreach (var (id, (pciPath, downstreamBus)) in bridges)
            {
                Add(id, new V1.PciPciBridge { DownstreamBus = downstreamBus, PciPath = pciPath });
            }
        }

        public void Add(BootSettings? settings)
        {
            if (settings is var (id, order))
            {
                Add(id, new V1.BootSettings { Order = order.ConvertItems(disk => new V1.BootOrderEntry { Id = disk }) });
            }
        }

        public void Add(Pvpanic? pvpanic)
        {
            if (pvpanic is var (id, enableIsa))
            {
                Add(id, new V1.QemuPvpanic { EnableIsa = enableIsa });
            }
        }

        public void Add(Vsock? vsock)
        {
            if (vsock is var (id, pciPath, guestCid))
            {
                Add(id, new V3.VirtioSocket { GuestCid = guestCid, PciPath = pciPath });
            }
        }

        public void Add(MigrationFailureInjector? injector)
        {
            if (injector is var (id, failExports, failImports))
            {
                Add(id, new V1.MigrationFailureInjector { FailExports = failExports, FailImports = failImports });
            }
        }

        public void Add(SoftNpu softNpu)
        {
            var (pciPort, ports, p9, p9fs) = softNpu;
            if (pciPort is var (pciPortId, pciPortPath))
            {
                Add(pciPortId, new V1.SoftNpuPciPort { PciPath = pciPortPath });
            }

            foreach (var (id, (linkName, backendId, backend)) in ports)
            {
                Add(id, new V1.SoftNpuPort { LinkName = linkName, BackendId = backendId });
                Add(backendId, backend);
            }

            if (p9 is var (p9Id, p9Path))
            {
                Add(p9Id, new V1.SoftNpuP9 { PciPath = p9Path });
            }

            if (p9fs is var (p9fsId, p9fsPath, source, target, chunkSize))
            {
                Add(p9fsId, new V1.P9fs { Source = source, Target = target, ChunkSize = chunkSize, PciPath = p9fsPath });
            }
        }

        public Conversion<SpecMap<SpecKey, ApiComponent>> Complete() =>
            _repeated.Count == 0
                ? SpecMap.From(_components)
                : Conversion.Refuse(_repeated.Select(id => Loss.Custom(ModelError.PointerTo(id), $"several components have the key {id}")));

        private void Add(SpecKey id, ApiComponent component)
        {
            if (!_components.TryAdd(id, component))
            {
                _repeated.Add(id);
            }
        }

        private static ApiComponent ToApi(DiskDevice device, SpecKey backendId) => device.Match<ApiComponent>(
            virtio: disk =>
            {
                disk.Deconstruct(out var pciPath);
                return new V1.VirtioDisk { BackendId = backendId, PciPath = pciPath };
            },
            nvme: disk =>
            {
                var (pciPath, serialNumber, hasWriteCache) = disk;
                return new ApiNvmeDisk
                {
                    BackendId = backendId,
                    PciPath = pciPath,
                    SerialNumber = serialNumber,
                    HasWriteCache = hasWriteCache,
                };
            });

        private static ApiComponent ToApi(StorageBackend backend) => backend.Match<ApiComponent>(
            crucible: storage => storage.Settings,
            file: storage => storage.Settings,
            blob: storage => storage.Settings);
    }
}
