using Microsoft.AspNetCore.Connections;

namespace SpecLattice.Vmm.Server.Http;

/// <summary>Limits the number of connections, WebSockets included. One too many is told so, in place of what it asked for.</summary>
internal sealed class ConnectionLimit(int most, ILogger<ConnectionLimit> log)
{
    private static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(2);

    private int _open;

    public async Task HandleAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        if (Interlocked.Increment(ref _open) > most + RefusalSlots)
        {
            Interlocked.Decrement(ref _open);
            connection.Abort();
            return;
        }

        try
        {
            if (Volatile.Read(ref _open) > most)
            {
                await RefuseAsync(connection);
            }
            else
            {
                await next(connection);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    /// <summary>How many refusals are spelled out at a time; more are cut off, so that refusing costs less than being refused.</summary>
    private static int RefusalSlots => 16;

    private async Task RefuseAsync(ConnectionContext connection)
    {
        var id = Guid.NewGuid().ToString();
        ServerLog.ConnectionRefused(log, id, most);
        var error = new ApiError(StatusCodes.Status503ServiceUnavailable, "TooManyConnections", $"the server serves at most {most} connections; try again later");
        var answer = RawAnswer.Of(error, id, "retry-after: 1\r\n");
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        limited.CancelAfter(WaitTimeout);
        try
        {
            // The peer must have sent something, or it takes the answer for noise; and what is left unread when a connection is closed costs the peer the answer.
            var read = await connection.Transport.Input.ReadAsync(limited.Token);
            connection.Transport.Input.AdvanceTo(read.Buffer.End);
            await connection.Transport.Output.WriteAsync(answer, limited.Token);
            await connection.Transport.Output.CompleteAsync();
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException or InvalidOperationException)
        {
            connection.Abort();
        }
    }
}
