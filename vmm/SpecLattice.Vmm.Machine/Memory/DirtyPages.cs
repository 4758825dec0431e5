using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpecLattice.Vmm.Machine.Memory;

/// <summary>One byte a page: written since it was last taken.</summary>
/// <remarks>
/// A writer first writes the page and then sets the byte, with release order; a reader first takes the byte, with a full fence, and then
/// reads the page. So whoever takes a byte sees every write that came before it, and a later write sets it again. A byte, not a bit,
/// because a bit could only be set by an interlocked operation, which costs a guest that stores a lot half of its speed.
/// </remarks>
internal sealed class DirtyPages(long pages)
{
    private readonly byte[] _dirty = new byte[pages];

    /// <summary>Marks a page. Its number must be one of a page that exists: the caller has checked the access.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Mark(ulong page) => Volatile.Write(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_dirty), (nint)page), 1);

    public void Mark(PageRange range)
    {
        Thread.MemoryBarrier();
        _dirty.AsSpan((int)range.First, (int)range.Count).Fill(1);
    }

    public void Mark(PageSet pages)
    {
        foreach (var run in pages.Runs())
        {
            Mark(run);
        }
    }

    /// <summary>Takes the marks of a range: each is returned once, to one taker.</summary>
    public PageSet Take(PageRange range)
    {
        var taken = new List<(long Word, ulong Bits)>();
        var page = range.First;
        while (page < range.End)
        {
            var clean = _dirty.AsSpan((int)page, (int)(range.End - page)).IndexOfAnyExcept((byte)0);
            if (clean < 0)
            {
                break;
            }

            page += clean;
            var word = page >> 6;
            ulong bits = 0;
            for (; page < range.End && page >> 6 == word; page++)
            {
                bits |= (ulong)Interlocked.Exchange(ref _dirty[page], 0) << (int)(page & 63);
            }

            if (bits != 0)
            {
                taken.Add((word, bits));
            }
        }

        return PageSet.FromWords(taken);
    }

    public long Count() => _dirty.LongLength - _dirty.AsSpan().Count((byte)0);
}
