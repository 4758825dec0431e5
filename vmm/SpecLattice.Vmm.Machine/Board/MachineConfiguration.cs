using System.Collections.Immutable;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Machine.Memory;

namespace SpecLattice.Vmm.Machine.Board;

/// <summary>What a machine is made from: the part of an instance's spec that this backend emulates.</summary>
public sealed record MachineConfiguration
{
    /// <summary>The most harts a machine may have.</summary>
    public const int MaxVcpus = 16;

    /// <summary>The most PCI devices: each has an interrupt line of its own.</summary>
    public const int MaxPciDevices = MemoryMap.InterruptLineCount - MemoryMap.FirstPciInterrupt;

    /// <summary>The most bytes that disks in memory may have in all: their contents migrate in one message.</summary>
    public const ulong MaxMemoryBackends = 32 * GuestRam.Mebibyte;

    /// <summary>The number of harts, 1 to <see cref="MaxVcpus"/>. Hart 0 runs the guest's program, the others stay parked until the guest starts them.</summary>
    public required int VcpuCount { get; init; }

    /// <summary>The guest's RAM in MiB. Host memory is taken only for what the guest writes.</summary>
    public required ulong MemoryMib { get; init; }

    /// <summary>The devices besides those that every machine has.</summary>
    public ImmutableArray<DeviceConfiguration> Devices { get; init; } = [];

    /// <summary>The ids of the disks that the loader tries, first choice first; empty for all disks by their PCI paths.</summary>
    public ImmutableArray<string> BootOrder { get; init; } = [];

    /// <summary>Whether guests see 4096 bytes of configuration space of a PCI device, as on PCI Express, or 256.</summary>
    public bool ExtendedPciConfiguration { get; init; }

    /// <summary>Says what is wrong with the configuration.</summary>
    /// <returns>The first problem, or null when there is none.</returns>
    public string? FindProblem()
    {
        if (VcpuCount is < 1 or > MaxVcpus)
        {
            return $"the number of vCPUs must be 1 to {MaxVcpus}, not {VcpuCount}";
        }

        if (MemoryMib is 0 or > GuestRam.MaxSize / GuestRam.Mebibyte)
        {
            return $"the memory must be 1 to {GuestRam.MaxSize / GuestRam.Mebibyte} MiB, not {MemoryMib}";
        }

        return FindDeviceProblem() ?? FindBackendProblem() ?? PciTopology.FindProblem([.. Devices.OfType<PciDeviceConfiguration>()]);
    }

    private string? FindBackendProblem()
    {
        var backends = Devices.OfType<DiskConfiguration>().Select(disk => disk.Backend).ToList();
        var bytes = backends.Aggregate(0UL, (sum, backend) => sum + backend.MemoryBytes);
        return bytes > MaxMemoryBackends
            ? $"the disks in memory have {bytes} bytes in all; at most {MaxMemoryBackends} can migrate"
            : backends.Select(backend => backend.FindProblem()).FirstOrDefault(problem => problem is not null);
    }

    private string? FindDeviceProblem()
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var ports = new HashSet<int>();
        foreach (var device in Devices)
        {
            if (device.FindProblem() is { } problem)
            {
                return problem;
            }

            if (!ids.Add(device.Id))
            {
                return $"two devices have the id `{device.Id}`";
            }

            if (device is UartConfiguration uart && !ports.Add(uart.ComPort))
            {
                return $"UART `{uart.Id}`: COM{uart.ComPort} is taken by another UART";
            }
        }

        return Devices.Count(device => device is PvpanicConfiguration) > 1 ? "there can be one pvpanic device only" : null;
    }
}
