using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using SpecLattice.Tests.Shared;
using SpecLattice.Vmm.Cli.Tests.Support;
using SpecLattice.Vmm.Guests.Programs;

namespace SpecLattice.Vmm.Cli.Tests.Http;

/// <summary>The serial console: its history, and streams.</summary>
public sealed class SerialTests
{
    /// <summary>More bytes than lie between a server and a reader that reads nothing: in the sockets of both, and in what the console keeps.</summary>
    private const int MoreThanIsUnderWay = 6 << 20;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task History_is_read_from_the_start_and_back_from_the_end()
    {
        await using var server = await LocalServer.StartAsync();
        await server.RunAsync(bytes: 200);
        Assert.Equal(204, (await server.PutStateAsync("Run")).Status);
        var (start, startEnd) = await HistoryAsync(server, "from_start=0&max_bytes=100");
        Assert.Equal((100, 100UL), (start.Length, startEnd));
        var (rest, restEnd) = await HistoryAsync(server, "from_start=50&max_bytes=50");
        Assert.Equal(start[50..], rest);
        Assert.Equal(100UL, restEnd);
        var (recent, _) = await HistoryAsync(server, "most_recent=20");
        Assert.True(recent.Length >= 20, $"{recent.Length} bytes");
        var (future, _) = await HistoryAsync(server, "from_start=99999999999");
        Assert.Empty(future);
        var (all, _) = await HistoryAsync(server, "most_recent=18446744073709551615&max_bytes=100");
        Assert.Equal(start, all);
    }

