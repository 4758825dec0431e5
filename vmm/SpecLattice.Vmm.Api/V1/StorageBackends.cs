namespace SpecLattice.Vmm.Api.V1;

/// <summary>Storage on a Crucible volume.</summary>
[SpecPart(1)]
public sealed partial record CrucibleStorageBackend
{
    /// <summary>
    /// How to construct the volume, as JSON in a string: opaque here, so that changes to its shape cannot break the reading of specs.
    /// It can hold encryption keys.
    /// </summary>
    [Sensitive]
    public required string RequestJson { get; init; }

    /// <summary>Whether the guest can only read.</summary>
    public required bool Readonly { get; init; }
}

/// <summary>Storage in a file of the host.</summary>
[SpecPart(1)]
public sealed partial record FileStorageBackend
{
    /// <summary>The file's path on the host.</summary>
    public required string Path { get; init; }

    /// <summary>Whether the guest can only read.</summary>
    public required bool Readonly { get; init; }

    /// <summary>The size of a block, in bytes.</summary>
    public required uint BlockSize { get; init; }

    /// <summary>The number of worker threads, for tests; null leaves it to the server.</summary>
    public NonZeroCount? Workers { get; init; }
}

/// <summary>Storage in the server's memory, whose first contents the spec itself holds.</summary>
[SpecPart(1)]
public sealed partial record BlobStorageBackend
{
    /// <summary>The first contents, in base64. Not checked until a VM is created.</summary>
    [Sensitive]
    public required string Base64 { get; init; }

    /// <summary>Whether the guest can only read.</summary>
    public required bool Readonly { get; init; }
}
