using V1 = SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Model;

/// <summary>What holds a disk's contents: <see cref="CrucibleStorage"/>, <see cref="FileStorage"/> or <see cref="BlobStorage"/>.</summary>
public abstract record StorageBackend
{
    private protected StorageBackend()
    {
    }

    /// <summary>Calls the function for the kind of backend that it is.</summary>
    /// <typeparam name="TResult">What every way gives.</typeparam>
    /// <param name="crucible">Called with a Crucible volume.</param>
    /// <param name="file">Called with a file.</param>
    /// <param name="blob">Called with contents in memory.</param>
    /// <returns>What was called gave.</returns>
    public abstract TResult Match<TResult>(
        Func<CrucibleStorage, TResult> crucible, Func<FileStorage, TResult> file, Func<BlobStorage, TResult> blob);
}

/// <summary>Contents on a Crucible volume.</summary>
/// <param name="Settings">The volume.</param>
public sealed record CrucibleStorage(V1.CrucibleStorageBackend Settings) : StorageBackend
{
    /// <inheritdoc/>
    public override TResult Match<TResult>(
        Func<CrucibleStorage, TResult> crucible, Func<FileStorage, TResult> file, Func<BlobStorage, TResult> blob) => crucible(this);
}

/// <summary>Contents in a file of the host.</summary>
/// <param name="Settings">The file.</param>
public sealed record FileStorage(V1.FileStorageBackend Settings) : StorageBackend
{
    /// <inheritdoc/>
    public override TResult Match<TResult>(
        Func<CrucibleStorage, TResult> crucible, Func<FileStorage, TResult> file, Func<BlobStorage, TResult> blob) => file(this);
}

/// <summary>Contents in the server's memory.</summary>
/// <param name="Settings">The first contents.</param>
public sealed record BlobStorage(V1.BlobStorageBackend Settings) : StorageBackend
{
    /// <inheritdoc/>
    public override TResult Match<TResult>(
        Func<CrucibleStorage, TResult> crucible, Func<FileStorage, TResult> file, Func<BlobStorage, TResult> blob) => blob(this);
}
