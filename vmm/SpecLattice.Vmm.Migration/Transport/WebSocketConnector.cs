using System.Net;
using System.Net.Http;
using System.Net.WebSockets;
using SpecLattice.Vmm.Migration.Reports;
using SocketAddress = SpecLattice.Vmm.Api.SocketAddress;

namespace SpecLattice.Vmm.Migration.Transport;

/// <summary>Reaches the source of a migration over a WebSocket.</summary>
/// <remarks>
/// The API version in the request is always the first: this endpoint can never change, or servers of different age would not find each other.
/// What the two sides can do is settled inside the connection.
/// </remarks>
/// <param name="access">How other servers are reached.</param>
public sealed class WebSocketConnector(PeerAccess access) : IMigrationConnector
{
    /// <inheritdoc/>
    public async ValueTask<IMessageChannel> ConnectAsync(
        SocketAddress source, Guid migrationId, int maxMessageBytes, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("api-version", "1.0.0");
        socket.Options.CollectHttpResponseDetails = true;
        try
        {
            if (access.Authorization() is { } authorization)
            {
                socket.Options.SetRequestHeader("authorization", authorization);
            }

            using var invoker = new HttpMessageInvoker(access.CreateHandler(source), disposeHandler: false);
            await socket.ConnectAsync(new Uri($"{access.Scheme("ws")}://{source}/instance/migrate/{migrationId:D}/start"), invoker, cancellationToken).ConfigureAwait(false);
            return new WebSocketChannel(socket, maxMessageBytes, owner: socket);
        }
        catch (Exception error) when (error is WebSocketException or HttpRequestException or IOException)
        {
            var refusal = RefusalOf(socket.HttpStatusCode);
            socket.Dispose();
            throw refusal ?? new MigrationException(MigrationErrorCode.Unreachable, $"cannot connect to the source at {source}: {error.Message}", error);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>What a source says by the status of its answer, before there is a connection.</summary>
    private static MigrationException? RefusalOf(HttpStatusCode status)
    {
        (MigrationErrorCode Code, string Message)? refusal = status switch
        {
            HttpStatusCode.FailedDependency => (MigrationErrorCode.NoInstance, "the source has no running VM to migrate"),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => (MigrationErrorCode.Unreachable, "the source does not let this server fetch its VM: it wants another certificate or token"),
            HttpStatusCode.Conflict => (MigrationErrorCode.AlreadyInProgress, "the source's VM is being migrated already"),
            _ => null,
        };
        return refusal is { } known ? new MigrationException(new MigrationError(known.Code, known.Message) { ReportedBy = MigrationRole.Source }) : null;
    }
}
