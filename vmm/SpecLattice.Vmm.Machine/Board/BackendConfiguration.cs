using System.Collections.Immutable;
using SpecLattice.Vmm.Machine.Files;

namespace SpecLattice.Vmm.Machine.Board;

/// <summary>What holds a disk's contents.</summary>
/// <param name="Id">The component's key. Contents in memory migrate under it.</param>
/// <param name="IsReadOnly">Whether the guest can only read.</param>
public abstract record BackendConfiguration(string Id, bool IsReadOnly)
{
    /// <summary>The smallest block, in bytes.</summary>
    public const uint MinBlockBytes = 512;

    /// <summary>The largest block, in bytes.</summary>
    public const uint MaxBlockBytes = 64 * 1024;

    /// <summary>The bytes that the contents may take of the server's memory.</summary>
    public virtual ulong MemoryBytes => 0;

    /// <summary>Finds out how many bytes the disk has; zero where that cannot be found out now.</summary>
    public abstract ulong FindBytes();

    /// <summary>Says what is wrong with the backend by itself.</summary>
    /// <returns>The first problem, or null.</returns>
    public virtual string? FindProblem() => null;
}

/// <summary>Contents in a file of the host.</summary>
/// <param name="Id">The component's key.</param>
/// <param name="Path">The file's path.</param>
/// <param name="BlockBytes">The size of a block in bytes.</param>
/// <param name="IsReadOnly">Whether the guest can only read.</param>
public sealed record FileBackendConfiguration(string Id, string Path, uint BlockBytes, bool IsReadOnly) : BackendConfiguration(Id, IsReadOnly)
{
    /// <summary>The file, which outlives the machines that use it; null while it is not open.</summary>
    public DiskFile? File { get; init; }

    /// <inheritdoc/>
    public override ulong FindBytes() => File?.Bytes ?? 0;

    /// <inheritdoc/>
    public override string? FindProblem() => !uint.IsPow2(BlockBytes) || BlockBytes is < MinBlockBytes or > MaxBlockBytes
        ? $"storage backend `{Id}`: the block size must be a power of two from {MinBlockBytes} to {MaxBlockBytes}, not {BlockBytes}"
        : null;
}

/// <summary>Contents in the server's memory, which begin as the spec says.</summary>
/// <param name="Id">The component's key.</param>
/// <param name="Contents">The first contents.</param>
/// <param name="IsReadOnly">Whether the guest can only read.</param>
public sealed record BlobBackendConfiguration(string Id, ImmutableArray<byte> Contents, bool IsReadOnly) : BackendConfiguration(Id, IsReadOnly)
{
    /// <inheritdoc/>
    /// <remarks>Whole sectors: the last one is filled up with zeros.</remarks>
    public override ulong MemoryBytes => ((ulong)Contents.Length + MinBlockBytes - 1) / MinBlockBytes * MinBlockBytes;

    /// <inheritdoc/>
    public override ulong FindBytes() => MemoryBytes;
}

/// <summary>Contents in the server's memory, which begin as zeros: what stands in for a volume that is not here.</summary>
/// <param name="Id">The component's key.</param>
/// <param name="Bytes">The size.</param>
/// <param name="IsReadOnly">Whether the guest can only read.</param>
public sealed record BlankBackendConfiguration(string Id, ulong Bytes, bool IsReadOnly) : BackendConfiguration(Id, IsReadOnly)
{
    /// <inheritdoc/>
    public override ulong MemoryBytes => Bytes;

    /// <inheritdoc/>
    public override ulong FindBytes() => Bytes;
}
