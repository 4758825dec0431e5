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

    /// <summary>Makes the backend over the file that the configuration has open. The file stays open when the backend goes: the next machine may use it.</summary>
    /// <exception cref="ArgumentException">The file is not open, or is not a disk.</exception>
    public static FileBackend Over(FileBackendConfiguration configuration)
    {
        var id = configuration.Id;
        var file = configuration.File ?? throw new ArgumentException($"storage backend `{id}`: the file is not open");
        return file.Bytes % configuration.BlockBytes == 0
            ? new FileBackend(id, file.Handle, file.Bytes, configuration.BlockBytes, configuration.IsReadOnly)
            : throw new ArgumentException($"storage backend `{id}`: the file has {file.Bytes} bytes, which is not a multiple of the block size {configuration.BlockBytes}");
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
