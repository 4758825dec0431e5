namespace SpecLattice.Vmm.Machine;

/// <summary>
/// Where things are in the guest-physical address space. Fixed: a guest must find them at the same place after a migration.
/// </summary>
public static class MemoryMap
{
    /// <summary>The first byte of RAM. RAM is one piece.</summary>
    public const ulong RamBase = 0x8000_0000;

    /// <summary>The registers of COM1; those of COM2 to COM4 follow <see cref="UartStride"/> bytes apart.</summary>
    public const ulong UartBase = 0x1000_0000;

    /// <summary>The distance between the registers of one COM port and those of the next.</summary>
    public const ulong UartStride = 0x100;

    /// <summary>The pvpanic register: one byte.</summary>
    public const ulong PvpanicBase = 0x1000_1000;

    /// <summary>The address of the first register of a COM port.</summary>
    /// <param name="comPort">The COM port's number, 1 to 4.</param>
    public static ulong UartAddress(int comPort)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(comPort, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(comPort, UartConfiguration.MaxComPort);
        return UartBase + ((ulong)(comPort - 1) * UartStride);
    }
}
