namespace SpecLattice.Vmm.Machine.Memory;

/// <summary>A run of pages.</summary>
/// <param name="First">The number of the first page.</param>
/// <param name="Count">How many pages.</param>
public readonly record struct PageRange(long First, long Count)
{
    /// <summary>The number of the page behind the last one.</summary>
    public long End => First + Count;

    /// <summary>The offset in RAM of the first byte.</summary>
    public ulong Offset => (ulong)First << GuestRam.PageShift;

    /// <summary>The number of bytes.</summary>
    public ulong Bytes => (ulong)Count << GuestRam.PageShift;
}
