using System.Diagnostics;
using System.Text;
using SpecLattice.Tool.Commands;
using SpecLattice.Tool.Output;
using SpecLattice.Tool.Tests.Support;

namespace SpecLattice.Tool.Tests;

/// <summary>What the tool does on a terminal, and only there.</summary>
public sealed class TerminalTests
{
    private const int Documents = 12_000;

    // As terminals are told to change colours; .NET itself says other things to them.
    private const string Colour = @"\u001b\[[0-9;]*m";

    [Fact]
    public async Task Terminal_has_colours_and_no_color_takes_them_away()
    {
        var colours = await Support.Tool.RunOnTerminalAsync($"list -a '{Support.Tool.Api}'");
        var plain = await Support.Tool.RunOnTerminalAsync($"list -a '{Support.Tool.Api}'", "NO_COLOR=1");
        var piped = await Support.Tool.RunAsync("list", "-a", Support.Tool.Api);

        Assert.Equal((0, 0, 0), (colours.ExitCode, plain.ExitCode, piped.ExitCode));
        Assert.Matches(Colour, colours.Output);
        Assert.Contains("latest", plain.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch(Colour, plain.Output);
        Assert.DoesNotContain("\u001b", piped.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checking_lines_on_a_terminal_shows_rate_and_time_left()
    {
        Support.Tool.SkipWithoutTerminal();
        var folder = Directory.CreateTempSubdirectory("spec-progress").FullName;
        var (input, results) = (Path.Combine(folder, "documents.ndjson"), Path.Combine(folder, "results"));
        await WriteDocumentsAsync(input, Documents);
        await Process.Start("mkfifo", [results])!.WaitForExitAsync(TestContext.Current.CancellationToken);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limited.CancelAfter(TimeSpan.FromMinutes(3));
        using var process = Support.Tool.StartOnTerminal($"check -f instance-spec -v 1 --lines '{input}' -a '{Support.Tool.Api}' > '{results}'");
        try
        {
            // Nobody reads the results until the progress was seen, so the tool cannot be done before.
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var running = WatchAsync(process, seen, limited.Token);
            using var lines = new StreamReader(await Task.Run(() => File.OpenRead(results), limited.Token).WaitAsync(limited.Token));
            await Task.WhenAny(seen.Task, running);
            var count = 0;
            while (await lines.ReadLineAsync(limited.Token) is not null)
            {
                count++;
            }

            var shown = await running;
            Assert.Equal(Documents, count);
            Assert.Matches(@"\r\u001b\[K[0-9]+ of [0-9]+ MB, [0-9]+ s left, [0-9]+ MB/s", shown);
            Assert.Matches(@"\r\u001b\[K12000 of 12000 accepted, [0-9.]+ MB in [0-9.]+ s, [0-9]+ MB/s\r\n$", shown);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }

            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData(0, 200_000_000L, 0, "0 MB, 0 MB/s")]
    [InlineData(50_000_000, 200_000_000L, 2, "50 of 200 MB, 6 s left, 25 MB/s")]
    [InlineData(200_000_000, 200_000_000L, 4, "200 of 200 MB, 0 s left, 50 MB/s")]
    [InlineData(50_000_000, null, 2, "50 MB, 25 MB/s")]
    public void Progress_says_how_much_how_fast_and_how_long(long bytes, long? total, int seconds, string expected) =>
        Assert.Equal(expected, ProgressLine.Text(bytes, total, TimeSpan.FromSeconds(seconds)));

    [Fact]
    public async Task Size_of_a_pipe_is_not_known()
    {
        Support.Tool.SkipWithoutTerminal();
        var pipe = Path.Combine(Path.GetTempPath(), $"spec-pipe-{Guid.NewGuid():N}");
        await Process.Start("mkfifo", [pipe])!.WaitForExitAsync(TestContext.Current.CancellationToken);
        try
        {
            Assert.Equal(new FileInfo(Support.Tool.Api).Length, CheckCommand.TotalOf([Support.Tool.Api]));
            Assert.Null(CheckCommand.TotalOf([Support.Tool.Api, pipe]));
            Assert.Null(CheckCommand.TotalOf([Support.Tool.Api, "-"]));
        }
        finally
        {
            File.Delete(pipe);
        }
    }

    private static async Task WriteDocumentsAsync(string path, int count)
    {
        var document = (await File.ReadAllTextAsync(Support.Tool.Input("plain.v1.json"), TestContext.Current.CancellationToken)).ReplaceLineEndings("").Trim();
        await File.WriteAllLinesAsync(path, Enumerable.Repeat(document, count), new UTF8Encoding(false), TestContext.Current.CancellationToken);
    }

    /// <summary>Reads what is shown to its end, and tells as soon as there is a rate.</summary>
    private static async Task<string> WatchAsync(Process process, TaskCompletionSource seen, CancellationToken cancellation)
    {
        var shown = new StringBuilder();
        var buffer = new char[1024];
        int read;
        while ((read = await process.StandardOutput.ReadAsync(buffer, cancellation)) > 0)
        {
            shown.Append(buffer, 0, read);
            if (shown.ToString().Contains("s left", StringComparison.Ordinal))
            {
                seen.TrySetResult();
            }
        }

        await process.WaitForExitAsync(cancellation);
        return shown.ToString();
    }
}
