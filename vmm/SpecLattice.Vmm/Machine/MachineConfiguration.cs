using System.Collections.Immutable;
using SpecLattice.Vmm.Machine.Memory;

namespace SpecLattice.Vmm.Machine;

/// <summary>What a machine is made from: the part of an instance's spec that this backend emulates.</summary>
public sealed record MachineConfiguration
{
    /// <summary>The most harts a machine may have.</summary>
    public const int MaxVcpus = 254;

    /// <summary>The number of harts, 1 to <see cref="MaxVcpus"/>. Hart 0 runs the guest's program, the others stay parked.</summary>
    public required int VcpuCount { get; init; }

    /// <summary>The guest's RAM in MiB. Host memory is taken only for what the guest writes.</summary>
    public required ulong MemoryMib { get; init; }

    /// <summary>The UARTs, at most one for each of COM1 to COM4.</summary>
    public ImmutableArray<UartConfiguration> Uarts { get; init; } = [];

    /// <summary>The id of the pvpanic device, or null when the machine has none.</summary>
    public string? PvpanicId { get; init; }

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

        var ids = new HashSet<string>(StringComparer.Ordinal);
        var ports = new HashSet<int>();
        foreach (var uart in Uarts)
        {
            if (uart.ComPort is < 1 or > UartConfiguration.MaxComPort)
            {
                return $"UART `{uart.Id}`: the COM port must be 1 to {UartConfiguration.MaxComPort}, not {uart.ComPort}";
            }

            if (!ids.Add(uart.Id))
            {
                return $"two devices have the id `{uart.Id}`";
            }

            if (!ports.Add(uart.ComPort))
            {
                return $"UART `{uart.Id}`: COM{uart.ComPort} is taken by another UART";
            }
        }

        return PvpanicId is not null && ids.Contains(PvpanicId) ? $"two devices have the id `{PvpanicId}`" : null;
    }
}

/// <summary>A 16550 UART.</summary>
/// <param name="Id">The device's id in the instance's spec.</param>
/// <param name="ComPort">The COM port's number, 1 to 4: it decides the address of the registers.</param>
public sealed record UartConfiguration(string Id, int ComPort)
{
    /// <summary>The highest COM port number.</summary>
    public const int MaxComPort = 4;
}
