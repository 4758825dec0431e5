using System.Net.Http;
using System.Net.WebSockets;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Migration.Reports;

namespace SpecLattice.Vmm.Migration.Transport;

/// <summary>Reaches the source of a migration over a WebSocket.</summary>
/// <remarks>
/// The API version in the request is always the first: this endpoint can never change, or servers of different age would not find each other.
/// What the two sides can do is settled inside the connection.
/// </remarks>
public sealed class WebSocketConnector : IMigrationConnector
{
    /// <inheritdoc/>
    public async ValueTask<IMessageChannel> ConnectAsync(
        SocketAddress source, Guid migrationId, int maxMessageBytes, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("api-version", "1.0.0");
        try
        {
            await socket.ConnectAsync(new Uri($"ws://{source}/instance/migrate/{migrationId:D}/start"), cancellationToken).ConfigureAwait(false);
            return new WebSocketChannel(socket, maxMessageBytes, owner: socket);
        }
        catch (Exception error) when (error is WebSocketException or HttpRequestException or IOException)
        {
            socket.Dispose();
            throw new MigrationException(MigrationErrorCode.Unreachable, $"cannot connect to the source at {source}: {error.Message}", error);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
