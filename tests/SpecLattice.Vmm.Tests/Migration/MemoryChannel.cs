using System.Threading.Channels;
using SpecLattice.Tests.Shared;
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
    private readonly Silence _silence;

    private MemoryChannel(Channel<ChannelMessage> incoming, Channel<ChannelMessage> outgoing, FaultPlan faults, Silence silence) =>
        (_incoming, _outgoing, _faults, _silence) = (incoming, outgoing, faults, silence);

    /// <summary>Makes both ends of a channel.</summary>
    /// <param name="faults">What happens to its messages.</param>
    /// <param name="time">A clock that is moved on where both ends wait for the other one.</param>
    public static (MemoryChannel One, MemoryChannel Other) CreatePair(FaultPlan? faults = null, ManualTime? time = null)
    {
        var (left, right) = (Channel.CreateBounded<ChannelMessage>(8), Channel.CreateBounded<ChannelMessage>(8));
        var (plan, silence) = (faults ?? FaultPlan.None, new Silence(time));
        return (new MemoryChannel(left, right, plan, silence), new MemoryChannel(right, left, plan, silence));
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
            var made = new ChannelMessage(kind, copy);
            while (!_silence.Send(_outgoing, made))
            {
                if (!await _outgoing.Writer.WaitToWriteAsync(cancellationToken))
                {
                    throw new ChannelClosedException();
                }
            }
        }
        catch (ChannelClosedException error)
        {
            throw new MigrationException(MigrationErrorCode.ConnectionLost, "the connection was lost", error);
        }
    }

    public async ValueTask<ChannelMessage> ReceiveAsync(CancellationToken cancellationToken)
    {
        if (_silence.Receive(_incoming) is { } there)
        {
            return there;
        }

        // The end of the wait is seen at once, before the clock moves any further.
        await using var ended = cancellationToken.UnsafeRegister(_ => _silence.Break(_incoming), null);
        try
        {
            return await _incoming.Reader.ReadAsync(cancellationToken);
        }
        catch (ChannelClosedException error)
        {
            throw new MigrationException(MigrationErrorCode.ConnectionLost, "the connection was lost", error);
        }
        finally
        {
            _silence.Break(_incoming);
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
        _silence.Break(_incoming);
        _silence.Break(_outgoing);
    }

    /// <summary>
    /// Knows when both ends wait for a message and none is under way: then nothing happens any more but that time passes, so that passes at once, as far as to the end of the first wait.
    /// </summary>
    private sealed class Silence(ManualTime? time)
    {
        private readonly Lock _gate = new();
        private readonly HashSet<Channel<ChannelMessage>> _waiting = [];

        private bool IsSilent
        {
            get
            {
                lock (_gate)
                {
                    return _waiting.Count == 2;
                }
            }
        }

        /// <summary>Sends a message, unless there is no room for it or the channel is closed.</summary>
        public bool Send(Channel<ChannelMessage> to, ChannelMessage message)
        {
            lock (_gate)
            {
                var sent = to.Writer.TryWrite(message);
                if (sent)
                {
                    _waiting.Remove(to);
                }

                return sent;
            }
        }

        /// <summary>Takes a message that is there already, or begins to wait for one.</summary>
        public ChannelMessage? Receive(Channel<ChannelMessage> from)
        {
            lock (_gate)
            {
                if (from.Reader.TryRead(out var message))
                {
                    return message;
                }

                if (!from.Reader.Completion.IsCompleted)
                {
                    _waiting.Add(from);
                }
            }

            if (time is not null && IsSilent)
            {
                _ = Task.Run(() =>
                {
                    while (IsSilent && time.AdvanceToNext())
                    {
                    }
                });
            }

            return null;
        }

        /// <summary>Somebody waits no longer.</summary>
        public void Break(Channel<ChannelMessage> waiter)
        {
            lock (_gate)
            {
                _waiting.Remove(waiter);
            }
        }
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
    private bool _isSealed;

    public static FaultPlan None => new(FaultKind.None, 0);

    /// <summary>The number of messages so far.</summary>
    public int Count => _count;

    /// <summary>What the message was that the fault happened to.</summary>
    public string? Hit { get; private set; }

    public FaultKind Next(ChannelMessageKind message, byte[] bytes)
    {
        _isSealed |= message == ChannelMessageKind.Text && (bytes.AsSpan().SequenceEqual("speclattice-migrate-json/2"u8) || bytes.AsSpan().SequenceEqual("speclattice-migrate-json/3"u8));
        MessageTag? tag = message == ChannelMessageKind.Text ? null : SealedMessages.TagOf(bytes, _isSealed);
        before?.Invoke(tag);
        if ((only is not null && tag != only) || Interlocked.Increment(ref _count) - 1 != at || kind == FaultKind.None)
        {
            return FaultKind.None;
        }

        Hit = tag?.ToString() ?? "text";
        return kind;
    }
}
