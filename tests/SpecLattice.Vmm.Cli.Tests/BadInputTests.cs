using System.Text;
using SpecLattice.Vmm.Cli.Tests.Support;

namespace SpecLattice.Vmm.Cli.Tests;

/// <summary>What is wrong is refused with its place, and leaves nothing behind.</summary>
public sealed class BadInputTests(EmptyServer empty) : IClassFixture<EmptyServer>
{
    private const int MaxBody = 64 * 1024;

    private static readonly (string Body, string Pointer)[] Documents400 =
    [
        ("", ""),
        ("garbage", ""),
        ("[]", ""),
        ("null", ""),
        ("{", ""),
        ("{}", ""),
        (Documents.EnsureRequest(Documents.Simple)[..^50], "/init/value/spec/components/com1"),
        (Documents.EnsureRequest(Documents.Simple) + "x", ""),
        (Documents.EnsureRequest(Documents.Spec("\"a/b\":{\"type\":\"time_machine\",\"component\":{}}")), "/init/value/spec/components/a~1b/type"),
        (Documents.EnsureRequest(Documents.Spec(Documents.Com1 + "," + Documents.Com1)), "/init/value/spec/components/com1"),
        (Documents.EnsureRequest(Documents.Simple).Replace("\"cpus\":2", "\"cpus\":256", StringComparison.Ordinal), "/init/value/spec/board/cpus"),
        (Documents.EnsureRequest(Documents.Simple).Replace("\"cpus\":2", "\"cpus\":2,\"color\":1", StringComparison.Ordinal), "/init/value/spec/board/color"),
        (Documents.EnsureRequest(Nested(1000)), "/init/value/spec"),
    ];

    [Fact]
    public async Task Bad_documents_are_refused_with_their_place_and_leave_nothing_behind()
    {
        await using var server = await TestServer.StartAsync("--max-body", $"{MaxBody}");
        foreach (var (body, pointer) in Documents400)
        {
            var answer = await server.PutAsync("/instance", body);
            Assert.True(answer.Status == 400, $"{answer.Status} for {body}");
            Assert.Equal("InvalidBody", answer.Code);
            Assert.StartsWith(pointer, answer.Pointer, StringComparison.Ordinal);
            Assert.True(answer.Json.GetProperty("line").GetInt64() >= 1);
            Assert.True(answer.Json.GetProperty("column").GetInt64() >= 1);
            await AssertNothingThereAsync(server);
        }

        Assert.Equal(201, (await server.EnsureAsync(Documents.Simple, 6)).Status);
    }

    [Fact]
    public async Task Invalid_unicode_is_refused()
    {
        var server = empty.Server;
        byte[] body = [.. Encoding.UTF8.GetBytes("{\"properties\":\""), 0xff, 0xfe, .. Encoding.UTF8.GetBytes("\"}")];
        var answer = await server.SendAsync(HttpMethod.Put, "/instance", "6.0.0", body);
        Assert.Equal((400, "InvalidBody"), (answer.Status, answer.Code));
        await AssertNothingThereAsync(server);
    }

    [Fact]
    public async Task Large_bodies_are_refused_with_413()
    {
        await using var server = await TestServer.StartAsync("--max-body", $"{MaxBody}");
        foreach (var size in new[] { MaxBody + 1, MaxBody * 3, MaxBody * 5 })
        {
            var answer = await server.SendAsync(HttpMethod.Put, "/instance", "6.0.0", Encoding.UTF8.GetBytes(new string(' ', size)));
            Assert.Equal((413, "BodyTooLarge"), (answer.Status, answer.Code));
            await AssertNothingThereAsync(server);
        }

        Assert.Equal(201, (await server.EnsureAsync(Documents.Simple, 6)).Status);
    }

    [Fact]
    public async Task A_body_that_says_it_is_no_json_is_refused()
    {
        var server = empty.Server;
        var answer = await server.SendAsync(HttpMethod.Put, "/instance", "6.0.0", Encoding.UTF8.GetBytes(Documents.EnsureRequest(Documents.Simple)), "text/plain");
        Assert.Equal((415, "UnsupportedMediaType"), (answer.Status, answer.Code));
        await AssertNothingThereAsync(server);
    }

    [Fact]
    public async Task A_spec_that_makes_no_vm_is_refused_at_the_component()
    {
        await using var server = await TestServer.StartAsync();
        var spec = Documents.Spec("""
            "disk":{"type":"virtio_disk","component":{"backend_id":"nowhere","pci_path":{"bus":0,"device":16,"function":0}}}
            """);
        var answer = await server.EnsureAsync(spec, 6);
        Assert.Equal(400, answer.Status);
        Assert.Contains("storage backend nowhere not found for device disk", answer.Message, StringComparison.Ordinal);
        Assert.Equal("/init/value/spec/components/disk", answer.Pointer);
        await AssertNothingThereAsync(server);
        Assert.Equal(201, (await server.EnsureAsync(Documents.Simple, 6)).Status);
    }

    [Fact]
    public async Task Secrets_are_neither_answered_nor_logged()
    {
        await using var server = await TestServer.StartAsync("--log-level", "Debug");
        const string Secret = "c2VjcmV0LXNlY3JldC1zZWNyZXQ=";
        var broken = Documents.Spec(Documents.NvmeDisk(false)).Replace($"\"{Secret}\"", $"\"{Secret}\",\"base64\":\"{Secret}\"", StringComparison.Ordinal);
        Assert.Contains(Secret, broken, StringComparison.Ordinal);
        var answer = await server.EnsureAsync(broken, 6);
        Assert.Equal(400, answer.Status);
        Assert.DoesNotContain(Secret, answer.Json.ToString(), StringComparison.Ordinal);
        Assert.Equal(201, (await server.EnsureAsync(Documents.Spec(Documents.NvmeDisk(false)), 6)).Status);
        await Poll.UntilAsync("the request is logged", () => Task.FromResult(server.Process.Errors), log => log.Contains("PUT /instance -> 201", StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, server.Process.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_places_and_methods_are_answered_in_json()
    {
        var server = empty.Server;
        Assert.Equal((404, "NotFound"), CodeOf(await server.GetAsync("/nowhere")));
        Assert.Equal((405, "MethodNotAllowed"), CodeOf(await server.SendAsync(HttpMethod.Delete, "/instance", "6.0.0")));
        Assert.Equal((400, "UpgradeExpected"), CodeOf(await server.GetAsync($"/instance/migrate/{Guid.NewGuid()}/start")));
        Assert.Equal((400, "BadRequest"), CodeOf(await server.GetAsync("/instance/migrate/1/start")));
        Assert.Equal((424, "NoInstance"), CodeOf(await server.PutAsync("/instance/state", "\"Run\"")));
        Assert.Equal((424, "NoInstance"), CodeOf(await server.GetAsync("/instance/spec")));
        Assert.Equal((424, "NoInstance"), CodeOf(await server.GetAsync("/instance/migration-status")));
        Assert.Equal((424, "NoGuest"), CodeOf(await server.GetAsync("/debug/guest-memory")));
        Assert.Equal((400, "InvalidBody"), CodeOf(await server.PutAsync("/instance/state", "\"Fly\"")));
    }

    private static (int Status, string? Code) CodeOf(Answer answer) => (answer.Status, answer.Code);

    private static async Task AssertNothingThereAsync(TestServer server)
    {
        var answer = await server.GetAsync("/instance");
        Assert.Equal((424, "NoInstance"), (answer.Status, answer.Code));
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);
}
