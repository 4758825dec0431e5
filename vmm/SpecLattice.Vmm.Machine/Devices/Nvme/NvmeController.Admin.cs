using System.Buffers.Binary;
using System.Text;

namespace SpecLattice.Vmm.Machine.Devices.Nvme;

/// <content>Admin commands.</content>
internal sealed partial class NvmeController
{
    private const int MaxAwaited = 4;
    private const uint WriteCacheFeature = 6;
    private const uint NumberOfQueuesFeature = 7;
    private const uint TheNamespace = 1;

    private enum AdminOpcode : byte
    {
        DeleteSubmissionQueue = 0x00,
        CreateSubmissionQueue = 0x01,
        GetLogPage = 0x02,
        DeleteCompletionQueue = 0x04,
        CreateCompletionQueue = 0x05,
        Identify = 0x06,
        Abort = 0x08,
        SetFeatures = 0x09,
        GetFeatures = 0x0A,
        AwaitEvent = 0x0C,
        ConfigureDoorbells = 0x7C,
    }

    /// <summary>Executes an admin command.</summary>
    /// <returns>How it ended; null where it continues.</returns>
    private NvmeResult? ExecuteAdmin(NvmeCommand command) => (AdminOpcode)command.Opcode switch
    {
        AdminOpcode.DeleteSubmissionQueue => DeleteSubmissionQueue((ushort)command.Word10),
        AdminOpcode.CreateSubmissionQueue => CreateSubmissionQueue(command),
        AdminOpcode.DeleteCompletionQueue => DeleteCompletionQueue((ushort)command.Word10),
        AdminOpcode.CreateCompletionQueue => CreateCompletionQueue(command),
        AdminOpcode.GetLogPage => GetLogPage(command),
        AdminOpcode.Identify => Identify(command),
        AdminOpcode.Abort => new NvmeResult(NvmeStatus.Success, 1), // too late: every command is done at once
        AdminOpcode.SetFeatures => SetFeatures(command),
        AdminOpcode.GetFeatures => GetFeatures(command),
        AdminOpcode.AwaitEvent => AwaitEvent(command),
        AdminOpcode.ConfigureDoorbells => ConfigureDoorbells(command),
        _ => NvmeStatus.InvalidOpcode,
    };

    private NvmeResult CreateCompletionQueue(NvmeCommand command)
    {
        var (id, size) = ((ushort)command.Word10, (command.Word10 >> 16) + 1);
        if (id is 0 or >= MaxQueues || _completions[id] is not null)
        {
            return NvmeStatus.InvalidQueueId;
        }

        if (size is < 2 or > MaxEntries)
        {
            return NvmeStatus.InvalidQueueSize;
        }

        if ((command.Word11 & 1) == 0 || command.Word11 >> 16 != 0)
        {
            return NvmeStatus.InvalidField; // not contiguous, or an interrupt that there is not
        }

        if (command.Prp1 % 4096 != 0)
        {
            return NvmeStatus.InvalidPrpOffset;
        }

        _completions[id] = new CompletionQueue(id, command.Prp1, size, (command.Word11 & 2) != 0);
        return NvmeStatus.Success;
    }

    private NvmeResult CreateSubmissionQueue(NvmeCommand command)
    {
        var (id, size, completion) = ((ushort)command.Word10, (command.Word10 >> 16) + 1, (ushort)(command.Word11 >> 16));
        if (id is 0 or >= MaxQueues || _submissions[id] is not null)
        {
            return NvmeStatus.InvalidQueueId;
        }

        if (completion is 0 or >= MaxQueues || _completions[completion] is null)
        {
            return NvmeStatus.InvalidCompletionQueue;
        }

        if (size is < 2 or > MaxEntries)
        {
            return NvmeStatus.InvalidQueueSize;
        }

        if ((command.Word11 & 1) == 0)
        {
            return NvmeStatus.InvalidField;
        }

        if (command.Prp1 % 4096 != 0)
        {
            return NvmeStatus.InvalidPrpOffset;
        }

        _submissions[id] = new SubmissionQueue(id, command.Prp1, size, completion);
        return NvmeStatus.Success;
    }

    private NvmeResult DeleteSubmissionQueue(ushort id)
    {
        if (id is 0 or >= MaxQueues || _submissions[id] is null)
        {
            return NvmeStatus.InvalidQueueId;
        }

        _submissions[id] = null;
        return NvmeStatus.Success;
    }

    private NvmeResult DeleteCompletionQueue(ushort id)
    {
        if (id is 0 or >= MaxQueues || _completions[id] is null)
        {
            return NvmeStatus.InvalidQueueId;
        }

        if (_submissions.Any(queue => queue?.Completion == id))
        {
            return NvmeStatus.InvalidQueueDeletion;
        }

        _completions[id] = null;
        return NvmeStatus.Success;
    }

    private NvmeResult GetLogPage(NvmeCommand command)
    {
        var page = command.Word10 & 0xFF;
        var length = (Math.Min(command.Word10 >> 16, 0xFFF) + 1) * 4;
        return page is 1 or 2 or 3 ? Give(command, new byte[length]) : NvmeStatus.InvalidLogPage; // nothing went wrong so far
    }

