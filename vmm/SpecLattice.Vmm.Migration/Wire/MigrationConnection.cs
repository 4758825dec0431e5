using System.Security.Cryptography;
using System.Text;
using SpecLattice.Serialization;
using SpecLattice.Vmm.Machine.Memory;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Transport;
using SpecLattice.Vmm.Migration.Wire.V1;

namespace SpecLattice.Vmm.Migration.Wire;

/// <summary>The protocol's messages over a channel: every wait is bounded, every message checked, every error of the peer an exception.</summary>
/// <param name="channel">The channel.</param>
/// <param name="self">This server's side.</param>
/// <param name="limits">How long to wait and how much to take.</param>
/// <param name="time">The clock by which waits are measured.</param>
internal sealed class MigrationConnection(IMessageChannel channel, MigrationRole self, MigrationLimits limits, TimeProvider time)
{
    // How large a message may be is checked, with a message of its own, when it is sent.
    private static readonly SpecJsonOptions AnySize = new() { MaxBytes = int.MaxValue };

    private IMessageChannel _channel = channel;
    private SealedChannel? _seal;
    private ulong _bytes;

    /// <summary>Bytes so far, both directions.</summary>
    public ulong Bytes => Volatile.Read(ref _bytes);

    /// <summary>Cancels the migration. Replaced by <see cref="CancellationToken.None"/> once it is too late for that.</summary>
    public CancellationToken Cancellation { get; set; }

    private MigrationRole Peer => self == MigrationRole.Source ? MigrationRole.Destination : MigrationRole.Source;

    public Task SendTextAsync(string text) => SendAsync(ChannelMessageKind.Text, Encoding.UTF8.GetBytes(text));

    public Task SendAsync(MessageTag tag) => SendAsync(ChannelMessageKind.Binary, MessageCodec.Encode(tag));

    public Task SendAsync(MessageTag tag, PageRange range) => SendAsync(ChannelMessageKind.Binary, MessageCodec.Encode(tag, range));

    public Task SendAsync(MessageTag tag, PageRange range, PageSet pages) =>
        SendAsync(ChannelMessageKind.Binary, MessageCodec.Encode(tag, range, pages));

    /// <summary>Exchanges what both sides make up for this connection; every later message is sealed with it.</summary>
    /// <param name="id">The migration that the connection is for, which is in the seals too; null where the protocol does not have that.</param>
    public async Task SealAsync(Guid? id)
    {
        var own = RandomNumberGenerator.GetBytes(SealedChannel.DigestBytes);
        await SendAsync(ChannelMessageKind.Binary, MessageCodec.Encode(MessageTag.Challenge, own)).ConfigureAwait(false);
        var other = (await ExpectAsync(MessageTag.Challenge).ConfigureAwait(false)).Body.ToArray();
        var (ofSource, ofTarget) = self == MigrationRole.Source ? (own, other) : (other, own);
        _channel = _seal = SealedChannel.Over(_channel, self, ofSource, [.. ofTarget, .. id?.ToByteArray(bigEndian: true) ?? []]);
    }

    /// <summary>Says "I have everything", and what that is.</summary>
    public Task SendReadyAsync() =>
        _seal is null ? SendAsync(MessageTag.Okay) : SendAsync(ChannelMessageKind.Binary, MessageCodec.Encode(MessageTag.Ready, _seal.ReceivedDigest));

    /// <summary>Waits until the target has everything.</summary>
    /// <exception cref="MigrationException">It has something else.</exception>
    public async Task ExpectReadyAsync()
    {
        var ready = await ExpectAsync(_seal is null ? MessageTag.Okay : MessageTag.Ready).ConfigureAwait(false);
        if (_seal is not null && !ready.Body.Span.SequenceEqual(_seal.SentDigest))
        {
            throw new MigrationException(MigrationErrorCode.Corrupted, "the destination has received other bytes than were sent");
        }
    }

    /// <summary>Says that the word "I run" has come, where the protocol has that. Never throws: a target that does not hear it asks again.</summary>
    public async Task TryAcknowledgeAsync()
    {
        try
        {
            await (_seal is null ? Task.CompletedTask : SendAsync(MessageTag.Okay)).ConfigureAwait(false);
        }
        catch (MigrationException)
        {
            // It asks again.
        }
    }

    /// <summary>Waits until the source knows that the VM runs here, where the protocol has that.</summary>
    public Task ExpectAcknowledgementAsync() => _seal is null ? Task.CompletedTask : ExpectAsync(MessageTag.Okay);

    /// <summary>Sends a message that is encoded already, tag included.</summary>
    /// <param name="buffer">The message, and <see cref="SealedChannel.SealBytes"/> more, which may be written.</param>
    public Task SendEncodedAsync(Memory<byte> buffer)
    {
        var message = buffer[..^SealedChannel.SealBytes];
        return SendAsync(message.Length, wait => _seal is null ? _channel.SendAsync(ChannelMessageKind.Binary, message, wait) : _seal.SendInPlaceAsync(buffer, wait));
    }

    public Task SendDocumentAsync<T>(T document)
        where T : ISpecJson<T> => SendAsync(ChannelMessageKind.Binary, WithTag(SpecJson.SerializeToUtf8Bytes(document, AnySize), MessageTag.Serialized));

