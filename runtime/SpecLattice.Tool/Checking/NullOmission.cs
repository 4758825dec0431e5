namespace SpecLattice.Tool.Checking;

/// <summary>Compares a document with what was written for it, where writers may leave out members that are null.</summary>
internal static class NullOmission
{
    /// <summary>
    /// Whether two documents are the same bytes, but for members of the first that are null and left out in the second. That is cheap to see, and spares reading the
    /// second one; where it is false, nothing is said.
    /// </summary>
    public static bool AreSame(ReadOnlySpan<byte> read, ReadOnlySpan<byte> written)
    {
        var (i, j) = (0, 0);
        while (true)
        {
            var same = read[i..].CommonPrefixLength(written[j..]);
            i += same;
            j += same;
            if (i == read.Length || j == written.Length)
            {
                return i == read.Length && j == written.Length;
            }

            if (read[i] == ',' && EndOfNull(read, i + 1) is var last && last > 0)
            {
                i = last;
                continue;
            }

            // The names may have begun alike: go back to where the member begins.
            var start = StartOfMember(read, i);
            if (start < 0 || i - start > j || EndOfNull(read, start) is not (> 0 and var end))
            {
                return false;
            }

            j -= i - start;
            i = read[end] == (byte)',' ? end + 1 : end;
        }
    }

    private static int StartOfMember(ReadOnlySpan<byte> read, int at)
    {
        for (var quote = read[..(at + 1)].LastIndexOf((byte)'"'); quote > 0; quote = read[..quote].LastIndexOf((byte)'"'))
        {
            if (read[quote - 1] is (byte)',' or (byte)'{')
            {
                return quote;
            }
        }

        return -1;
    }

    /// <summary>The end of a member that is null, where one begins; otherwise 0.</summary>
    private static int EndOfNull(ReadOnlySpan<byte> read, int start)
    {
        if (start >= read.Length || read[start] != (byte)'"')
        {
            return 0;
        }

        var name = read[(start + 1)..].IndexOfAny((byte)'"', (byte)'\\');
        var end = start + 1 + name + 1;
        return name >= 0 && read[end..].StartsWith(":null"u8) && end + 5 < read.Length && read[end + 5] is (byte)',' or (byte)'}'
            ? end + 5
            : 0;
    }
}
