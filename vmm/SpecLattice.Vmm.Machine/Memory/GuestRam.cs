using System.Buffers.Binary;

namespace SpecLattice.Vmm.Machine.Memory;

/// <summary>The guest's RAM: bytes, and for each 4 KiB page whether it was written since it was last asked for.</summary>
/// <remarks>
/// Host memory is taken in chunks of 2 MiB when the guest first stores into one, or a device writes something other than zeros, and is
/// kept until the RAM is released: a guest of 8 GiB that touches 1 MiB costs one chunk or two. Everything here may be called from any
/// thread while the guest runs. A copy of a page that is being written may be torn; the page is then dirty again, so the next round
/// repairs it.
/// Offsets count from the start of RAM, not from the guest-physical address 0.
/// </remarks>
public sealed partial class GuestRam
{
    /// <summary>The size of a page in bytes.</summary>
    public const int PageSize = 1 << PageShift;

    /// <summary>The number of bits of an offset that are inside a page.</summary>
    public const int PageShift = 12;

    /// <summary>A MiB: RAM's size is a multiple of it.</summary>
    public const ulong Mebibyte = 1 << 20;

    /// <summary>The most RAM a guest may have, in bytes.</summary>
    public const ulong MaxSize = 1UL << 40;

    private const int ChunkShift = 21;
    private const int ChunkSize = 1 << ChunkShift;
    private const int ChunkMask = ChunkSize - 1;
    private readonly byte[]?[] _chunks;
    private readonly DirtyPages _dirty;
    private long _allocatedChunks;

    /// <summary>Makes RAM that is all zeros and clean.</summary>
    /// <param name="size">The size in bytes: a multiple of 1 MiB, at most <see cref="MaxSize"/>.</param>
    public GuestRam(ulong size)
    {
        ArgumentOutOfRangeException.ThrowIfZero(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, MaxSize);
        ArgumentOutOfRangeException.ThrowIfNotEqual(size % Mebibyte, 0UL, nameof(size));
        Size = size;
        PageCount = (long)(size >> PageShift);
        _chunks = new byte[]?[(size + ChunkMask) >> ChunkShift];
        _dirty = new DirtyPages(PageCount);
    }

    /// <summary>The size in bytes.</summary>
    public ulong Size { get; }

    /// <summary>The number of pages.</summary>
    public long PageCount { get; }

    /// <summary>All pages.</summary>
    public PageRange AllPages => new(0, PageCount);

    /// <summary>The host memory taken so far, in bytes.</summary>
    public ulong AllocatedBytes => (ulong)Volatile.Read(ref _allocatedChunks) << ChunkShift;

    /// <summary>The number of dirty pages, an estimate while the guest runs.</summary>
    public long DirtyPageCount => _dirty.Count();

    /// <summary>Whether a piece of RAM exists. Never overflows.</summary>
    /// <param name="offset">The offset of the first byte.</param>
    /// <param name="length">The number of bytes.</param>
    public bool Contains(ulong offset, ulong length) => offset <= Size && length <= Size - offset;

    /// <summary>Copies bytes out of RAM, if they exist.</summary>
    /// <param name="offset">The offset of the first byte.</param>
    /// <param name="destination">Where the bytes go.</param>
    /// <returns>False when the piece is not entirely inside RAM; nothing was copied then.</returns>
    public bool TryRead(ulong offset, Span<byte> destination)
    {
        if (!Contains(offset, (ulong)destination.Length))
        {
            return false;
        }

        while (!destination.IsEmpty)
        {
            var inChunk = (int)(offset & ChunkMask);
            var length = Math.Min(destination.Length, ChunkSize - inChunk);
            if (Volatile.Read(ref _chunks[offset >> ChunkShift]) is { } chunk)
            {
                chunk.AsSpan(inChunk, length).CopyTo(destination);
            }
            else
            {
                destination[..length].Clear();
            }

            destination = destination[length..];
            offset += (ulong)length;
        }

        return true;
    }

    /// <summary>Copies bytes into RAM, if they fit, and marks the pages dirty. What devices write with.</summary>
    /// <param name="offset">The offset of the first byte.</param>
    /// <param name="source">The bytes.</param>
    /// <returns>False when the piece is not entirely inside RAM; nothing was copied then.</returns>
    public bool TryWrite(ulong offset, ReadOnlySpan<byte> source)
    {
        if (!Contains(offset, (ulong)source.Length))
        {
            return false;
        }

        if (source.IsEmpty)
        {
            return true;
        }

        var first = (long)(offset >> PageShift);
        var last = (long)((offset + (ulong)source.Length - 1) >> PageShift);
        while (!source.IsEmpty)
        {
            var inChunk = (int)(offset & ChunkMask);
            var length = Math.Min(source.Length, ChunkSize - inChunk);
            var chunk = Volatile.Read(ref _chunks[offset >> ChunkShift]);
            if (chunk is not null || source[..length].ContainsAnyExcept((byte)0))
            {
                source[..length].CopyTo((chunk ?? Allocate(offset >> ChunkShift)).AsSpan(inChunk));
            }

            source = source[length..];
            offset += (ulong)length;
        }

        _dirty.Mark(new PageRange(first, last - first + 1));
        return true;
    }

    /// <summary>Copies bytes out of RAM.</summary>
    /// <param name="offset">The offset of the first byte.</param>
    /// <param name="destination">Where the bytes go.</param>
    /// <exception cref="ArgumentOutOfRangeException">The piece is not entirely inside RAM.</exception>
    public void Read(ulong offset, Span<byte> destination)
    {
        if (!TryRead(offset, destination))
        {
            throw Outside(offset, (ulong)destination.Length);
        }
    }

    /// <summary>Copies bytes into RAM and marks the pages dirty.</summary>
    /// <param name="offset">The offset of the first byte.</param>
    /// <param name="source">The bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The piece is not entirely inside RAM; nothing was copied.</exception>
    public void Write(ulong offset, ReadOnlySpan<byte> source)
    {
        if (!TryWrite(offset, source))
        {
            throw Outside(offset, (ulong)source.Length);
        }
    }

    /// <summary>Reads a 64-bit word.</summary>
    /// <param name="offset">The offset of its first byte.</param>
    public ulong ReadUInt64(ulong offset)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        Read(offset, bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    /// <summary>Writes a 64-bit word and marks its page dirty.</summary>
    /// <param name="offset">The offset of its first byte.</param>
    /// <param name="value">The word.</param>
    public void WriteUInt64(ulong offset, ulong value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        Write(offset, bytes);
    }

    /// <summary>Lets go of the host memory behind it, for good: the machine has ended. Whoever reads what is left finds zeros.</summary>
    internal void Release()
    {
        for (var index = 0; index < _chunks.Length; index++)
        {
            if (Interlocked.Exchange(ref _chunks[index], null) is not null)
            {
                Interlocked.Decrement(ref _allocatedChunks);
            }
        }
    }

    private static ArgumentOutOfRangeException Outside(ulong offset, ulong length) =>
        new(nameof(offset), $"0x{length:x} bytes at RAM offset 0x{offset:x} are not entirely inside RAM");

    private byte[] Allocate(ulong index)
    {
        var fresh = new byte[ChunkSize];
        var winner = Interlocked.CompareExchange(ref _chunks[index], fresh, null);
        if (winner is not null)
        {
            return winner;
        }

        Interlocked.Increment(ref _allocatedChunks);
        return fresh;
    }
}