    [Theory]
    [InlineData("")]
    [InlineData("from_start=1&most_recent=1")]
    [InlineData("from_start=-1")]
    [InlineData("from_start=x")]
    [InlineData("from_start=18446744073709551616")]
    [InlineData("from_start=1&from_start=2")]
    [InlineData("from_start=1&max_bytes=1e3")]
    public async Task Bad_queries_are_refused(string query)
    {
        await using var server = await LocalServer.StartAsync();
        await server.EnsureAsync(Documents.Simple);
        var answer = await server.AskAsync("GET", $"/instance/serial/history?{query}");
        Assert.Equal((400, "BadRequest"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task An_instance_without_com1_has_no_console()
    {
        await using var server = await LocalServer.StartAsync();
        await server.EnsureAsync(Documents.Spec(""));
        Assert.Equal((404, "NoSerialConsole"), await CodeAsync(server, "/instance/serial/history?from_start=0"));
    }

    [Fact]
    public async Task Several_readers_see_the_same_bytes_as_the_history()
    {
        await using var server = await LocalServer.StartAsync();
        await server.RunAsync(bytes: 100);
        using var first = await server.ConnectAsync("/instance/serial?from_start=0");
        using var second = await server.ConnectAsync("/instance/serial?from_start=10");
        var (one, two) = (await ReadAsync(first, 300), await ReadAsync(second, 290));
        Assert.Equal(one[10..300], two[..290]);
        var (history, _) = await HistoryAsync(server, "from_start=0&max_bytes=300");
        Assert.Equal(history, one[..300]);
    }

    [Fact]
    public async Task A_reader_that_wants_bytes_that_are_gone_is_told_so()
    {
        await using var server = await LocalServer.StartAsync(options => options with
        {
            Host = options.Host with { Guest = new ServerGuest { Parameters = new PageCounterParameters { Pages = 1, CountsPerLine = 1 } } },
        });
        const int Mebibyte = 1 << 20;
        await server.RunAsync(bytes: (2 * Mebibyte) + 500_000);
        var answer = await server.AskAsync("GET", $"/instance/serial/history?from_start={Mebibyte + 1000}");
        Assert.Equal((400, "ConsoleHistoryExpired"), (answer.Status, answer.Code));
        await Assert.ThrowsAsync<WebSocketException>(() => server.ConnectAsync($"/instance/serial?from_start={Mebibyte + 1000}"));

        // The first mebibyte stays, up to its end.
        var (beginning, end) = await HistoryAsync(server, $"from_start={Mebibyte - 10}");
        Assert.Equal((10, (ulong)Mebibyte), (beginning.Length, end));
        var (first, _) = await HistoryAsync(server, "from_start=0&max_bytes=16");
        Assert.Equal("count 1\ncount 2\n"u8.ToArray(), first);
    }

    [Fact]
    public async Task A_reader_is_told_when_the_vm_stops()
    {
        await using var server = await LocalServer.StartAsync();
        await server.RunAsync(bytes: 10);
        using var console = await server.ConnectAsync("/instance/serial?from_start=0");
        await ReadAsync(console, 10);
        Assert.Equal(204, (await server.PutStateAsync("Stop")).Status);
        Assert.Equal("VM stopped", (await ReadToEndAsync(console)).Reason);
    }

    [Fact]
    public async Task A_reader_is_told_where_the_vm_has_gone()
    {
        await using var source = await LocalServer.StartAsync();
        await using var target = await LocalServer.StartAsync();
        await source.RunAsync(bytes: 10);
        using var console = await source.ConnectAsync("/instance/serial?from_start=0");
        var request = $$"""
            {"properties":{{Documents.Properties}},"init":{"method":"MigrationTarget","value":{
              "migration_id":"{{Guid.NewGuid()}}","src_addr":"{{source.Address.Authority}}","replace_components":{} } } }
            """;
        Assert.Equal(201, (await target.AskAsync("PUT", "/instance", body: request)).Status);
        var (bytes, texts, reason) = await ReadToEndAsync(console);
        Assert.Equal("VM migrated", reason);
        var migrating = JsonDocument.Parse(Assert.Single(texts)).RootElement.GetProperty("Migrating");
        Assert.Equal(target.Address.Authority, migrating.GetProperty("destination").GetString());
        Assert.Equal((ulong)bytes, migrating.GetProperty("from_start").GetUInt64());
        await Poll.UntilAsync("the target runs", target.StateAsync, state => state == "Running");
        using var onwards = await target.ConnectAsync($"/instance/serial?from_start={bytes}");
        await ReadAsync(onwards, 20);
        Assert.Equal("Destroyed", await source.StateAsync());
    }

    [Fact]
    public async Task Input_and_control_messages_do_no_harm()
    {
        await using var server = await LocalServer.StartAsync();
        await server.RunAsync(bytes: 10);
        using var console = await server.ConnectAsync("/instance/serial");
        await console.SendAsync(Encoding.UTF8.GetBytes("{\"Migrating\":{}}"), WebSocketMessageType.Text, true, Cancellation);
        await console.SendAsync(new byte[200], WebSocketMessageType.Binary, true, Cancellation);
        await ReadAsync(console, 100);
        await console.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Cancellation);
        Assert.Equal("closed by the client", (await ReadToEndAsync(console)).Reason);
    }

    [Fact]
    public async Task What_is_typed_reaches_a_guest_that_reads_it()
    {
        await using var server = await LocalServer.StartAsync(options => options with { Host = options.Host with { Guest = new ServerGuest { Kind = GuestKind.Echo, Parameters = new PageCounterParameters { Pages = 64 } } } });
        await server.RunAsync(bytes: 1);
        using var console = await server.ConnectAsync("/instance/serial?from_start=0");
        await console.SendAsync("knock, knock"u8.ToArray(), WebSocketMessageType.Binary, true, Cancellation);

        var text = new StringBuilder();
        while (!text.ToString().EndsWith("knock, knock", StringComparison.Ordinal))
        {
            text.Append(Encoding.ASCII.GetString(await ReadAsync(console, 1)));
        }
    }

    [Fact]
    public async Task Readers_that_fall_behind_are_dropped_with_notice_and_hold_up_nobody()
    {
        var (time, patience) = (new ManualTime(), TimeSpan.FromMinutes(5));
        await using var server = await LocalServer.StartAsync(options => options with
        {
            SerialSendTimeout = patience,
            Host = options.Host with { Time = time, Guest = new ServerGuest { Parameters = new PageCounterParameters { Pages = 1, CountsPerLine = 1 } } },
        });
        await server.RunAsync(bytes: 1);
        using var late = await server.ConnectAsync("/instance/serial", receiveBufferBytes: 4096);
        using var slow = await server.ConnectAsync("/instance/serial", receiveBufferBytes: 4096);
        await WaitForOutputAsync(server, MoreThanIsUnderWay);

        // One that then reads all there is.
        var (bytes, _, reason) = await ReadToEndAsync(late);
        Assert.InRange(bytes, 1, MoreThanIsUnderWay);
        Assert.StartsWith("too slow: ", reason, StringComparison.Ordinal);

        // One that makes room for the notice, and then reads nothing until the server has almost lost patience: the notice lies behind some megabytes.
        var waits = time.Started;
        await ReadAsync(slow, 1 << 20);
        await Poll.UntilAsync("the server waits for the reader to hear the notice", () => Task.FromResult(time.Started), started => started > waits);
        time.Advance(patience - TimeSpan.FromSeconds(1));
        Assert.StartsWith("too slow: ", (await ReadToEndAsync(slow)).Reason, StringComparison.Ordinal);

        using var next = await server.ConnectAsync("/instance/serial");
        await ReadAsync(next, 100);
    }

    [Fact]
    public async Task A_request_that_is_no_web_socket_is_told_what_to_do()
    {
        await using var server = await LocalServer.StartAsync();
        Assert.Equal((400, "UpgradeExpected"), await CodeAsync(server, "/instance/serial"));
    }

    private static async Task<(int Status, string? Code)> CodeAsync(LocalServer server, string path)
    {
        var answer = await server.AskAsync("GET", path);
        return (answer.Status, answer.Code);
    }

    private static async Task<(byte[] Data, ulong End)> HistoryAsync(LocalServer server, string query)
    {
        var answer = await server.AskAsync("GET", $"/instance/serial/history?{query}");
        Assert.Equal(200, answer.Status);
        return ([.. answer.Json.GetProperty("data").EnumerateArray().Select(item => item.GetByte())], answer.Json.GetProperty("last_byte_offset").GetUInt64());
    }

    private static Task<Answer> WaitForOutputAsync(LocalServer server, int bytes) => Poll.UntilAsync(
        "output", () => server.AskAsync("GET", "/instance/serial/history?most_recent=0"), answer => answer.Json.GetProperty("last_byte_offset").GetInt64() >= bytes);

    private static async Task<byte[]> ReadAsync(ClientWebSocket socket, int count)
    {
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (read.Length < count)
        {
            var message = await socket.ReceiveAsync(buffer, Cancellation);
            Assert.Equal(WebSocketMessageType.Binary, message.MessageType);
            read.Write(buffer, 0, message.Count);
        }

        return read.ToArray();
    }

    private static async Task<(long Bytes, List<string> Texts, string? Reason)> ReadToEndAsync(ClientWebSocket socket)
    {
        var (bytes, texts) = (0L, new List<string>());
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var message = await socket.ReceiveAsync(buffer, Cancellation);
            switch (message.MessageType)
            {
                case WebSocketMessageType.Binary:
                    bytes += message.Count;
                    break;
                case WebSocketMessageType.Text:
                    texts.Add(Encoding.UTF8.GetString(buffer, 0, message.Count));
                    break;
                default:
                    return (bytes, texts, socket.CloseStatusDescription);
            }
        }
    }
}
