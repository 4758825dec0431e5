using System.Globalization;
using System.Net.WebSockets;
using System.Threading.Channels;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Cli.Client;

namespace SpecLattice.Vmm.Cli.Serial;

/// <summary>A terminal's connection to a serial console. It moves with the instance.</summary>
internal sealed class SerialSession(RawTerminal terminal, byte escape)
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    // An instance that has just arrived is still being started.
    private const int MoveAttempts = 50;

    private readonly Channel<byte[]> _typed = Channel.CreateBounded<byte[]>(16);

    /// <summary>Connects, and stays until the user or the server ends it.</summary>
    /// <param name="server">The server.</param>
    /// <param name="history">How much of the earlier output to show first.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Why it ended, for people.</returns>
    /// <exception cref="CommandException">The server cannot be reached, or refuses.</exception>
    public async Task<string> RunAsync(Uri server, int history, CancellationToken cancellation)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _ = ReadTerminalAsync(leaving);
        var query = string.Create(CultureInfo.InvariantCulture, $"most_recent={history}");
        var attempts = 1;
        while (true)
        {
            using var socket = await ConnectAsync(server, query, attempts, cancellation);
            var (moved, reason) = await ServeAsync(socket, leaving.Token);
            if (leaving.IsCancellationRequested)
            {
                return "left";
            }

            if (moved is null)
            {
                return $"the server ended the connection: {reason}";
            }

            server = new Uri($"{server.Scheme}://{moved.Destination}/");
            query = string.Create(CultureInfo.InvariantCulture, $"from_start={moved.FromStart}");
            attempts = MoveAttempts;
        }
    }

    private static async Task<ClientWebSocket> ConnectAsync(Uri server, string query, int attempts, CancellationToken cancellation)
    {
        while (true)
        {
            var socket = new ClientWebSocket();
            socket.Options.SetRequestHeader("api-version", "1.0.0");
            socket.Options.CollectHttpResponseDetails = true;
            try
            {
                await ClientAccess.Current.ConnectAsync(socket, server, "/instance/serial", query, cancellation);
                return socket;
            }
            catch (WebSocketException error)
            {
                var status = (int)socket.HttpStatusCode;
                socket.Dispose();
                if (--attempts <= 0)
                {
                    throw CommandException.Failed(
                        status == 0 ? $"cannot reach {server}: {error.InnerException?.Message ?? error.Message}"
                        : status == 424 ? $"{server} has no running instance"
                        : $"{server} refuses the connection to its serial console with HTTP status {status}", error);
                }

                await Task.Delay(RetryInterval, cancellation);
            }
        }
    }

    /// <summary>Passes bytes both ways until the connection ends, or the user leaves.</summary>
    private async Task<(SerialConsoleMigrating? Moved, string? Reason)> ServeAsync(ClientWebSocket socket, CancellationToken leaving)
    {
        using var ending = new CancellationTokenSource();
        var sending = SendTypedAsync(socket, ending.Token);
        var receiving = ShowAsync(socket);
        await Task.WhenAny(receiving, Task.Delay(Timeout.Infinite, leaving));
        if (!receiving.IsCompleted)
        {
            // What was typed before the user left still goes.
            await Task.WhenAny(sending, Task.Delay(CloseTimeout, CancellationToken.None));
            await CloseAsync(socket);
            await Task.WhenAny(receiving, Task.Delay(CloseTimeout, CancellationToken.None));
            socket.Abort();
        }

        await ending.CancelAsync();
        await sending;
        return await receiving;
    }

    private async Task<(SerialConsoleMigrating? Moved, string? Reason)> ShowAsync(ClientWebSocket socket)
    {
        SerialConsoleMigrating? moved = null;
        var buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                var message = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                switch (message.MessageType)
                {
                    case WebSocketMessageType.Close:
                        return (moved, socket.CloseStatusDescription);
                    case WebSocketMessageType.Text:
                        moved = SpecJson.Deserialize<InstanceSerialConsoleControlMessage>(buffer.AsSpan(0, message.Count)).Match(migrating => migrating);
                        break;
                    default:
                        await terminal.Output.WriteAsync(buffer.AsMemory(0, message.Count));
                        await terminal.Output.FlushAsync();
                        break;
                }
            }
        }
        catch (WebSocketException error)
        {
            return (moved, error.Message);
        }
        catch (SpecJsonException error)
        {
            return (null, $"it sent a message that this build cannot read: {error.Message}");
        }
    }

    private async Task SendTypedAsync(ClientWebSocket socket, CancellationToken ending)
    {
        try
        {
            await foreach (var typed in _typed.Reader.ReadAllAsync(ending))
            {
                await socket.SendAsync(typed.AsMemory(), WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException)
        {
            // The connection has ended; whoever reads from it knows why.
        }
    }

    /// <summary>Reads keys up to the one that leaves, or the end of the input. Reading a terminal cannot be cancelled, so nobody waits for this.</summary>
    private async Task ReadTerminalAsync(CancellationTokenSource leaving)
    {
        var buffer = new byte[1024];
        int count;
        while ((count = await terminal.Input.ReadAsync(buffer)) > 0)
        {
            var end = buffer.AsSpan(0, count).IndexOf(escape);
            if (end != 0)
            {
                await _typed.Writer.WriteAsync(buffer[..(end < 0 ? count : end)]);
            }

            if (end >= 0)
            {
                break;
            }
        }

        _typed.Writer.Complete();
        try
        {
            await leaving.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It has ended in another way meanwhile.
        }
    }

    private static async Task CloseAsync(ClientWebSocket socket)
    {
        using var limited = new CancellationTokenSource(CloseTimeout);
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limited.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException)
        {
            socket.Abort();
        }
    }
}
