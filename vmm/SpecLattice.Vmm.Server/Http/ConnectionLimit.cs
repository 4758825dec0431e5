using Microsoft.AspNetCore.Connections;

namespace SpecLattice.Vmm.Server.Http;

/// <summary>
/// Limits the number of connections, WebSockets included. One too many takes the place of the one that has been silent longest since it was opened; where there is none, it
/// is told so, in place of what it asked for. A connection that stays silent is cut off.
/// </summary>
internal sealed class ConnectionLimit(int most, TimeSpan patience, ILogger<ConnectionLimit> log)
{
    private static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(2);

    private readonly LinkedList<ConnectionContext> _silent = [];
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
            if (Volatile.Read(ref _open) > most && !MakeRoom())
            {
                await RefuseAsync(connection);
            }
            else if (await HasSpokenAsync(connection))
            {
                await next(connection);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    /// <summary>Cuts off the connection that has been silent longest.</summary>
    private bool MakeRoom()
    {
        ConnectionContext oldest;
        lock (_silent)
        {
            if (_silent.First is not { } first)
            {
                return false;
            }

            oldest = first.Value;
            _silent.Remove(first);
        }

        oldest.Abort();
        return true;
    }

    /// <summary>Waits for the first byte, for as long as headers may take. The web server's own patience begins with that byte.</summary>
    private async Task<bool> HasSpokenAsync(ConnectionContext connection)
    {
        LinkedListNode<ConnectionContext> place;
        lock (_silent)
        {
            place = _silent.AddLast(connection);
        }

        using var limited = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        limited.CancelAfter(patience);
        try
        {
            var read = await connection.Transport.Input.ReadAsync(limited.Token);
            connection.Transport.Input.AdvanceTo(read.Buffer.Start);
            return !read.Buffer.IsEmpty;
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException)
        {
            connection.Abort();
            return false;
        }
        finally
        {
            lock (_silent)
            {
                if (place.List is not null)
                {
                    _silent.Remove(place);
                }
            }
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
