using Microsoft.AspNetCore.Connections;

namespace SpecLattice.Vmm.Server.Http;

/// <summary>
/// Limits the number of connections, WebSockets included. One too many takes the place of the oldest on which no whole request has come yet; where there is none, it
/// is told so, in place of what it asked for, unless it is one of a few for which there are reserved places. A connection that stays silent is cut off.
/// </summary>
internal sealed class ConnectionLimit(VmmServerOptions options, ILogger<ConnectionLimit> log)
{
    private static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(2);

    private readonly LinkedList<Newcomer> _newcomers = [];
    private readonly int _most = options.MaxConnections;
    private int _open;
    private int _reserved;

    public static ApiError TooMany(int most) =>
        new(StatusCodes.Status503ServiceUnavailable, "TooManyConnections", $"the server serves at most {most} connections; try again later");

    public async Task HandleAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        if (Interlocked.Increment(ref _open) > _most + ReservedPlace.Count + RefusalSlots)
        {
            Interlocked.Decrement(ref _open);
            connection.Abort();
            return;
        }

        var newcomer = new Newcomer(connection, Keep);
        connection.Features.Set(newcomer);
        try
        {
            if (Volatile.Read(ref _open) > _most && !MakeRoom())
            {
                await ReserveAsync(newcomer, next);
            }
            else if (await HasSpokenAsync(newcomer))
            {
                await next(connection);
            }
        }
        finally
        {
            Keep(newcomer);
            if (!newcomer.IsReplaced)
            {
                Interlocked.Decrement(ref _open);
            }
        }
    }

    /// <summary>Serves one request beyond those for which there is room, if it is one of those that must not be kept waiting.</summary>
    private async Task ReserveAsync(Newcomer newcomer, ConnectionDelegate next)
    {
        var connection = newcomer.Connection;
        if (Interlocked.Increment(ref _reserved) > ReservedPlace.Count)
        {
            Interlocked.Decrement(ref _reserved);
            await RefuseAsync(connection);
            return;
        }

        var place = new ReservedPlace();
        connection.Features.Set(place);
        using var patience = new Timer(_ => CutOff(connection, place), null, ReservedPlace.Patience, Timeout.InfiniteTimeSpan);
        try
        {
            if (await HasSpokenAsync(newcomer))
            {
                await next(connection);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _reserved);
        }
    }

    private static void CutOff(ConnectionContext connection, ReservedPlace place)
    {
        if (!place.IsAdmitted)
        {
            connection.Abort();
        }
    }

    /// <summary>Lets a connection keep its place, or lets go of one that has ended.</summary>
    private void Keep(Newcomer newcomer)
    {
        lock (_newcomers)
        {
            newcomer.HasAsked = true;
            _newcomers.Remove(newcomer);
        }
    }

    /// <summary>Cuts off the oldest connection that has asked for nothing: its place is free at once.</summary>
    private bool MakeRoom()
    {
        Newcomer oldest;
        lock (_newcomers)
        {
            if (_newcomers.First is not { } first)
            {
                return false;
            }

            oldest = first.Value;
            oldest.IsReplaced = true;
            _newcomers.Remove(first);
        }

        Interlocked.Decrement(ref _open);
        oldest.Connection.Abort();
        return true;
    }

    /// <summary>Waits for the first byte, for as long as headers may take. The web server's own patience begins with that byte.</summary>
    private async Task<bool> HasSpokenAsync(Newcomer newcomer)
    {
        var connection = newcomer.Connection;
        lock (_newcomers)
        {
            _newcomers.AddLast(newcomer);
        }

        using var limited = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        limited.CancelAfter(options.HeaderTimeout);
        var hasSpoken = false;
        try
        {
            var read = await connection.Transport.Input.ReadAsync(limited.Token);
            connection.Transport.Input.AdvanceTo(read.Buffer.Start);
            hasSpoken = !read.Buffer.IsEmpty;
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException)
        {
            connection.Abort();
        }

        return hasSpoken && !newcomer.IsReplaced;
    }

    /// <summary>How many refusals are spelled out at a time; more are cut off, so that refusing costs less than being refused.</summary>
    private static int RefusalSlots => 16;

    private async Task RefuseAsync(ConnectionContext connection)
    {
        var id = Guid.NewGuid().ToString();
        ServerLog.ConnectionRefused(log, id, _most);
        if (options.Tls is not null)
        {
            connection.Abort();
            return;
        }

        var answer = RawAnswer.Of(TooMany(_most), id, "retry-after: 1\r\n");
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
