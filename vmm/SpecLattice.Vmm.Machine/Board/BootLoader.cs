using System.Buffers.Binary;

namespace SpecLattice.Vmm.Machine.Board;

/// <summary>
/// The firmware: starts the program of the first disk that has one, in the boot order, or by PCI paths where there is none. A disk with a program begins with
/// a sector that says so (<see cref="MakeHeader"/>), and the program lies behind it.
/// </summary>
public static class BootLoader
{
    /// <summary>The size of the sector that says that there is a program.</summary>
    public const int HeaderBytes = 512;

    private const ulong MaxBytes = 16 << 20;

    private static ReadOnlySpan<byte> Magic => "SLBOOT1\n"u8;

    /// <summary>Makes the first sector of a disk with a program.</summary>
    /// <param name="address">The guest-physical address that the program belongs at.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="entryPoint">The address to start at.</param>
    public static byte[] MakeHeader(ulong address, ulong length, ulong entryPoint)
    {
        var header = new byte[HeaderBytes];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(8), address);
        BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(16), length);
        BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(24), entryPoint);
        return header;
    }

    /// <summary>Loads the program of the first disk that has one which fits into the machine. The machine must not be running.</summary>
    /// <param name="machine">The machine.</param>
    /// <returns>False where there is none; nothing was loaded then.</returns>
    public static bool TryLoad(IMachine machine)
    {
        var disks = machine.Configuration.Devices.OfType<DiskConfiguration>().ToDictionary(disk => disk.Id, StringComparer.Ordinal);
        var order = machine.Configuration.BootOrder is { Length: > 0 } given
            ? given.Where(disks.ContainsKey).Select(id => disks[id])
            : disks.Values.OrderBy(disk => MemoryMap.Number(disk.Path));
        return order.Any(disk => TryLoad(machine, disk));
    }

    private static bool TryLoad(IMachine machine, DiskConfiguration disk)
    {
        var header = new byte[HeaderBytes];
        if (!machine.TryReadDisk(disk.Backend.Id, 0, header) || !header.AsSpan().StartsWith(Magic))
        {
            return false;
        }

        var address = BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(8));
        var length = BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(16));
        var bytes = new byte[Math.Min(length, MaxBytes)];
        if (length > MaxBytes || !machine.TryReadDisk(disk.Backend.Id, HeaderBytes, bytes))
        {
            return false;
        }

        try
        {
            machine.Load(new GuestProgram
            {
                Name = disk.Id,
                EntryPoint = BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(24)),
                Segments = [new GuestSegment(address, [.. bytes])],
            });
            return true;
        }
        catch (ArgumentException)
        {
            return false; // it does not fit
        }
    }
}
