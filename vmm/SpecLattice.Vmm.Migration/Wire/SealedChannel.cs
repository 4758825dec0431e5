using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Transport;

namespace SpecLattice.Vmm.Migration.Wire;

/// <summary>
/// A channel whose binary messages end with their number and a digest of all that was sent in their direction so far, this message included. So a message that was
/// changed, left out, repeated, exchanged for another one, or recorded on another connection, is refused when it arrives.
/// </summary>
/// <remarks>The digest begins with what both sides made up for this connection. It is fast, and no secret is in it: it finds faults, not forgers.</remarks>
internal sealed class SealedChannel : IMessageChannel
{
    /// <summary>The bytes behind a message's tag.</summary>
    public const int SealBytes = sizeof(ulong) + DigestBytes;

    /// <summary>The bytes of a digest, and of what a side makes up for a connection.</summary>
    public const int DigestBytes = 16;

    private readonly IMessageChannel _inner;
    private readonly Direction _sent;
    private readonly Direction _received;
    private byte[] _message = [];

    private SealedChannel(IMessageChannel inner, MigrationRole self, ReadOnlySpan<byte> ofSource, ReadOnlySpan<byte> ofTarget)
    {
        _inner = inner;
        var (fromSource, fromTarget) = (new Direction(0, ofSource, ofTarget), new Direction(1, ofSource, ofTarget));
        (_sent, _received) = self == MigrationRole.Source ? (fromSource, fromTarget) : (fromTarget, fromSource);
    }

    /// <summary>Seals a channel, which stays its owner's.</summary>
    /// <param name="inner">The channel.</param>
    /// <param name="self">This server's side.</param>
    /// <param name="ofSource">What the source made up for the connection.</param>
    /// <param name="ofTarget">What the target made up for it.</param>
    /// <returns>The channel, sealed.</returns>
    public static SealedChannel Over(IMessageChannel inner, MigrationRole self, ReadOnlySpan<byte> ofSource, ReadOnlySpan<byte> ofTarget) =>
        new(inner, self, ofSource, ofTarget);

    /// <summary>The digest of all that was sent.</summary>
    public byte[] SentDigest => _sent.Digest;

    /// <summary>The digest of all that was received.</summary>
    public byte[] ReceivedDigest => _received.Digest;

    /// <inheritdoc/>
    public ValueTask SendAsync(ChannelMessageKind kind, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        if (_message.Length < message.Length + SealBytes)
        {
            _message = new byte[message.Length + SealBytes];
        }

        message.Span.CopyTo(_message);
        _sent.Add(message.Span, _message.AsSpan(message.Length, SealBytes));
        return _inner.SendAsync(kind, _message.AsMemory(0, message.Length + SealBytes), cancellationToken);
    }

    /// <summary>Sends a binary message out of a buffer that has room for the seal behind it: large ones are not copied for that.</summary>
    /// <param name="buffer">The message, and <see cref="SealBytes"/> more, which are written.</param>
    /// <param name="cancellationToken">Ends the attempt; the channel is useless then.</param>
    public ValueTask SendInPlaceAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        _sent.Add(buffer.Span[..^SealBytes], buffer.Span[^SealBytes..]);
        return _inner.SendAsync(ChannelMessageKind.Binary, buffer, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<ChannelMessage> ReceiveAsync(CancellationToken cancellationToken)
    {
        var received = await _inner.ReceiveAsync(cancellationToken).ConfigureAwait(false);
        if (received.Kind != ChannelMessageKind.Binary || received.Bytes.Length <= SealBytes)
        {
            throw Changed("a message is too short, or text");
        }

        var message = received.Bytes[..^SealBytes];
        Check(message.Span, received.Bytes.Span[^SealBytes..]);
        return received with { Bytes = message };
    }

    /// <inheritdoc/>
    public ValueTask CloseWithProtocolErrorAsync(string reason, CancellationToken cancellationToken) => _inner.CloseWithProtocolErrorAsync(reason, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _inner.DisposeAsync();

    private void Check(ReadOnlySpan<byte> message, ReadOnlySpan<byte> seal)
    {
        Span<byte> expected = stackalloc byte[SealBytes];
        var number = _received.Count;
        _received.Add(message, expected);
        if (!seal[..sizeof(ulong)].SequenceEqual(expected[..sizeof(ulong)]))
        {
            throw Changed(string.Create(CultureInfo.InvariantCulture, $"message {BinaryPrimitives.ReadUInt64LittleEndian(seal)} came in place of message {number}"));
        }

        if (!seal.SequenceEqual(expected))
        {
            throw Changed(string.Create(CultureInfo.InvariantCulture, $"message {number} is not what the peer sent on this connection: the digests differ"));
        }
    }

    private static MigrationException Changed(string problem) => new(MigrationErrorCode.Corrupted, $"the connection cannot be trusted: {problem}");

    /// <summary>All that goes one way.</summary>
    private sealed class Direction
    {
        private readonly XxHash128 _hash = new();

        public Direction(byte number, ReadOnlySpan<byte> ofSource, ReadOnlySpan<byte> ofTarget)
        {
            _hash.Append([number]);
            _hash.Append(ofSource);
            _hash.Append(ofTarget);
        }

        /// <summary>The number of messages so far.</summary>
        public ulong Count { get; private set; }

        public byte[] Digest => _hash.GetCurrentHash();

        /// <summary>Adds a message, and says what goes behind it.</summary>
        public void Add(ReadOnlySpan<byte> message, Span<byte> seal)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(seal, Count++);
            _hash.Append(message);
            _hash.Append(seal[..sizeof(ulong)]);
            _hash.GetCurrentHash(seal[sizeof(ulong)..]);
        }
    }
}
