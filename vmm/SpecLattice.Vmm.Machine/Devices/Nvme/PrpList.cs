namespace SpecLattice.Vmm.Machine.Devices.Nvme;

/// <summary>The pieces of the guest's memory that a command's data is in: pages, described by the command or by lists in the guest's memory.</summary>
internal static class PrpList
{
    private const int PageBytes = 4096;
    private const int EntriesPerPage = PageBytes / 8;

    /// <summary>Finds the pieces.</summary>
    /// <param name="memory">The guest's memory.</param>
    /// <param name="command">The command.</param>
    /// <param name="length">The number of bytes.</param>
    /// <returns>The pieces, all of them in RAM; null where they are not what they must be.</returns>
    public static List<(ulong Address, int Length)>? Find(GuestMemory memory, NvmeCommand command, int length)
    {
        if (command.Flags != 0 || length == 0)
        {
            return null; // scatter-gather lists were not offered
        }

        var first = (int)Math.Min((ulong)length, PageBytes - (command.Prp1 % PageBytes));
        var pieces = new List<(ulong, int)> { (command.Prp1, first) };
        var rest = length - first;
        var found = command.Prp1 % 4 == 0 && rest switch
        {
            0 => true,
            <= PageBytes => TryAdd(pieces, command.Prp2, ref rest),
            _ => TryFollow(memory, command.Prp2, pieces, rest),
        };
        return found && pieces.TrueForAll(piece => memory.Contains(piece.Item1, (ulong)piece.Item2)) ? pieces : null;
    }

    /// <summary>Follows lists: the last entry of a full page is the address of the next list, unless no more is needed.</summary>
    private static bool TryFollow(GuestMemory memory, ulong list, List<(ulong Address, int Length)> pieces, int rest)
    {
        if (list % 8 != 0)
        {
            return false;
        }

        while (rest > 0)
        {
            // Each entry describes a page or leads on, and there are only so many pages: this ends.
            var isLast = list % PageBytes == PageBytes - 8 && rest > PageBytes;
            if (!memory.TryReadUInt64(list, out var entry))
            {
                return false;
            }

            if (isLast)
            {
                if (entry % PageBytes == PageBytes - 8 || entry % 8 != 0)
                {
                    return false; // a list that only leads on could do so forever
                }

                list = entry;
                continue;
            }

            if (!TryAdd(pieces, entry, ref rest))
            {
                return false;
            }

            list += 8;
        }

        return pieces.Count <= EntriesPerPage * EntriesPerPage;
    }

    private static bool TryAdd(List<(ulong Address, int Length)> pieces, ulong page, ref int rest)
    {
        var length = Math.Min(rest, PageBytes);
        pieces.Add((page, length));
        rest -= length;
        return page % PageBytes == 0;
    }
}
