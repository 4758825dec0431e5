using System.Buffers;

namespace SpecLattice.Vmm.Machine.Devices.Nvme;

/// <content>I/O commands.</content>
internal sealed partial class NvmeController
{
    private const ulong MaxTransfer = 1 << 20;
    private const uint ForceUnitAccess = 1 << 30;

    private enum IoOpcode : byte
    {
        Flush = 0x00,
        Write = 0x01,
        Read = 0x02,
        WriteZeroes = 0x08,
    }

    private NvmeResult ExecuteIo(NvmeCommand command)
    {
        var opcode = (IoOpcode)command.Opcode;
        if (opcode == IoOpcode.Flush && command.Namespace is TheNamespace or uint.MaxValue)
        {
            return _backend.TryFlush() ? NvmeStatus.Success : NvmeStatus.InternalError;
        }

        if (opcode is not (IoOpcode.Flush or IoOpcode.Read or IoOpcode.Write or IoOpcode.WriteZeroes))
        {
            return NvmeStatus.InvalidOpcode;
        }

        if (command.Namespace != TheNamespace)
        {
            return NvmeStatus.InvalidNamespace;
        }

        var block = command.Word10 | ((ulong)command.Word11 << 32);
        var length = ((ulong)(command.Word12 & 0xFFFF) + 1) * _backend.BlockBytes;
        if (block > ulong.MaxValue / _backend.BlockBytes || !_backend.Contains(block * _backend.BlockBytes, length))
        {
            return NvmeStatus.LbaOutOfRange;
        }

        if (length > MaxTransfer)
        {
            return NvmeStatus.InvalidField;
        }

        return opcode == IoOpcode.Read
            ? Read(command, block * _backend.BlockBytes, (int)length)
            : Write(command, block * _backend.BlockBytes, (int)length, zeroes: opcode == IoOpcode.WriteZeroes);
    }

    private NvmeResult Read(NvmeCommand command, ulong offset, int length)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            return _backend.TryRead(offset, buffer.AsSpan(0, length)) ? Give(command, buffer.AsSpan(0, length)) : NvmeStatus.InternalError;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private NvmeResult Write(NvmeCommand command, ulong offset, int length, bool zeroes)
    {
        if (_backend.IsReadOnly)
        {
            return NvmeStatus.AttemptedWriteToReadOnly;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var data = buffer.AsSpan(0, length);
            data.Clear();
            if (!zeroes && !TryTake(command, data))
            {
                return NvmeStatus.InvalidField;
            }

            // Without a cache that the guest knows of, what is written is safe when the command is done.
            var isCached = _writeCacheEnabled && (command.Word12 & ForceUnitAccess) == 0;
            return _backend.TryWrite(offset, data) && (isCached || _backend.TryFlush()) ? NvmeStatus.Success : NvmeStatus.InternalError;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Takes data from the guest.</summary>
    private bool TryTake(NvmeCommand command, Span<byte> data)
    {
        if (PrpList.Find(_memory, command, data.Length) is not { } pieces)
        {
            return false;
        }

        foreach (var (address, length) in pieces)
        {
            _memory.TryRead(address, data[..length]);
            data = data[length..];
        }

        return true;
    }
}
