using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Memory;

namespace SpecLattice.Vmm.Guests.Programs;

/// <summary>
/// Says whether a paused page counter's RAM and console hold exactly what the program leaves there: nothing lost, nothing old, nothing
/// extra.
/// </summary>
/// <remarks>
/// Let C be the counter in RAM. Legal, and nothing else:
/// <list type="bullet">
/// <item>Page p belongs to the last count c &lt;= C with c mod N = p: its eight slots hold 8c + i. A page that no count has reached is
/// all zeros.</item>
/// <item>Only page (C + 1) mod N may be under way: for some j from 0 to 8 its first j slots hold the words of C + 1 and the others those
/// of C + 1 - N.</item>
/// <item>Every byte outside the slots is zero.</item>
/// <item>The console holds the lines of all multiples of K up to C; only when C itself is one may its line stop short, at any byte.</item>
/// </list>
/// </remarks>
public static class PageCounterOracle
{
    /// <summary>Checks all N pages. The machine must be paused.</summary>
    /// <param name="ram">The machine's RAM.</param>
    public static PageCounterCheck Check(GuestRam ram)
    {
        var pages = ram.ReadUInt64(PageCounterProgram.ParametersOffset);
        var counter = ram.ReadUInt64(PageCounterProgram.CounterOffset);
        var first = PageCounterProgram.PagesOffset >> GuestRam.PageShift;
        if (pages == 0 || pages > (ulong)ram.PageCount - first)
        {
            return new PageCounterCheck(counter, null, $"the parameters ask for {pages} pages");
        }

        Span<byte> actual = stackalloc byte[GuestRam.PageSize];
        Span<byte> expected = stackalloc byte[GuestRam.PageSize];
        var underWay = (counter + 1) % pages;
        for (ulong page = 0; page < pages; page++)
        {
            ram.ReadPage((long)(first + page), actual);
            Fill(expected, LastCount(counter, page, pages), PageCounterProgram.Slots);
            if (page == underWay)
            {
                Fill(expected, counter + 1, NewSlots(actual, counter + 1));
            }

            var bad = actual.CommonPrefixLength(expected);
            if (bad < GuestRam.PageSize)
            {
                return new PageCounterCheck(counter, (long)page, Describe(actual, expected, bad, counter));
            }
        }

        return new PageCounterCheck(counter, null, null);
    }

    /// <summary>Checks what was printed. The machine must be paused.</summary>
    /// <param name="ram">The machine's RAM.</param>
    /// <param name="console">The console that the program prints on.</param>
    public static PageCounterCheck CheckConsole(GuestRam ram, SerialConsole console)
    {
        var step = ram.ReadUInt64(PageCounterProgram.ParametersOffset + 8);
        var counter = ram.ReadUInt64(PageCounterProgram.CounterOffset);
        var output = console.Read(console.TotalBytes - Math.Min(console.TotalBytes, SerialConsole.HistoryCapacity));
        var lines = step == 0 ? 0 : counter / step;
        var all = PrintedBytes(lines, step);
        var certain = lines > 0 && counter % step == 0 ? PrintedBytes(lines - 1, step) : all;
        if (output.TotalBytes < certain || output.TotalBytes > all)
        {
            return new PageCounterCheck(counter, null, $"the console has {output.TotalBytes} bytes, expected {certain} to {all}");
        }

        // Compare from the end, line by line, as far back as the newest bytes go.
        var end = all;
        for (var line = lines; line > 0 && end > output.Offset; line--)
        {
            var text = Encoding.ASCII.GetBytes(LineOf(line * step));
            var start = end - (ulong)text.Length;
            for (var offset = Math.Max(start, output.Offset); offset < Math.Min(end, output.TotalBytes); offset++)
            {
                if (output.Bytes[(int)(offset - output.Offset)] != text[(int)(offset - start)])
                {
                    return new PageCounterCheck(counter, null, $"byte {offset} of the console is not that of the line for {line * step}");
                }
            }

            end = start;
        }

        return new PageCounterCheck(counter, null, null);
    }

    /// <summary>The line that the program prints for a count.</summary>
    /// <param name="count">The count.</param>
    public static string LineOf(ulong count) => string.Create(CultureInfo.InvariantCulture, $"count {count}\n");

    /// <summary>The last count up to the counter that belongs to a page; zero when there was none.</summary>
    private static ulong LastCount(ulong counter, ulong page, ulong pages)
    {
        var rest = counter % pages;
        var back = rest >= page ? rest - page : rest + (pages - page);
        return counter < back ? 0 : counter - back;
    }

    /// <summary>How many slots, from the first on, already hold the words of a count.</summary>
    private static int NewSlots(ReadOnlySpan<byte> page, ulong count)
    {
        var slots = 0;
        while (slots < PageCounterProgram.Slots
            && BinaryPrimitives.ReadUInt64LittleEndian(page[PageCounterProgram.SlotOffset(slots)..]) == (count << 3) + (ulong)slots)
        {
            slots++;
        }

        return slots;
    }

    private static void Fill(Span<byte> page, ulong count, int slots)
    {
        if (slots == PageCounterProgram.Slots)
        {
            page.Clear();
        }

        for (var slot = 0; slot < slots && count > 0; slot++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(page[PageCounterProgram.SlotOffset(slot)..], (count << 3) + (ulong)slot);
        }
    }

    private static string Describe(ReadOnlySpan<byte> actual, ReadOnlySpan<byte> expected, int offset, ulong counter)
    {
        var word = offset & ~7;
        var found = BinaryPrimitives.ReadUInt64LittleEndian(actual[word..]);
        var wanted = BinaryPrimitives.ReadUInt64LittleEndian(expected[word..]);
        return $"at counter {counter}, the word at offset {word} is 0x{found:x}, expected 0x{wanted:x}";
    }

    /// <summary>The length of the first lines: for each number of digits, the count of multiples with that many.</summary>
    private static ulong PrintedBytes(ulong lines, ulong step)
    {
        ulong bytes = 0;
        ulong counted = 0;
        ulong limit = 0;
        for (var digits = 1; counted < lines; digits++)
        {
            limit = digits >= 20 ? ulong.MaxValue : (limit * 10) + 9;
            var upTo = Math.Min(lines, limit / step);
            bytes += (upTo - counted) * (ulong)(LineOf(0).Length - 1 + digits);
            counted = upTo;
        }

        return bytes;
    }
}

/// <summary>What the oracle found.</summary>
/// <param name="Counter">The counter in RAM.</param>
/// <param name="BadPage">The first page that is wrong, counted from the first of the N pages; null when none is, or when the fault is
/// elsewhere.</param>
/// <param name="Reason">What is wrong; null when everything is right.</param>
public sealed record PageCounterCheck(ulong Counter, long? BadPage, string? Reason)
{
    /// <summary>Whether everything is as it must be.</summary>
    public bool IsOk => Reason is null;

    /// <inheritdoc/>
    public override string ToString() => IsOk ? $"right at counter {Counter}" : BadPage is { } page ? $"page {page}: {Reason}" : Reason!;
}
