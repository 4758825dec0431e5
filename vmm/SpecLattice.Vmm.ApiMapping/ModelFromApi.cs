using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Model;
using V1 = SpecLattice.Vmm.Api.V1;
using V3 = SpecLattice.Vmm.Api.V3;

namespace SpecLattice.Vmm.ApiMapping;

/// <summary>
/// Makes a <see cref="InstanceModel"/> of the latest API spec. Specs of other versions are converted up first, by the generated conversions.
/// </summary>
/// <remarks>
/// Components are treated in the order of their keys, as the original server does, so that of several errors the same one is reported.
/// It takes the first of several sockets or boot settings and drops the rest; here the second is refused.
/// </remarks>
public static class ModelFromApi
{
    /// <summary>Converts and checks a spec.</summary>
    /// <param name="source">The API spec.</param>
    /// <param name="features">The features that this server has.</param>
    /// <returns>The spec, or the first rule that it breaks.</returns>
    public static Result<InstanceModel, ModelError> Convert(Latest.InstanceSpec source, ModelFeatures features)
    {
        CpuidSet? cpuid = null;
        if (source.Board.Cpuid is { } entries && !CpuidMapping.FromApi(entries).TryGetValue(out cpuid, out var cpuidError))
        {
            return cpuidError;
        }

        var board = new Board(source.Board.Cpus, source.Board.MemoryMb, source.Board.Chipset, source.Board.GuestHvInterface);
        var reader = new ComponentReader(new InstanceModelBuilder(board, cpuid, source.Smbios, features), features);
        return reader.ReadAll(source.Components) is { } error ? error : reader.Builder.Build();
    }

    private sealed class ComponentReader(InstanceModelBuilder builder, ModelFeatures features)
    {
        private readonly BackendPool _backends = new();
        private readonly List<BootSettings> _bootSettings = [];

        public InstanceModelBuilder Builder => builder;

        public ModelError? ReadAll(SpecMap<SpecKey, ApiComponent> components)
        {
            foreach (var (id, component) in components)
            {
                CollectBackend(id, component);
            }

            foreach (var (id, component) in components)
            {
                if (ReadDevice(id, component) is { } error)
                {
                    return error;
                }
            }

            // Boot settings name disks, so they come after all disks.
            foreach (var settings in _bootSettings)
            {
                if (builder.SetBootSettings(settings) is { } error)
                {
                    return error;
                }
            }

            return _backends.FindUnused();
        }

        private void CollectBackend(SpecKey id, ApiComponent component)
        {
            switch (component.Value)
            {
                case V1.CrucibleStorageBackend crucible:
                    _backends.Add(id, new CrucibleStorage(crucible));
                    break;
                case V1.FileStorageBackend file:
                    _backends.Add(id, new FileStorage(file));
                    break;
                case V1.BlobStorageBackend blob:
                    _backends.Add(id, new BlobStorage(blob));
                    break;
                case V1.VirtioNetworkBackend viona:
                    _backends.Add(id, viona);
                    break;
                case V1.DlpiNetworkBackend dlpi:
                    _backends.Add(id, dlpi);
                    break;
                case V1.VirtioDisk or ApiNvmeDisk or V1.VirtioNic or V1.SerialPort or V1.PciPciBridge or V1.QemuPvpanic or V1.BootSettings
                    or V3.VirtioSocket or V1.SoftNpuPciPort or V1.SoftNpuPort or V1.SoftNpuP9 or V1.P9fs or V1.MigrationFailureInjector:
                    break;
            }
        }

        /// <summary>Every case has a way here, so that one more does not compile until it is treated.</summary>
        private ModelError? ReadDevice(SpecKey id, ApiComponent component) => component.Match(
            virtioDisk: disk => AddDisk(id, disk.BackendId, new VirtioDiskDevice(disk.PciPath)),
            nvmeDisk: disk => AddDisk(id, disk.BackendId, new NvmeDiskDevice(disk.PciPath, disk.SerialNumber, disk.HasWriteCache)),
            virtioNic: nic => AddNic(id, nic),
            serialPort: port => builder.AddSerialPort(id, new SerialPort(port.Num)),
            pciPciBridge: bridge => builder.AddPciPciBridge(id, new PciPciBridge(bridge.PciPath, bridge.DownstreamBus)),
            qemuPvpanic: pvpanic => builder.SetPvpanic(new Pvpanic(id, pvpanic.EnableIsa)),
            bootSettings: settings => RememberBootSettings(id, settings),
            virtioSocket: socket => builder.SetVsock(new Vsock(id, socket.PciPath, socket.GuestCid)),
            softNpuPciPort: port => builder.SetSoftNpuPciPort(new SoftNpuPciPort(id, port.PciPath)),
            softNpuPort: port => AddSoftNpuPort(id, port),
            softNpuP9: p9 => builder.SetSoftNpuP9(new SoftNpuP9(id, p9.PciPath)),
            p9fs: p9fs => builder.SetP9fs(new P9fs(id, p9fs.PciPath, p9fs.Source, p9fs.Target, p9fs.ChunkSize)),
            migrationFailureInjector: injector =>
                builder.SetMigrationFailureInjector(new MigrationFailureInjector(id, injector.FailExports, injector.FailImports)),
            crucibleStorageBackend: _ => null,
            fileStorageBackend: _ => null,
            blobStorageBackend: _ => null,
            virtioNetworkBackend: _ => null,
            dlpiNetworkBackend: _ => null);

        private ModelError? AddDisk(SpecKey id, SpecKey backendId, DiskDevice device) =>
            _backends.TryTake(id, backendId, out StorageBackend? backend, out var error)
                ? builder.AddDisk(id, new Disk(device, backendId, backend))
                : error;

        private ModelError? AddNic(SpecKey id, V1.VirtioNic nic) =>
            _backends.TryTake(id, nic.BackendId, out V1.VirtioNetworkBackend? backend, out var error)
                ? builder.AddNic(id, new Nic(nic.PciPath, nic.InterfaceId, nic.BackendId, backend))
                : error;

        /// <summary>A missing feature is reported before a missing backend.</summary>
        private ModelError? AddSoftNpuPort(SpecKey id, V1.SoftNpuPort port) =>
            features.RequireFalcon(id) is { } missing
                ? missing
                : _backends.TryTake(id, port.BackendId, out V1.DlpiNetworkBackend? backend, out var error)
                    ? builder.AddSoftNpuPort(id, new SoftNpuPort(port.LinkName, port.BackendId, backend))
                    : error;

        private ModelError? RememberBootSettings(SpecKey id, V1.BootSettings settings)
        {
            _bootSettings.Add(new BootSettings(id, settings.Order.ConvertItems(entry => entry.Id)));
            return null;
        }
    }
}
