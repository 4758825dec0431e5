namespace SpecLattice.Vmm.Machine.Devices.Block;

/// <summary>What holds a disk's contents.</summary>
/// <param name="id">The component's key.</param>
internal abstract class BlockBackend(string id) : Device(id)
{
    /// <summary>The size of a sector, in which disks count.</summary>
    public const int SectorBytes = 512;

    /// <summary>The disk's size in bytes: a multiple of <see cref="BlockBytes"/>.</summary>
    public abstract ulong Bytes { get; }

    /// <summary>The size of a block, in bytes.</summary>
    public abstract uint BlockBytes { get; }

    /// <summary>Whether the guest can only read.</summary>
    public abstract bool IsReadOnly { get; }

    /// <summary>Whether a piece of the disk exists. Never overflows.</summary>
    public bool Contains(ulong offset, ulong length) => offset <= Bytes && length <= Bytes - offset;

    /// <summary>Reads a piece that exists.</summary>
    /// <returns>False when the host could not.</returns>
    public abstract bool TryRead(ulong offset, Span<byte> destination);

    /// <summary>Writes a piece that exists.</summary>
    /// <returns>False when the host could not, or the disk can only be read.</returns>
    public abstract bool TryWrite(ulong offset, ReadOnlySpan<byte> source);

    /// <summary>Sees to it that what was written outlives a crash of the host.</summary>
    /// <returns>False when the host could not.</returns>
    public abstract bool TryFlush();
}
