using System.Net.WebSockets;
using SpecLattice.Vmm.Migration.Reports;

namespace SpecLattice.Vmm.Migration.Transport;

/// <summary>A channel over a WebSocket.</summary>
/// <param name="socket">The socket, open.</param>
/// <param name="maxMessageBytes">The largest message to take.</param>
/// <param name="owner">What is disposed of with the channel; null where the caller keeps the socket.</param>
public sealed class WebSocketChannel(WebSocket socket, int maxMessageBytes, IDisposable? owner = null) : IMessageChannel
{
    private const int FirstBuffer = 4 * 1024;
    private byte[] _buffer = new byte[Math.Min(FirstBuffer, maxMessageBytes)];

    /// <inheritdoc/>
    public async ValueTask SendAsync(ChannelMessageKind kind, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        var type = kind == ChannelMessageKind.Text ? WebSocketMessageType.Text : WebSocketMessageType.Binary;
        try
        {
            await socket.SendAsync(message, type, endOfMessage: true, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (IsConnectionError(error))
        {
            throw Lost(error);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ChannelMessage> ReceiveAsync(CancellationToken cancellationToken)
    {
        var length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult part;
            try
            {
                part = await socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (IsConnectionError(error))
            {
                throw Lost(error);
            }

            if (part.MessageType == WebSocketMessageType.Close)
            {
                throw new MigrationException(MigrationErrorCode.ConnectionLost, $"the peer closed the connection{Describe(socket.CloseStatusDescription)}");
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                var kind = part.MessageType == WebSocketMessageType.Text ? ChannelMessageKind.Text : ChannelMessageKind.Binary;
                return new ChannelMessage(kind, _buffer.AsMemory(0, length));
            }

            if (length == _buffer.Length)
            {
                Grow();
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask CloseWithProtocolErrorAsync(string reason, CancellationToken cancellationToken)
    {
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.ProtocolError, reason, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (IsConnectionError(error) || error is OperationCanceledException)
        {
            // The connection is being given up anyway.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A short time for a close that the peer can tell from a broken connection; never a wait for its answer.
        using var time = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, time.Token).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (IsConnectionError(error) || error is OperationCanceledException)
        {
            // The connection is being given up anyway.
        }

        owner?.Dispose();
    }

    private static bool IsConnectionError(Exception error) =>
        error is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException;

    private static MigrationException Lost(Exception error) => new(MigrationErrorCode.ConnectionLost, $"the connection was lost: {error.Message}", error);

    private static string Describe(string? reason) => string.IsNullOrEmpty(reason) ? "" : $": {PeerText.Show(reason, 123)}";

    private void Grow()
    {
        if (_buffer.Length == maxMessageBytes)
        {
            throw new MigrationException(MigrationErrorCode.Codec, $"the peer sent a message of more than {maxMessageBytes} bytes");
        }

        Array.Resize(ref _buffer, (int)Math.Min(_buffer.Length * 4L, maxMessageBytes));
    }
}
