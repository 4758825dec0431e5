using System.Buffers.Binary;
using SpecLattice.Vmm.Machine.Memory;

namespace SpecLattice.Vmm.Guests.Programs;

/// <summary>Says whether a paused guest's disk holds exactly what <see cref="DiskExerciser"/> leaves there.</summary>
/// <remarks>
/// Let C be the count in RAM. Each sector holds what the last n up to C with n mod S = s has written, or zeros where there was none; only sector (C + 1) mod S
/// may already hold what C + 1 writes. The sum is that of the first C reads; it may already contain that of C + 1.
/// </remarks>
internal static class DiskOracle
{
    /// <summary>Checks a disk.</summary>
    /// <param name="ram">The machine's RAM.</param>
    /// <param name="exerciser">What the guest does with the disk.</param>
    /// <param name="read">Reads bytes of the disk.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? Check(GuestRam ram, DiskExerciser exerciser, Func<ulong, byte[], bool> read)
    {
        var failed = ram.ReadUInt64(GuestLayout.Failure);
        if (failed != 0)
        {
            return $"disk `{exerciser.Disk.Id}`: the guest itself found a wrong sector at {failed}";
        }

        var count = ram.ReadUInt64(exerciser.Offset + DiskExerciser.CountOffset);
        var sum = ram.ReadUInt64(exerciser.Offset + DiskExerciser.SumOffset);
        var expected = Sum(count, exerciser.Sectors);
        if (sum != expected && sum != expected + LastWrite(count + 1, ReadSector(count + 1, exerciser.Sectors), exerciser.Sectors))
        {
            return $"disk `{exerciser.Disk.Id}`: the sum at {count} is {sum}, expected {expected}";
        }

        var sector = new byte[512];
        for (uint number = 0; number < exerciser.Sectors; number++)
        {
            if (!read((exerciser.FirstSector + number) * 512, sector))
            {
                return $"disk `{exerciser.Disk.Id}`: sector {exerciser.FirstSector + number} cannot be read";
            }

            var isRight = Holds(sector, LastWrite(count, number, exerciser.Sectors))
                || (number == (count + 1) % exerciser.Sectors && Holds(sector, count + 1));
            if (!isRight)
            {
                return $"disk `{exerciser.Disk.Id}`: sector {exerciser.FirstSector + number} is not as it must be at {count}";
            }
        }

        return null;
    }

    private static ulong ReadSector(ulong n, uint sectors) => unchecked((7 * n) + 3) % sectors;

    /// <summary>The last n up to a count that wrote a sector; zero when there was none.</summary>
    private static ulong LastWrite(ulong count, ulong sector, uint sectors)
    {
        var rest = count % sectors;
        var back = rest >= sector ? rest - sector : rest + sectors - sector;
        return count <= back ? 0 : count - back;
    }

    /// <summary>The sum of the first reads. What is read repeats every S counts, S higher each: no need to go through all of them.</summary>
    private static ulong Sum(ulong count, uint sectors)
    {
        ulong sum = 0;
        var first = Math.Min(count, 3UL * sectors);
        for (ulong n = 1; n <= first; n++)
        {
            sum += LastWrite(n, ReadSector(n, sectors), sectors);
        }

        // Beyond the first rounds nothing is unwritten: n reads what n - back wrote, and back depends on n mod S only.
        for (ulong rest = 0; rest < sectors && count > first; rest++)
        {
            var start = first + 1 + ((rest + sectors - ((first + 1) % sectors)) % sectors);
            if (start > count)
            {
                continue;
            }

            var terms = ((count - start) / sectors) + 1;
            var back = start - LastWrite(start, ReadSector(start, sectors), sectors);
            sum += (terms * (start - back)) + (sectors * (terms * (terms - 1) / 2));
        }

        return sum;
    }

    private static bool Holds(ReadOnlySpan<byte> sector, ulong count)
    {
        for (var word = 0; word < DiskExerciser.Words; word++)
        {
            var expected = count == 0 ? 0 : (count << 6) + (ulong)word;
            if (BinaryPrimitives.ReadUInt64LittleEndian(sector[(word * 8)..]) != expected)
            {
                return false;
            }
        }

        return true;
    }
}
