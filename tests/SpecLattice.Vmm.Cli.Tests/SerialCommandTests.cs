using System.Diagnostics;
using System.Globalization;
using SpecLattice.Vmm.Cli.Client;
using SpecLattice.Vmm.Cli.Demo;
using SpecLattice.Vmm.Cli.Tests.Support;
using SpecLattice.Vmm.Guests.Programs;

namespace SpecLattice.Vmm.Cli.Tests;

/// <summary>A terminal, or a pipe in its place, connected to the serial console.</summary>
public sealed class SerialCommandTests
{
    private const char Leave = '\x1d';

    private static readonly ulong CountsPerLine = new PageCounterParameters().CountsPerLine;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_pipe_is_connected_and_leaves()
    {
        await using var server = await TestServer.StartAsync("--guest-pages", "64");
        await server.RunInstanceAsync(Documents.Simple, 6, counts: 1000);
        var start = ServerProcess.MakeStartInfo(["serial", "--server", server.Process.Address.Authority, "--history", "500"]);
        Assert.Contains("count ", await RunAsync(start), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminal_is_made_raw_and_leaves()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "`script`, which makes a terminal, is not here");
        await using var server = await TestServer.StartAsync("--guest-pages", "64");
        await server.RunInstanceAsync(Documents.Simple, 6, counts: 1000);
        var inner = ServerProcess.MakeStartInfo(["serial", "--server", server.Process.Address.Authority]);
        var command = string.Join(' ', inner.ArgumentList.Prepend(inner.FileName).Select(argument => $"'{argument}'"));
        var start = new ProcessStartInfo("/usr/bin/script", ["-qec", command, "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        // A terminal that is not raw would keep the key back until a line is complete.
        Assert.Contains("left", await RunAsync(start), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_follows_an_instance_that_migrates_and_misses_nothing()
    {
        await using var source = await TestServer.StartAsync("--guest-pages", "64");
        await using var target = await TestServer.StartAsync("--guest-pages", "64");
        await source.RunInstanceAsync(Documents.Simple, 6, counts: 1000);
        var start = ServerProcess.MakeStartInfo(["serial", "--server", source.Process.Address.Authority, "--history", "500"]);
        var output = await RunAsync(start, meanwhile: async () =>
        {
            var run = await MigrationRun.FollowAsync(source.Client, target.Client, Guid.NewGuid(), static _ => { }, TestContext.Current.CancellationToken);
            Assert.True(run.Succeeded, run.Error?.ToString());

            // What comes from now on can only come from the target.
            var reached = (await target.Client.GetGuestAsync(TestContext.Current.CancellationToken)).Counter!.Value;
            return $"count {((reached / CountsPerLine) + 2) * CountsPerLine}\n";
        });

        // The first line may begin before the history that was asked for, and the last one be cut off.
        var lines = output.Split('\n')[1..^1].Where(line => line.StartsWith("count ", StringComparison.Ordinal));
        var counts = lines.Select(line => ulong.Parse(line["count ".Length..], CultureInfo.InvariantCulture)).ToArray();
        Assert.All(counts.Zip(counts[1..]), pair => Assert.Equal(pair.First + CountsPerLine, pair.Second));
    }

    [Fact]
    public async Task A_server_without_an_instance_is_named()
    {
        await using var server = await TestServer.StartAsync();
        var run = await VmmRunner.RunAsync("serial", "--server", server.Process.Address.Authority);
        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Contains("has no running instance", run.Errors, StringComparison.Ordinal);
    }

    /// <summary>Waits for output of the guest, and for the text that what happens meanwhile asks for; types the key that leaves, and waits for the end.</summary>
    private static async Task<string> RunAsync(ProcessStartInfo start, Func<Task<string>>? meanwhile = null)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limited.CancelAfter(Patience);
        using var process = Process.Start(start)!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(limited.Token);
            var output = "";
            await ReadUntilAsync("count ");
            if (meanwhile is not null)
            {
                await ReadUntilAsync(await meanwhile());
            }

            await process.StandardInput.WriteAsync(Leave);
            await process.StandardInput.FlushAsync(limited.Token);
            output += await process.StandardOutput.ReadToEndAsync(limited.Token);
            await process.WaitForExitAsync(limited.Token);
            Assert.Equal(ExitCodes.Done, process.ExitCode);
            return output + await errors;

            async Task ReadUntilAsync(string text)
            {
                var buffer = new char[4096];
                while (!output.Contains(text, StringComparison.Ordinal))
                {
                    var count = await process.StandardOutput.ReadAsync(buffer, limited.Token);
                    Assert.True(count > 0, $"it ended: {output}{(count == 0 ? await errors : "")}");
                    output += new string(buffer, 0, count);
                }
            }
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
