using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace SpecLattice.Packages.Tests.Support;

/// <summary>A language server for C#, spoken to as an editor does: over its standard input and output.</summary>
internal sealed class LanguageServer : IDisposable
{
    private readonly Process _process;
    private readonly Uri _folder;
    private int _lastRequest;

    private LanguageServer(Process process, string folder)
    {
        _process = process;
        _folder = new Uri(folder + "/");
    }

    /// <summary>Starts a server for the project in a folder.</summary>
    public static async Task<LanguageServer> StartAsync(string command, string folder, string packages)
    {
        var start = new ProcessStartInfo(command)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NUGET_PACKAGES"] = packages },
        };
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var server = new LanguageServer(process, folder);
        var uri = server._folder.AbsoluteUri.TrimEnd('/');
        await server.RequestAsync("initialize", $$$$"""
            {"processId":{{{{Environment.ProcessId}}}},"rootUri":"{{{{uri}}}}","workspaceFolders":[{"uri":"{{{{uri}}}}","name":"project"}],
             "capabilities":{"workspace":{"configuration":true},"textDocument":{"diagnostic":{},"publishDiagnostics":{} } } }
            """);
        await server.NotifyAsync("initialized", "{}");
        return server;
    }

    /// <summary>Opens a file with a text, which need not be what is on the disk.</summary>
    public Task OpenAsync(string file, string text) => NotifyAsync(
        "textDocument/didOpen", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = UriOf(file), ["languageId"] = "csharp", ["version"] = 1, ["text"] = text } }.ToJsonString());

    /// <summary>Types: replaces the text of an open file.</summary>
    public Task TypeAsync(string file, string text, int version) => NotifyAsync(
        "textDocument/didChange",
        new JsonObject
        {
            ["textDocument"] = new JsonObject { ["uri"] = UriOf(file), ["version"] = version },
            ["contentChanges"] = new JsonArray(new JsonObject { ["text"] = text }),
        }.ToJsonString());

    /// <summary>What the server says about a file, as soon as it says what is expected or has said something else for a long time.</summary>
    /// <returns>Ids with their lines, counted from 1.</returns>
    public async Task<string> DiagnosticsAsync(string file, Func<string, bool> isExpected)
    {
        var found = "";
        for (var attempt = 0; attempt < 60 && (attempt == 0 || !isExpected(found)); attempt++)
        {
            await Task.Delay(attempt == 0 ? 0 : 1000, TestContext.Current.CancellationToken);
            var answer = await RequestAsync("textDocument/diagnostic", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = UriOf(file) } }.ToJsonString());
            found = string.Join(' ', (answer?["items"]?.AsArray() ?? []).Select(item => $"{item!["code"]}@{(int)item["range"]!["start"]!["line"]! + 1}"));
        }

        return found;
    }

    /// <summary>The titles of what can be done about a line: fixes and refactorings.</summary>
    public async Task<IReadOnlyList<string>> ActionsAsync(string file, int line)
    {
        var range = new JsonObject { ["start"] = Position(line, 0), ["end"] = Position(line, 1000) };
        var diagnostics = await RequestAsync("textDocument/diagnostic", new JsonObject { ["textDocument"] = Document(file) }.ToJsonString());
        var answer = await RequestAsync(
            "textDocument/codeAction",
            new JsonObject { ["textDocument"] = Document(file), ["range"] = range, ["context"] = new JsonObject { ["diagnostics"] = diagnostics?["items"]?.DeepClone() ?? new JsonArray() } }.ToJsonString());
        return [.. (answer?.AsArray() ?? []).Select(action => (string)action!["title"]!)];
    }

    /// <summary>What can be written at a place.</summary>
    public async Task<IReadOnlyList<string>> CompletionsAsync(string file, int line, int character)
    {
        var answer = await RequestAsync("textDocument/completion", new JsonObject { ["textDocument"] = Document(file), ["position"] = Position(line, character) }.ToJsonString());
        var items = answer as JsonArray ?? answer?["items"]?.AsArray() ?? [];
        return [.. items.Select(item => (string)item!["label"]!)];
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    // Lines and characters count from 0 in the protocol.
    private static JsonObject Position(int line, int character) => new() { ["line"] = line - 1, ["character"] = character };

    private JsonObject Document(string file) => new() { ["uri"] = UriOf(file) };

    private string UriOf(string file) => new Uri(_folder, file).AbsoluteUri;

    private async Task<JsonNode?> RequestAsync(string method, string parameters)
    {
        var id = ++_lastRequest;
        await SendAsync($$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}","params":{{parameters}}}""");
        while (true)
        {
            var message = await ReceiveAsync();
            if (message["method"] is { } asked)
            {
                // It asks whether analyzers are wanted, which they are; nothing else matters here.
                if (message["id"] is { } question)
                {
                    var result = (string)asked! == "workspace/configuration" ? """[{"analyzersEnabled":true}]""" : "null";
                    await SendAsync($$"""{"jsonrpc":"2.0","id":{{question.ToJsonString()}},"result":{{result}}}""");
                }
            }
            else if ((int)message["id"]! == id)
            {
                return message["result"];
            }
        }
    }

    private Task NotifyAsync(string method, string parameters) => SendAsync($$"""{"jsonrpc":"2.0","method":"{{method}}","params":{{parameters}}}""");

    private async Task SendAsync(string message)
    {
        var body = Encoding.UTF8.GetBytes(message);
        var output = _process.StandardInput.BaseStream;
        await output.WriteAsync(Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n"), TestContext.Current.CancellationToken);
        await output.WriteAsync(body, TestContext.Current.CancellationToken);
        await output.FlushAsync(TestContext.Current.CancellationToken);
    }

    private async Task<JsonNode> ReceiveAsync()
    {
        var input = _process.StandardOutput.BaseStream;
        var (header, single) = (new StringBuilder(), new byte[1]);
        while (!header.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await input.ReadExactlyAsync(single, TestContext.Current.CancellationToken);
            header.Append((char)single[0]);
        }

        var length = header.ToString().Split("\r\n").Single(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Split(':')[1];
        var body = new byte[int.Parse(length, CultureInfo.InvariantCulture)];
        await input.ReadExactlyAsync(body, TestContext.Current.CancellationToken);
        return JsonNode.Parse(body)!;
    }
}
