using System.Globalization;
using System.Text.RegularExpressions;
using SpecLattice.Tests.Shared;
using SpecLattice.Vmm.Cli.Tests.Support;

namespace SpecLattice.Vmm.Cli.Tests;

public sealed partial class DemoTests
{
    [Fact]
    public async Task The_demo_holds_what_it_promises()
    {
        var run = await VmmRunner.RunAsync("demo");

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains("migrate old -> new: Finish, spec version 2", run.Output, StringComparison.Ordinal);
        Assert.Contains("migrate new -> old: Finish, spec version 2", run.Output, StringComparison.Ordinal);
        Assert.Contains("third server", run.Output, StringComparison.Ordinal);
        Assert.Contains("/components/vsock:", run.Output, StringComparison.Ordinal);
        Assert.Contains("/components/fast-disk/component/has_write_cache:", run.Output, StringComparison.Ordinal);
        Assert.Contains("before the guest was paused", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);

        // A zombie that nobody has waited for yet would count as running, so ask for what only a living process has: its command line.
        var servers = ProcessId().Matches(run.Output).Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(5, servers.Count);
        Assert.All(servers, id => Assert.False(IsServer(id), $"server {id} was left running"));
    }

    [Fact]
    public async Task The_servers_end_with_the_demo_even_when_it_is_killed()
    {
        using var demo = System.Diagnostics.Process.Start(Demo.ServerProcess.MakeStartInfo(["demo"]))!;
        try
        {
            Match started;
            do
            {
                var line = await demo.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
                Assert.NotNull(line);
                started = ProcessId().Match(line);
            }
            while (!started.Success);

            demo.Kill();
            var server = int.Parse(started.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            await Poll.UntilAsync("the server has ended", () => Task.FromResult(IsServer(server)), static runs => !runs);
        }
        finally
        {
            demo.Kill();
        }
    }

    [Fact]
    public async Task A_spec_of_ones_own_takes_part_in_the_demo()
    {
        Assert.SkipUnless(Depth.IsThorough, Depth.NotThorough);
        using var file = new TemporaryFile($$"""{"version":"V2","spec":{{Documents.Spec(Documents.Com1 + "," + Documents.NvmeDisk(), Documents.Smbios)}}}""");
        var run = await VmmRunner.RunAsync("demo", "--spec", file.Path);
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
    }

    [Fact]
    public async Task A_spec_that_the_old_server_cannot_hold_ends_the_demo_before_it_starts()
    {
        using var file = new TemporaryFile(Documents.Spec(Documents.Com1 + "," + Documents.Vsock));
        var run = await VmmRunner.RunAsync("demo", "--spec", file.Path, "--api-version", "3");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("/components/vsock", run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    private static bool IsServer(int processId)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/cmdline").Contains("serve", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    [GeneratedRegex(@": process (\d+) listens on")]
    private static partial Regex ProcessId();
}
