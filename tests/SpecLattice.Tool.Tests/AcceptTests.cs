using System.Text.Json.Nodes;
using SpecLattice.Families.Tests.Families;

namespace SpecLattice.Tool.Tests;

/// <summary><c>spec convert</c> gives up what its caller names, tells it, and gives up nothing else.</summary>
public sealed class AcceptTests : IDisposable
{
    private const string Document = """{"theme":"dark","telemetry":"full","font":{"family":"Mono","size":9,"x/y":1},"spelling":{"on":true}}""";

    private readonly string _path = Path.GetTempFileName();

    public AcceptTests() => File.WriteAllText(_path, Document);

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task What_is_named_is_given_up_and_told()
    {
        var run = await RunAsync(3, "--accept-declared", "--accept", "spelling", "--because", "not ours");
        Assert.Equal((0, """{"theme":"dark","font":{"family":"Mono","size":9,"x/y":1},"tab-size":4}"""), (run.ExitCode, Compact(run.Output)));
        Assert.Matches("^given up: 2 members\n  /telemetry: .*; discarded on purpose: nothing is collected any more .*\n  /spelling: .*; discarded on purpose: not ours .*\n$", run.Errors.ReplaceLineEndings("\n"));

        run = await RunAsync(3, "--accept", "/*", "--because", "not ours", "--json");
        var given = JsonNode.Parse(run.Errors)!.AsArray();
        Assert.Equal(["/telemetry: nothing is collected any more", "/spelling: not ours"], given.Select(loss => $"{loss!["pointer"]}: {loss["reason"]}"));
        Assert.Equal("dark", (string?)JsonNode.Parse(run.Output)!["theme"]);

        run = await RunAsync(3, "--accept-all", "--because", "a trial");
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task What_is_not_named_stays_a_loss()
    {
        foreach (var arguments in new[] { [], ["--accept", "spelling", "--because", "not ours"], new[] { "--accept", "/font/*", "--because", "not ours" } })
        {
            var refused = await RunAsync(2, arguments);
            Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
            Assert.Contains("does not fit version 2:\n  /telemetry: ", refused.Errors.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        }

        var rest = await RunAsync(3, "--accept-declared");
        Assert.Equal((2, ""), (rest.ExitCode, rest.Output));
        Assert.Contains("does not fit version 3:\n  /spelling: ", rest.Errors.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("/telemetry", rest.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--accept needs a reason", "--accept", "telemetry")]
    [InlineData("--accept needs a reason", "--accept", "telemetry", "--because", " ")]
    [InlineData("--accept-all needs a reason", "--accept-all", "--accept-declared")]
    [InlineData("a reason for nothing", "--accept-declared", "--because", "so it is")]
    [InlineData("is not a place", "--accept", "/a~2", "--because", "so it is")]
    [InlineData("--accept is empty", "--accept", "", "--because", "so it is")]
    public async Task Nothing_is_given_up_without_a_reason_or_a_place(string expected, params string[] arguments)
    {
        var refused = await RunAsync(2, arguments);

        Assert.Equal("", refused.Output);
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains(expected, refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_command_that_speaks_of_conversions_tells_what_is_discarded_on_purpose()
    {
        Assert.Contains("discarding", await ShowAsync("diff", "editor-settings", "1", "2"), StringComparison.Ordinal);
        Assert.Contains("/telemetry", await ShowAsync("matrix", "editor-settings"), StringComparison.Ordinal);
        Assert.Contains("discarding", await ShowAsync("graph", "editor-settings", "--format", "mermaid"), StringComparison.Ordinal);

        var empty = _path + ".lock";
        await File.WriteAllTextAsync(empty, "# specs.lock, format 2\n", TestContext.Current.CancellationToken);
        try
        {
            var notes = await Support.Tool.RunAsync("changelog", empty, Path.Combine(Support.Tool.Folder, "..", "..", "samples", "settings", "specs.lock"));
            Assert.Contains("`Telemetry` is discarded on purpose, whatever it holds, because nothing is collected now", notes.Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(empty);
        }
    }

    private static async Task<string> ShowAsync(params string[] arguments) => (await Support.Tool.RunAsync([.. arguments, "-a", typeof(VersionedDeployment).Assembly.Location])).Output;

    private static string Compact(string json) => JsonNode.Parse(json)!.ToJsonString();

    private Task<Support.ToolRun> RunAsync(int to, params string[] arguments) =>
        Support.Tool.RunAsync(["convert", _path, "-f", "editor-settings", "--from", "1", "--to", $"{to}", "-a", typeof(VersionedDeployment).Assembly.Location, .. arguments]);
}