    /// <summary>Tells the peer why this side gives up. Never throws: the connection may be what failed.</summary>
    public async Task TrySendErrorAsync(MigrationError error)
    {
        try
        {
            Cancellation = CancellationToken.None;
            await SendAsync(ChannelMessageKind.Binary, WithTag(SpecJson.SerializeToUtf8Bytes(ErrorDocuments.FromError(error)), MessageTag.Error)).ConfigureAwait(false);
        }
        catch (MigrationException)
        {
            // The peer will notice without being told.
        }
    }

    /// <summary>Receives the first message, which alone is text.</summary>
    public async Task<string> ReceiveTextAsync(string otherwise)
    {
        var message = await ReceiveRawAsync().ConfigureAwait(false);
        if (message.Kind == ChannelMessageKind.Text && message.Bytes.Length <= ProtocolOffer.MaxCharacters)
        {
            return Encoding.UTF8.GetString(message.Bytes.Span);
        }

        using var wait = new CancellationTokenSource(limits.IdleTimeout, time);
        await _channel.CloseWithProtocolErrorAsync(otherwise, wait.Token).ConfigureAwait(false);
        throw new MigrationException(MigrationErrorCode.Handshake, $"the peer {otherwise}");
    }

    public async Task<MigrationMessage> ReceiveAsync()
    {
        var message = MessageCodec.Decode(await ReceiveRawAsync().ConfigureAwait(false), limits);
        return message.Tag == MessageTag.Error ? throw new MigrationException(ReadError(message)) : message;
    }

    public async Task<MigrationMessage> ExpectAsync(MessageTag tag)
    {
        var message = await ReceiveAsync().ConfigureAwait(false);
        return message.Tag == tag ? message : throw Unexpected(message.Tag, tag.ToString());
    }

    public async Task<T> ExpectDocumentAsync<T>(MigrationErrorCode code)
        where T : ISpecJson<T>
    {
        var message = await ExpectAsync(MessageTag.Serialized).ConfigureAwait(false);
        return Parse<T>(message, code);
    }

    public static MigrationException Unexpected(MessageTag found, string expected) =>
        new(MigrationErrorCode.UnexpectedMessage, $"the peer sent {found}, expected {expected}");

    private static byte[] WithTag(byte[] body, MessageTag tag)
    {
        var message = new byte[body.Length + 1];
        body.CopyTo(message, 0);
        message[^1] = (byte)tag;
        return message;
    }

    private T Parse<T>(MigrationMessage message, MigrationErrorCode code)
        where T : ISpecJson<T>
    {
        try
        {
            var document = SpecJson.Deserialize<T>(message.Body.Span, new SpecJsonOptions { MaxBytes = limits.MaxDocumentBytes });
            return DocumentLimits.FindProblem(document) is not { } problem ? document : throw Unreadable(problem, null);
        }
        catch (SpecJsonException error)
        {
            throw Unreadable(error.Message, error);
        }

        MigrationException Unreadable(string problem, Exception? error) => new(code, $"the {Name(Peer)}'s document cannot be read: {problem}", error);
    }

    private MigrationError ReadError(MigrationMessage message) =>
        ErrorDocuments.ToError(Parse<ErrorDocument>(message, MigrationErrorCode.Codec)) with { ReportedBy = Peer };

    private Task SendAsync(ChannelMessageKind kind, ReadOnlyMemory<byte> message) => SendAsync(message.Length, wait => _channel.SendAsync(kind, message, wait));

    private async Task SendAsync(int length, Func<CancellationToken, ValueTask> send)
    {
        using var wait = StartWait();
        try
        {
            await send(wait.Token).ConfigureAwait(false);
            Count(length);
        }
        catch (OperationCanceledException error)
        {
            throw WaitEnded("took no message", error);
        }
    }

    private async Task<ChannelMessage> ReceiveRawAsync()
    {
        using var wait = StartWait();
        try
        {
            var message = await _channel.ReceiveAsync(wait.Token).ConfigureAwait(false);
            Count(message.Bytes.Length);
            return message;
        }
        catch (OperationCanceledException error)
        {
            throw WaitEnded("said nothing", error);
        }
    }

    private Wait StartWait() => new(limits.IdleTimeout, time, Cancellation);

    private MigrationException WaitEnded(string what, Exception error) => Cancellation.IsCancellationRequested
        ? new MigrationException(MigrationErrorCode.Cancelled, "the migration was cancelled", error)
        : new MigrationException(MigrationErrorCode.Timeout, $"the {Name(Peer)} {what} for {limits.IdleTimeout.TotalSeconds:0.###} s", error);

    private void Count(int bytes) => Volatile.Write(ref _bytes, _bytes + (ulong)bytes);

    private static string Name(MigrationRole role) => role == MigrationRole.Source ? "source" : "destination";

    /// <summary>A wait for the peer: it ends when its time is up, or with the migration.</summary>
    private sealed class Wait : IDisposable
    {
        private readonly CancellationTokenSource _source;
        private readonly CancellationTokenRegistration _cancelled;

        public Wait(TimeSpan limit, TimeProvider time, CancellationToken cancellation)
        {
            _source = new CancellationTokenSource(limit, time);
            _cancelled = cancellation.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
        }

        public CancellationToken Token => _source.Token;

        public void Dispose()
        {
            _cancelled.Dispose();
            _source.Dispose();
        }
    }
}