    private NvmeResult Identify(NvmeCommand command)
    {
        var data = new byte[4096];
        switch (command.Word10 & 0xFF)
        {
            case 0 when command.Namespace == TheNamespace:
                DescribeNamespace(data);
                break;
            case 0:
                return NvmeStatus.InvalidNamespace;
            case 1:
                DescribeController(data);
                break;
            case 2:
                if (command.Namespace < TheNamespace)
                {
                    BinaryPrimitives.WriteUInt32LittleEndian(data, TheNamespace);
                }

                break;
            default:
                return NvmeStatus.InvalidField;
        }

        return Give(command, data);
    }

    private void DescribeNamespace(Span<byte> data)
    {
        var blocks = _backend.Bytes / _backend.BlockBytes;
        BinaryPrimitives.WriteUInt64LittleEndian(data, blocks); // size
        BinaryPrimitives.WriteUInt64LittleEndian(data[8..], blocks); // capacity
        BinaryPrimitives.WriteUInt64LittleEndian(data[16..], blocks); // in use
        data[99] = (byte)(_backend.IsReadOnly ? 1 : 0); // write protection
        data[130] = (byte)uint.Log2(_backend.BlockBytes);
    }

    private void DescribeController(Span<byte> data)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(data, Kind.Vendor);
        BinaryPrimitives.WriteUInt16LittleEndian(data[2..], Kind.Vendor);
        _serial.Bytes.CopyTo(data[4..]);
        Encoding.ASCII.GetBytes("SpecLattice NVMe".PadRight(40)).CopyTo(data[24..]);
        Encoding.ASCII.GetBytes("1.0".PadRight(8)).CopyTo(data[64..]);
        data[77] = 8; // the most data of a command: 2^8 pages
        BinaryPrimitives.WriteUInt32LittleEndian(data[80..], Version14);
        BinaryPrimitives.WriteUInt16LittleEndian(data[256..], 1 << 8); // shadow doorbells
        data[259] = MaxAwaited - 1;
        data[512] = 0x66; // entries of 64 bytes
        data[513] = 0x44; // and of 16
        BinaryPrimitives.WriteUInt32LittleEndian(data[516..], TheNamespace);
        BinaryPrimitives.WriteUInt16LittleEndian(data[520..], 1 << 3); // write zeroes
        data[525] = (byte)(_hasWriteCache ? 1 : 0);
    }

    private NvmeResult SetFeatures(NvmeCommand command)
    {
        if (command.Word10 >> 31 != 0)
        {
            return NvmeStatus.FeatureNotSaveable;
        }

        switch (command.Word10 & 0xFF)
        {
            case WriteCacheFeature when _hasWriteCache:
                _writeCacheEnabled = (command.Word11 & 1) != 0;
                return _writeCacheEnabled || _backend.TryFlush() ? NvmeStatus.Success : NvmeStatus.InternalError;
            case NumberOfQueuesFeature:
                return new NvmeResult(NvmeStatus.Success, NumberOfQueues);
            default:
                return NvmeStatus.InvalidField;
        }
    }

    private NvmeResult GetFeatures(NvmeCommand command) => (command.Word10 & 0xFF) switch
    {
        WriteCacheFeature when _hasWriteCache => new NvmeResult(NvmeStatus.Success, _writeCacheEnabled ? 1U : 0),
        NumberOfQueuesFeature => new NvmeResult(NvmeStatus.Success, NumberOfQueues),
        _ => NvmeStatus.InvalidField,
    };

    /// <summary>The number of I/O queues of each kind, counted from zero.</summary>
    private static uint NumberOfQueues => (MaxQueues - 2) | ((MaxQueues - 2) << 16);

    private NvmeResult? AwaitEvent(NvmeCommand command)
    {
        if (_awaitingEvents.Count == MaxAwaited)
        {
            return NvmeStatus.TooManyEventRequests;
        }

        _awaitingEvents.Add(command.Id);
        return null;
    }

    private NvmeResult ConfigureDoorbells(NvmeCommand command)
    {
        if (command.Prp1 % 4096 != 0 || command.Prp2 % 4096 != 0 || !_memory.Contains(command.Prp1, 4096) || !_memory.Contains(command.Prp2, 4096))
        {
            return NvmeStatus.InvalidField;
        }

        _shadow = (command.Prp1, command.Prp2);
        foreach (var queue in _submissions.OfType<SubmissionQueue>().Where(queue => queue.Id != 0))
        {
            _memory.TryWriteUInt32(command.Prp1 + ((ulong)queue.Id * 8), queue.Tail);
        }

        foreach (var queue in _completions.OfType<CompletionQueue>().Where(queue => queue.Id != 0))
        {
            _memory.TryWriteUInt32(command.Prp1 + ((ulong)queue.Id * 8) + 4, queue.Head);
        }

        return NvmeStatus.Success;
    }

    /// <summary>Hands data to the guest.</summary>
    private NvmeStatus Give(NvmeCommand command, ReadOnlySpan<byte> data)
    {
        if (PrpList.Find(_memory, command, data.Length) is not { } pieces)
        {
            return NvmeStatus.InvalidField;
        }

        foreach (var (address, length) in pieces)
        {
            _memory.TryWrite(address, data[..length]);
            data = data[length..];
        }

        return NvmeStatus.Success;
    }
}
