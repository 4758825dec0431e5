using System.Buffers;
using System.Runtime.InteropServices;

namespace SpecLattice.Vmm.Machine.Memory;

/// <summary>
/// Memory that is no part of the garbage-collected heap. The host gives it page by page, when something is written there first, and has all of it back as soon as it is disposed of: so a
/// piece may be made as large as what could ever be put into it.
/// </summary>
public sealed unsafe partial class PrivateMemory : MemoryManager<byte>
{
    private const int ReadAndWrite = 3;

    // Private, anonymous, without anything set aside for it.
    private const int Flags = 0x02 | 0x20 | 0x4000;

    private const int NoHugePages = 15;

    private readonly int _bytes;
    private byte* _start;

    /// <summary>Asks the host for memory.</summary>
    /// <param name="bytes">How much, at most.</param>
    /// <exception cref="InsufficientMemoryException">The host has no such range.</exception>
    public PrivateMemory(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytes);
        var start = Map(0, (nuint)bytes, ReadAndWrite, Flags, -1, 0);
        if (start == -1)
        {
            throw new InsufficientMemoryException($"the host has no {bytes} bytes of memory: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
        }

        _bytes = bytes;
        _start = (byte*)start;

        // Advice: without it some hosts give 2 MiB for the first byte.
        _ = Advise(start, (nuint)bytes, NoHugePages);
    }

    /// <inheritdoc/>
    public override Span<byte> GetSpan()
    {
        ObjectDisposedException.ThrowIf(_start is null, this);
        return new Span<byte>(_start, _bytes);
    }

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0) => new(_start + elementIndex);

    /// <inheritdoc/>
    public override void Unpin()
    {
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (_start is not null)
        {
            _ = Unmap((nint)_start, (nuint)_bytes);
            _start = null;
        }
    }

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial nint Map(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(nint address, nuint length);

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint address, nuint length, int advice);
}
