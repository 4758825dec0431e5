using System.Runtime.InteropServices;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Server.Http;
using SpecLattice.Vmm.Server.Serial;

namespace SpecLattice.Vmm.Server.Endpoints;

/// <summary>The console of the first serial port: what was written to it, and being connected to it.</summary>
internal sealed class SerialEndpoints(VmmServerOptions options, ILogger<SerialEndpoints> log)
{
    private const int ComPort = 1;
    private const ulong DefaultHistoryBytes = 16 * 1024;

    private static readonly ApiParameter FromStart = new("from_start", ApiParameter.OptionalCount, "Where to begin, in bytes since the instance began.");

    private static readonly ApiParameter MostRecent = new("most_recent", ApiParameter.OptionalCount, "Where to begin, in bytes counted back from the newest one.");

    private static readonly ApiParameter MaxBytes = new("max_bytes", ApiParameter.OptionalCount, "The most bytes to answer with; 16384 unless given.");

    public void Map(ApiRoutes api)
    {
        api.Get(
            new("instance_serial_history_get", "GET", "/instance/serial/history", "Shows what was written to the serial console. One of `from_start` and `most_recent` must be given.")
            {
                Parameters = [FromStart, MaxBytes, MostRecent],
            },
            ResponseVersions<InstanceSerialConsoleHistoryResponse>.Same,
            GetHistory);
        api.WebSocket(
            new("instance_serial", "GET", "/instance/serial", "Connects to the serial console, over a WebSocket. At most one of the two parameters may be given; with neither the newest byte is where it begins.")
            {
                Scopes = ApiScopes.Operate,
                Parameters = [FromStart, MostRecent],
            },
            ConnectAsync);
    }

    private static InstanceSerialConsoleHistoryResponse GetHistory(ApiCall call)
    {
        var console = RequireConsole(call);
        var (fromStart, mostRecent) = (call.QueryNumber("from_start"), call.QueryNumber("most_recent"));
        var maxBytes = (int)Math.Min(call.QueryNumber("max_bytes") ?? DefaultHistoryBytes, int.MaxValue);
        if (fromStart is null == mostRecent is null)
        {
            throw ApiCall.BadRequest("Exactly one of 'from_start' or 'most_recent' must be specified.");
        }

        var output = Read(console, Begin(console, fromStart, mostRecent), maxBytes);
        return new InstanceSerialConsoleHistoryResponse
        {
            Data = SpecList.From(ImmutableCollectionsMarshal.AsArray(output.Bytes)!),
            LastByteOffset = output.NextOffset,
        };
    }

    private async Task ConnectAsync(ApiCall call)
    {
        call.RequireWebSocket("this endpoint speaks WebSocket: connect to it with `vmm serial`, or read /instance/serial/history");
        var console = RequireConsole(call);
        var (fromStart, mostRecent) = (call.QueryNumber("from_start"), call.QueryNumber("most_recent"));
        if (fromStart is not null && mostRecent is not null)
        {
            throw ApiCall.BadRequest("At most one of 'from_start' and 'most_recent' may be specified.");
        }

        var start = Begin(console, fromStart, mostRecent ?? 0);
        Read(console, start, 0);
        using var socket = await call.Context.WebSockets.AcceptWebSocketAsync();
        var end = await new SerialStream(call.Host, socket, ComPort, options.SerialSendTimeout).RunAsync(console, start, call.Stopping);
        ServerLog.SerialEnded(log, end);
    }

    private static SerialConsole RequireConsole(ApiCall call)
    {
        call.RequireVm();
        return call.Host.FindConsole(ComPort) ?? throw new ApiException(new ApiError(
            StatusCodes.Status404NotFound, "NoSerialConsole", "the instance has no serial port com1"));
    }

    /// <summary>Where to begin: what lies in the future means the end, more than there was means the beginning.</summary>
    private static ulong Begin(SerialConsole console, ulong? fromStart, ulong? mostRecent)
    {
        var total = console.TotalBytes;
        return fromStart is { } offset ? Math.Min(offset, total) : total - Math.Min(mostRecent ?? 0, total);
    }

    private static ConsoleOutput Read(SerialConsole console, ulong start, int maxBytes)
    {
        var output = console.Read(start, maxBytes);
        return output.Offset == start ? output : throw new ApiException(new ApiError(
            StatusCodes.Status400BadRequest,
            "ConsoleHistoryExpired",
            $"the console's bytes from {start} on are no longer kept: the next one kept is {output.Offset}, of {output.TotalBytes} written"));
    }
}
