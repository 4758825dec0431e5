namespace SpecLattice.Vmm.Machine.State.V1;

/// <summary>A disk's contents in the server's memory. What no extent holds is zeros.</summary>
[Spec("in-memory-block-backend", 1)]
public sealed partial record InMemoryBlockBackendState
{
    /// <summary>The disk's size in bytes.</summary>
    public required ulong Bytes { get; init; }

    /// <summary>The contents, by offset.</summary>
    public required SpecList<BlockExtentState> Extents { get; init; }
}

/// <summary>A piece of a disk's contents.</summary>
[SpecPart(1)]
public sealed partial record BlockExtentState
{
    /// <summary>The offset of the first byte.</summary>
    public required ulong Offset { get; init; }

    /// <summary>The bytes, in base64.</summary>
    [Sensitive]
    public required string Data { get; init; }
}

/// <summary>A disk's contents in a file that both servers reach: which one it is, not what is in it.</summary>
[Spec("block-file", 1)]
public sealed partial record BlockFileState
{
    /// <summary>The disk's size in bytes.</summary>
    public required ulong Bytes { get; init; }

    /// <summary>Whether the guest can only read.</summary>
    public required bool Readonly { get; init; }
}
