using System.Globalization;
using SpecLattice.Vmm.Cli.Tests.Support;
using SpecLattice.Vmm.Instances;

namespace SpecLattice.Vmm.Cli.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData(new string[0], "command")]
    [InlineData(new[] { "fly" }, "fly")]
    [InlineData(new[] { "serve", "--listen", "localhost:1" }, "--listen")]
    [InlineData(new[] { "ensure", "--server", "nowhere", "x.json" }, "127.0.0.1:12400")]
    [InlineData(new[] { "ensure", "--server", "127.0.0.1:1", "/no/such/file" }, "/no/such/file")]
    [InlineData(new[] { "state", "--server", "127.0.0.1:1", "fly" }, "'reboot'")]
    [InlineData(new[] { "migrate", "--from", "127.0.0.1:1" }, "--to")]
    [InlineData(new[] { "spec", "--server", "127.0.0.1:1", "--api-version", "0" }, "--api-version")]
    public async Task A_wrong_command_line_is_refused_with_code_2(string[] arguments, string expected)
    {
        var run = await VmmRunner.RunAsync(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task An_api_version_that_this_build_does_not_have_is_refused_with_the_newest_it_has()
    {
        var run = await VmmRunner.RunAsync("serve", "--api-max", (VmmHostOptions.NewestApi + 1).ToString(CultureInfo.InvariantCulture));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"from 1 to {VmmHostOptions.NewestApi}", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_file_is_refused_with_its_place()
    {
        using var file = new TemporaryFile("{\n  \"board\": {\"cpus\": 300}\n}");
        var run = await VmmRunner.RunAsync("ensure", "--server", "127.0.0.1:1", file.Path);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("/board/cpus, line 2", run.Errors, StringComparison.Ordinal);
        Assert.Contains(file.Path, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreachable_server_is_a_failure_and_not_a_crash()
    {
        var run = await VmmRunner.RunAsync("state", "--server", "127.0.0.1:1");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("cannot reach http://127.0.0.1:1/", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_commands_make_run_show_and_migrate_an_instance()
    {
        await using var source = await TestServer.StartAsync();
        await using var target = await TestServer.StartAsync("--api-max", "2");
        using var file = new TemporaryFile(Documents.Spec(Documents.Com1, Documents.Smbios));
        var (from, to) = (source.Process.Address.Authority, target.Process.Address.ToString());

        Assert.Contains("Creating", await RunAsync("ensure", "--server", from, file.Path, "--api-version", "2", "--name", "one"), StringComparison.Ordinal);
        Assert.Contains("Running", await RunAsync("state", "--server", from, "run"), StringComparison.Ordinal);
        var spec = await RunAsync("spec", "--server", from, "--api-version", "2");
        Assert.Contains("\"version\": \"V2\"", spec, StringComparison.Ordinal);
        Assert.Contains("Finish, spec version 2", await RunAsync("migrate", "--from", from, "--to", to), StringComparison.Ordinal);

        var state = await RunAsync("state", "--server", to);
        Assert.Contains("one (", state, StringComparison.Ordinal);
        Assert.Contains("Running", state, StringComparison.Ordinal);

        // A source that has nothing left to send.
        var again = await VmmRunner.RunAsync("migrate", "--from", from, "--to", to);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("NoInstance", again.Errors, StringComparison.Ordinal);

        // What `vmm spec` prints, `vmm ensure` reads.
        await using var fresh = await TestServer.StartAsync();
        using var printed = new TemporaryFile(spec);
        await RunAsync("ensure", "--server", fresh.Process.Address.Authority, printed.Path);
        Assert.Equal(spec, await RunAsync("spec", "--server", fresh.Process.Address.Authority, "--api-version", "2"));
    }

    [Fact]
    public async Task A_server_ends_cleanly_when_told_to_terminate()
    {
        await using var server = await TestServer.StartAsync();
        await server.RunInstanceAsync(Documents.Simple, 1, counts: 10);
        using (var kill = System.Diagnostics.Process.Start("kill", ["-TERM", server.Process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await Poll.UntilAsync("the server has ended", () => Task.FromResult(server.Process.HasExited), ended => ended);
        Assert.Empty(server.Process.Errors.Trim());
    }

    [Fact]
    public async Task A_server_does_not_outlive_its_input_if_told_so()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(0, await server.Process.EndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_taken_address_is_said_plainly()
    {
        await using var server = await TestServer.StartAsync();
        var run = await VmmRunner.RunAsync("serve", "--listen", server.Process.Address.Authority);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("cannot listen on", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--guest", "chess", "expected one of counter, disk, mixed, echo, timer, vsock, found `chess`")]
    [InlineData("--guest-image", "/nowhere/image", "--guest-image: ")]
    [InlineData("--payload-max", "uart-16550", "expected KIND=N")]
    [InlineData("--payload-max", "uart-16550=3", "uart-16550 (1 to 2)")]
    [InlineData("--payload-max", "uart-16550=0", "expected KIND=N")]
    [InlineData("--payload-max", "toaster=1", "expected KIND=N")]
    [InlineData("--allow-discard", "instance-spec", "expected FAMILY.MEMBER")]
    [InlineData("--allow-discard", "instance-spec.", "expected FAMILY.MEMBER")]
    [InlineData("--allow-discard", "toaster.note", "where families are")]
    public async Task Wrong_choices_of_guest_and_versions_are_said_plainly(string option, string value, string problem)
    {
        var run = await VmmRunner.RunAsync("serve", "--listen", "127.0.0.1:0", option, value);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(problem, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_and_an_image_of_ones_own_are_run()
    {
        await using var timer = await TestServer.StartAsync("--guest", "timer");
        await timer.RunInstanceAsync(Documents.Simple, 1, counts: 20);

        // addi a0, a0, 1; j -4
        using var image = new TemporaryFile("");
        await File.WriteAllBytesAsync(image.Path, [0x13, 0x05, 0x15, 0x00, 0x6F, 0xF0, 0xDF, 0xFF], TestContext.Current.CancellationToken);
        await using var own = await TestServer.StartAsync("--guest-image", image.Path);
        Assert.Equal(201, (await own.EnsureAsync(Documents.Simple, 1)).Status);
        Assert.Equal(204, (await own.PutAsync("/instance/state", "\"Run\"")).Status);
        var guest = await Poll.UntilAsync("the image runs", () => own.Client.GetGuestAsync(TestContext.Current.CancellationToken), guest => guest.Instructions > 1000);
        Assert.Null(guest.Counter);
        Assert.Equal("Running", guest.Status);
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        var run = await VmmRunner.RunAsync(arguments);
        Assert.True(run.ExitCode == 0, run.Errors);
        return run.Output;
    }
}
