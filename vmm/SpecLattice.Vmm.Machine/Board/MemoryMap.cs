using SpecLattice.Vmm.Api;

namespace SpecLattice.Vmm.Machine.Board;

/// <summary>
/// Where things are in the guest-physical address space. Fixed: a guest must find them at the same place after a migration.
/// </summary>
public static class MemoryMap
{
    /// <summary>The first byte of RAM. RAM is one piece.</summary>
    public const ulong RamBase = 0x8000_0000;

    /// <summary>The harts' timers, software interrupts and start registers.</summary>
    public const ulong CoreLocalBase = 0x0200_0000;

    /// <summary>The interrupt controller.</summary>
    public const ulong InterruptControllerBase = 0x0C00_0000;

    /// <summary>The registers of COM1; those of COM2 to COM4 follow <see cref="UartStride"/> bytes apart.</summary>
    public const ulong UartBase = 0x1000_0000;

    /// <summary>The distance between the registers of one COM port and those of the next.</summary>
    public const ulong UartStride = 0x100;

    /// <summary>The pvpanic register: one byte.</summary>
    public const ulong PvpanicBase = 0x1000_1000;

    /// <summary>The real-time clock: an index and a data register.</summary>
    public const ulong RtcBase = 0x1000_2000;

    /// <summary>The doorbell.</summary>
    public const ulong DoorbellBase = 0x1000_3000;

    /// <summary>The PCI configuration space: 4 KiB for each function, by bus, device and function.</summary>
    public const ulong PciConfigurationBase = 0x3000_0000;

    /// <summary>Where the registers of PCI devices are, unless the guest moves them: <see cref="PciWindowBytes"/> for each function.</summary>
    public const ulong PciMemoryBase = 0x4000_0000;

    /// <summary>The bytes that the registers of a PCI device take.</summary>
    public const ulong PciWindowBytes = 0x4000;

    /// <summary>The number of interrupt lines.</summary>
    public const int InterruptLineCount = 64;

    /// <summary>The interrupt line of COM1; those of the others follow.</summary>
    public const int UartInterrupt = 0;

    /// <summary>The real-time clock's interrupt line.</summary>
    public const int RtcInterrupt = 4;

    /// <summary>The interrupt line of the first PCI device by its path; those of the others follow.</summary>
    public const int FirstPciInterrupt = 16;

    /// <summary>The address of the first register of a COM port.</summary>
    /// <param name="comPort">The COM port's number, 1 to 4.</param>
    public static ulong UartAddress(int comPort)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(comPort, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(comPort, UartConfiguration.MaxComPort);
        return UartBase + ((ulong)(comPort - 1) * UartStride);
    }

    /// <summary>The address of a PCI function's registers before the guest moves them.</summary>
    /// <param name="path">Where the function is attached.</param>
    public static ulong PciMemoryAddress(PciPath path) => PciMemoryBase + ((ulong)Number(path) * PciWindowBytes);

    /// <summary>A PCI function's number: bus, device and function in 8, 5 and 3 bits.</summary>
    internal static int Number(PciPath path) => (path.Bus << 8) | (path.Device << 3) | path.Function;
}
