using System.Collections.Immutable;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Memory;
using SpecLattice.Vmm.Specs;
using V1 = SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Instances;

/// <summary>Says what the embedded machine for a spec is made from.</summary>
/// <remarks>
/// A line for each kind of component that the machine has a device for. What needs a host that is not here was refused before
/// (<see cref="MachineSupport"/>), or is replaced: a Crucible volume by a blank one in memory, a VNIC by a loopback. SoftNPU and 9P devices have no
/// counterpart; the failure injector is served by the migration, the boot order by the loader.
/// </remarks>
internal static class SpecMachine
{
    /// <summary>The size of the disk in memory that stands in for a Crucible volume: its own size is nowhere in the spec.</summary>
    private const ulong SubstituteBytes = GuestRam.Mebibyte;

    /// <summary>Describes the machine.</summary>
    /// <param name="spec">The spec.</param>
    /// <returns>What to make the machine from, or why there can be none.</returns>
    public static SpecResult<MachineConfiguration> Describe(Spec spec)
    {
        var devices = ImmutableArray.CreateBuilder<DeviceConfiguration>();
        devices.AddRange(spec.SerialPorts.Select(port => new UartConfiguration(port.Key.ToString(), ComPort(port.Value.Number))));
        if (spec.Pvpanic is { } pvpanic)
        {
            devices.Add(new PvpanicConfiguration(pvpanic.Id.ToString(), pvpanic.EnableIsa));
        }

        devices.AddRange(spec.PciPciBridges.Select(bridge => new PciBridgeConfiguration(bridge.Key.ToString(), bridge.Value.PciPath, bridge.Value.DownstreamBus)));
        devices.AddRange(spec.Nics.Select(nic => new VirtioNicConfiguration(nic.Key.ToString(), nic.Value.PciPath, nic.Value.InterfaceId)));
        if (spec.Vsock is { } vsock)
        {
            devices.Add(new VirtioSocketConfiguration(vsock.Id.ToString(), vsock.PciPath, vsock.GuestCid));
        }

        foreach (var (id, disk) in spec.Disks)
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
            VcpuCount = spec.Board.Cpus,
            MemoryMib = spec.Board.MemoryMb,
            ExtendedPciConfiguration = spec.Board.Chipset.Value is V1.I440Fx { EnablePcie: true },
            Devices = devices.ToImmutable(),
            BootOrder = spec.BootSettings is { } boot ? [.. boot.Order.Select(disk => disk.ToString())] : [],
        };
    }

    private static SpecResult<BackendConfiguration> Describe(SpecKey key, StorageBackend backend) => backend.Match<SpecResult<BackendConfiguration>>(
        crucible: volume => new BlankBackendConfiguration(key.ToString(), SubstituteBytes, volume.Settings.Readonly),
        file: file => new FileBackendConfiguration(key.ToString(), file.Settings.Path, file.Settings.BlockSize, file.Settings.Readonly),
        blob: blob => DescribeBlob(key, blob.Settings));

    private static SpecResult<BackendConfiguration> DescribeBlob(SpecKey key, V1.BlobStorageBackend blob)
    {
        var contents = new byte[((blob.Base64.Length + 3) / 4 * 3) + 3];
        return Convert.TryFromBase64String(blob.Base64, contents, out var length)
            ? new BlobBackendConfiguration(key.ToString(), [.. contents.AsSpan(0, length)], blob.Readonly)
            : SpecError.AtComponent(key, $"the contents of storage backend {key} are not base64");
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
