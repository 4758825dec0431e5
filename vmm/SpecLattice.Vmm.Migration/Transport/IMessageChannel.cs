using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Migration.Reports;

namespace SpecLattice.Vmm.Migration.Transport;

/// <summary>A connection that carries whole messages, in order, both ways. One reader and one writer at a time.</summary>
public interface IMessageChannel : IAsyncDisposable
{
    /// <summary>Sends a message.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="message">The message; free to be reused when the call has ended.</param>
    /// <param name="cancellationToken">Ends the attempt; the channel is useless then.</param>
    /// <exception cref="MigrationException">The connection has ended.</exception>
    ValueTask SendAsync(ChannelMessageKind kind, ReadOnlyMemory<byte> message, CancellationToken cancellationToken);

    /// <summary>Receives the next message.</summary>
    /// <param name="cancellationToken">Ends the wait; the channel is useless then.</param>
    /// <returns>The message; its bytes stay as they are until the next call.</returns>
    /// <exception cref="MigrationException">The connection has ended, or the message is larger than allowed.</exception>
    ValueTask<ChannelMessage> ReceiveAsync(CancellationToken cancellationToken);

    /// <summary>Ends the connection because the peer did not keep to the protocol. Never throws.</summary>
    /// <param name="reason">Why, in at most 123 bytes of UTF-8.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    ValueTask CloseWithProtocolErrorAsync(string reason, CancellationToken cancellationToken);
}

/// <summary>What a message on a channel is.</summary>
public enum ChannelMessageKind
{
    /// <summary>UTF-8 text.</summary>
    Text,

    /// <summary>Bytes.</summary>
    Binary,
}

/// <summary>A received message.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Bytes">The message.</param>
public readonly record struct ChannelMessage(ChannelMessageKind Kind, ReadOnlyMemory<byte> Bytes);

/// <summary>How a target reaches the source of a migration.</summary>
public interface IMigrationConnector
{
    /// <summary>Connects to the source.</summary>
    /// <param name="source">Where it listens.</param>
    /// <param name="migrationId">The migration's id.</param>
    /// <param name="maxMessageBytes">The largest message to take.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="MigrationException">The source cannot be reached or refuses.</exception>
    ValueTask<IMessageChannel> ConnectAsync(SocketAddress source, Guid migrationId, int maxMessageBytes, CancellationToken cancellationToken);
}
