using System.Threading.Channels;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Transport;
using SpecLattice.Vmm.Migration.Wire;

namespace SpecLattice.Vmm.Tests.Migration;

/// <summary>One end of a channel inside the process, which can be made to fail.</summary>
internal sealed class MemoryChannel : IMessageChannel
{
    private readonly Channel<ChannelMessage> _incoming;
    private readonly Channel<ChannelMessage> _outgoing;
    private readonly FaultPlan _faults;

    private MemoryChannel(Channel<ChannelMessage> incoming, Channel<ChannelMessage> outgoing, FaultPlan faults) =>
        (_incoming, _outgoing, _faults) = (incoming, outgoing, faults);

    public static (MemoryChannel One, MemoryChannel Other) CreatePair(FaultPlan? faults = null)
    {
        var (left, right) = (Channel.CreateBounded<ChannelMessage>(8), Channel.CreateBounded<ChannelMessage>(8));
        var plan = faults ?? FaultPlan.None;
        return (new MemoryChannel(left, right, plan), new MemoryChannel(right, left, plan));
    }

    public async ValueTask SendAsync(ChannelMessageKind kind, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        var copy = message.ToArray();
        switch (_faults.Next(kind, copy))
        {
            case FaultKind.Drop:
                return;
            case FaultKind.Truncate:
                copy = copy[..(copy.Length / 2)];
                break;
            case FaultKind.Garble:
                copy[^1] ^= 0x55;
                copy[0] ^= 0x80;
                break;
            case FaultKind.Delay:
                await Task.Delay(20, cancellationToken);
                break;
            case FaultKind.Close:
                Close();
                break;
        }

        try
        {
            await _outgoing.Writer.WriteAsync(new ChannelMessage(kind, copy), cancellationToken);
        }
        catch (ChannelClosedException error)
        {
            throw new MigrationException(MigrationErrorCode.ConnectionLost, "the connection was lost", error);
        }
    }

    public async ValueTask<ChannelMessage> ReceiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _incoming.Reader.ReadAsync(cancellationToken);
        }
        catch (ChannelClosedException error)
        {
            throw new MigrationException(MigrationErrorCode.ConnectionLost, "the connection was lost", error);
        }
    }

    public ValueTask CloseWithProtocolErrorAsync(string reason, CancellationToken cancellationToken)
    {
        CloseReason = reason;
        Close();
        return ValueTask.CompletedTask;
    }

    public string? CloseReason { get; private set; }

    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    /// <summary>What was sent before can still be received.</summary>
    private void Close()
    {
        _outgoing.Writer.TryComplete();
        _incoming.Writer.TryComplete();
    }
}

internal enum FaultKind
{
    None,
    Drop,
    Truncate,
    Garble,
    Delay,
    Close,
}

/// <summary>What happens to the n-th message of a migration, counted over both directions and over all its connections.</summary>
/// <param name="kind">What happens.</param>
/// <param name="at">n, from 0.</param>
/// <param name="before">Called before each message, with its tag; null for text.</param>
/// <param name="only">The only messages that count; null for all.</param>
internal sealed class FaultPlan(FaultKind kind, int at, Action<MessageTag?>? before = null, MessageTag? only = null)
{
    private int _count;

    public static FaultPlan None => new(FaultKind.None, 0);

    /// <summary>The number of messages so far.</summary>
    public int Count => _count;

    /// <summary>What the message was that the fault happened to.</summary>
    public string? Hit { get; private set; }

    public FaultKind Next(ChannelMessageKind message, byte[] bytes)
    {
        MessageTag? tag = message == ChannelMessageKind.Text ? null : (MessageTag)bytes[^1];
        before?.Invoke(tag);
        if ((only is not null && tag != only) || Interlocked.Increment(ref _count) - 1 != at || kind == FaultKind.None)
        {
            return FaultKind.None;
        }

        Hit = tag?.ToString() ?? "text";
        return kind;
    }
}
