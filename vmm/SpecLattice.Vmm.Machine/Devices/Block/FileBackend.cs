using Microsoft.Win32.SafeHandles;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Machine.State.V1;

namespace SpecLattice.Vmm.Machine.Devices.Block;

/// <summary>A disk's contents in a file of the host, which a server that the machine migrates to must reach too.</summary>
internal sealed class FileBackend : BlockBackend
{
    private readonly SafeFileHandle _file;

    private FileBackend(string id, SafeFileHandle file, ulong bytes, uint blockBytes, bool isReadOnly)
        : base(id) => (_file, Bytes, BlockBytes, IsReadOnly) = (file, bytes, blockBytes, isReadOnly);

    public override ulong Bytes { get; }

    public override uint BlockBytes { get; }

    public override bool IsReadOnly { get; }

    public override IEnumerable<StateSlot> Slots => [StateKinds.BlockFile.Slot(Id, Export, Check, static _ => { })];

    /// <summary>Opens the file. The other server of a migration has it open at the same time.</summary>
    /// <exception cref="ArgumentException">It cannot be opened, or is not a disk.</exception>
    public static FileBackend Open(string id, FileBackendConfiguration configuration)
    {
        SafeFileHandle? file = null;
        try
        {
            file = File.OpenHandle(
                configuration.Path, FileMode.Open, configuration.IsReadOnly ? FileAccess.Read : FileAccess.ReadWrite, FileShare.ReadWrite, FileOptions.RandomAccess);
            var bytes = (ulong)RandomAccess.GetLength(file);
            return bytes % configuration.BlockBytes == 0
                ? new FileBackend(id, file, bytes, configuration.BlockBytes, configuration.IsReadOnly)
                : throw new ArgumentException($"storage backend `{id}`: the file has {bytes} bytes, which is not a multiple of the block size {configuration.BlockBytes}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            file?.Dispose();
            throw new ArgumentException($"storage backend `{id}`: the file cannot be opened: {error.Message}", error);
        }
        catch (ArgumentException)
        {
            file?.Dispose();
            throw;
        }
    }

    public override bool TryRead(ulong offset, Span<byte> destination)
    {
        try
        {
            while (!destination.IsEmpty && RandomAccess.Read(_file, destination, (long)offset) is var read and > 0)
            {
                destination = destination[read..];
                offset += (ulong)read;
            }

            return destination.IsEmpty;
        }
        catch (Exception error) when (IsHostProblem(error))
        {
            return false;
        }
    }

    public override bool TryWrite(ulong offset, ReadOnlySpan<byte> source)
    {
        if (IsReadOnly)
        {
            return false;
        }

        try
        {
            RandomAccess.Write(_file, source, (long)offset);
            return true;
        }
        catch (Exception error) when (IsHostProblem(error))
        {
            return false;
        }
    }

    public override bool TryFlush()
    {
        try
        {
            if (!IsReadOnly)
            {
                RandomAccess.FlushToDisk(_file);
            }

            return true;
        }
        catch (Exception error) when (IsHostProblem(error))
        {
            return false;
        }
    }

    public override void Dispose()
    {
        _file.Dispose();
        base.Dispose();
    }

    private static bool IsHostProblem(Exception error) => error is IOException or UnauthorizedAccessException or ObjectDisposedException;

    private BlockFileState Export() => new() { Bytes = Bytes, Readonly = IsReadOnly };

    private void Check(BlockFileState state, string place)
    {
        if (state.Bytes != Bytes)
        {
            throw new MachineStateException($"{place}/bytes", $"{state.Bytes}, but the file here has {Bytes}");
        }

        if (state.Readonly != IsReadOnly)
        {
            throw new MachineStateException($"{place}/readonly", "is not what the spec says");
        }
    }
}
