using System.Collections.Immutable;
using System.Globalization;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Memory;
using SpecLattice.Vmm.Model;
using V1 = SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Instances;

/// <summary>Says what the embedded machine for a model is made from, or what of the model it cannot do.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>
/// Emulated: processors, memory, UARTs, the pvpanic device, virtio and NVMe disks over file and blob backends, the socket device, PCI-PCI bridges and the
/// boot order. The failure injector is served by the migration.
/// </item>
/// <item>
/// Carried, so that they are shown and migrate, without a counterpart on this machine: hypervisor interface, CPUID and SMBIOS.
/// </item>
/// <item>
/// In need of a host that is not here: Crucible volumes, viona and DLPI VNICs, SoftNPU and 9P devices. A model with one is refused, unless
/// the server was started to substitute backends: then disks over Crucible are blank and in memory, network cards are on a loopback, and SoftNPU and 9P
/// devices are not there.
/// </item>
/// </list>
/// </remarks>
public static class MachineMapping
{
    /// <summary>The size of the disk in memory that stands in for a Crucible volume: its own size is nowhere in the model.</summary>
    private const ulong SubstituteBytes = GuestRam.Mebibyte;

    /// <summary>Describes the machine.</summary>
    /// <param name="model">The model.</param>
    /// <param name="substituteBackends">Whether components that need a host that is not here are replaced by ones in memory or ones that do nothing.</param>
    /// <returns>What to make the machine from, or why there can be none.</returns>
    public static Result<MachineConfiguration, ModelError> Describe(InstanceModel model, bool substituteBackends)
    {
        if (!substituteBackends && FindUnsupported(model) is [var first, .. var rest])
        {
            return Refuse(first, rest.Length);
        }

        var devices = ImmutableArray.CreateBuilder<DeviceConfiguration>();
        devices.AddRange(model.SerialPorts.Select(port => new UartConfiguration(port.Key.ToString(), ComPort(port.Value.Number))));
        if (model.Pvpanic is { } pvpanic)
        {
            devices.Add(new PvpanicConfiguration(pvpanic.Id.ToString(), pvpanic.EnableIsa));
        }

        devices.AddRange(model.PciPciBridges.Select(bridge => new PciBridgeConfiguration(bridge.Key.ToString(), bridge.Value.PciPath, bridge.Value.DownstreamBus)));
        devices.AddRange(model.Nics.Select(nic => new VirtioNicConfiguration(nic.Key.ToString(), nic.Value.PciPath, nic.Value.InterfaceId)));
        if (model.Vsock is { } vsock)
        {
            devices.Add(new VirtioSocketConfiguration(vsock.Id.ToString(), vsock.PciPath, vsock.GuestCid));
        }

        foreach (var (id, disk) in model.Disks)
        {
            if (!Describe(disk.BackendId, disk.Backend).TryGetValue(out var backend, out var error))
            {
                return error;
            }

            devices.Add(disk.Device.Match<DeviceConfiguration>(
                virtio: device => new VirtioDiskConfiguration(id.ToString(), device.PciPath, backend),
                nvme: device => new NvmeDiskConfiguration(id.ToString(), device.PciPath, backend, device.SerialNumber, device.HasWriteCache)));
        }

        return new MachineConfiguration
        {
            VcpuCount = model.Board.Cpus,
            MemoryMib = model.Board.MemoryMb,
            ExtendedPciConfiguration = model.Board.Chipset.Value is V1.I440Fx { EnablePcie: true },
            Devices = devices.ToImmutable(),
            BootOrder = model.BootSettings is { } boot ? [.. boot.Order.Select(disk => disk.ToString())] : [],
        };
    }

    /// <summary>Finds the components that need a host that is not here.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The components, by key.</returns>
    public static ImmutableArray<UnsupportedComponent> FindUnsupported(InstanceModel model)
    {
        var found = new List<UnsupportedComponent>();
        foreach (var (_, disk) in model.Disks)
        {
            if (disk.Backend.Match(crucible: _ => true, file: _ => false, blob: _ => false))
            {
                found.Add(new(disk.BackendId, UnsupportedComponentKind.CrucibleStorageBackend));
            }
        }

        foreach (var (_, nic) in model.Nics)
        {
            found.Add(new(nic.BackendId, UnsupportedComponentKind.VirtioNetworkBackend));
        }

        var (pciPort, ports, p9, p9fs) = model.SoftNpu;
        Add(pciPort?.Id, UnsupportedComponentKind.SoftNpuPciPort);
        Add(p9?.Id, UnsupportedComponentKind.SoftNpuP9);
        Add(p9fs?.Id, UnsupportedComponentKind.P9fs);
        foreach (var (id, port) in ports)
        {
            Add(id, UnsupportedComponentKind.SoftNpuPort);
            Add(port.BackendId, UnsupportedComponentKind.DlpiNetworkBackend);
        }

        return [.. found.OrderBy(component => component.Id)];

        void Add(SpecKey? id, UnsupportedComponentKind kind)
        {
            if (id is { } key)
            {
                found.Add(new(key, kind));
            }
        }
    }

    private static ModelError Refuse(UnsupportedComponent component, int others) => ModelError.AtComponent(
        component.Id,
        $"component {component.Id} is a {Describe(component.Kind)} and needs a host that is not available"
        + (others == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" (and {others} more)"))
        + "; a server started with --substitute-backends runs without it");

    private static string Describe(UnsupportedComponentKind kind) => kind switch
    {
        UnsupportedComponentKind.CrucibleStorageBackend => "Crucible storage backend",
        UnsupportedComponentKind.VirtioNetworkBackend => "viona network backend",
        UnsupportedComponentKind.DlpiNetworkBackend => "DLPI network backend",
        UnsupportedComponentKind.SoftNpuPciPort => "SoftNPU PCI port",
        UnsupportedComponentKind.SoftNpuPort => "SoftNPU port",
        UnsupportedComponentKind.SoftNpuP9 => "SoftNPU 9P device",
        UnsupportedComponentKind.P9fs => "9P file system",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static Result<BackendConfiguration, ModelError> Describe(SpecKey key, StorageBackend backend) => backend.Match<Result<BackendConfiguration, ModelError>>(
        crucible: volume => new BlankBackendConfiguration(key.ToString(), SubstituteBytes, volume.Settings.Readonly),
        file: file => new FileBackendConfiguration(key.ToString(), file.Settings.Path, file.Settings.BlockSize, file.Settings.Readonly),
        blob: blob => DescribeBlob(key, blob.Settings));

    private static Result<BackendConfiguration, ModelError> DescribeBlob(SpecKey key, V1.BlobStorageBackend blob)
    {
        var contents = new byte[((blob.Base64.Length + 3) / 4 * 3) + 3];
        return Convert.TryFromBase64String(blob.Base64, contents, out var length)
            ? new BlobBackendConfiguration(key.ToString(), [.. contents.AsSpan(0, length)], blob.Readonly)
            : ModelError.AtComponent(key, $"the contents of storage backend {key} are not base64");
    }

    private static int ComPort(V1.SerialPortNumber number) => number switch
    {
        V1.SerialPortNumber.Com1 => 1,
        V1.SerialPortNumber.Com2 => 2,
        V1.SerialPortNumber.Com3 => 3,
        V1.SerialPortNumber.Com4 => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(number), number, null),
    };
}
