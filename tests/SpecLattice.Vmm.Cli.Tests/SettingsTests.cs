using System.Text.RegularExpressions;
using SpecLattice.Vmm.Cli.Commands;
using SpecLattice.Vmm.Cli.Settings;
using SpecLattice.Vmm.Cli.Tests.Support;

namespace SpecLattice.Vmm.Cli.Tests;

/// <summary>Settings from the command line, the environment and a file.</summary>
public sealed class SettingsTests
{
    [Fact]
    public void The_command_line_counts_before_the_environment_and_that_before_the_file()
    {
        using var file = new TemporaryFile("{\"max-body\": 2048, \"api-max\": 3, \"log-json\": true, \"debug-endpoints\": false, \"listen\": \"127.0.0.1:1\"}");
        var environment = new Dictionary<string, string> { ["VMM_API_MAX"] = "4", ["VMM_MAX_BODY"] = "4096", ["VMM_SUBSTITUTE_BACKENDS"] = "1", ["VMM_CONFIG"] = file.Path };
        var added = Complete(environment, "--api-max", "5");
        Assert.Equal(["--listen", "127.0.0.1:1", "--log-json", "--max-body", "4096", "--substitute-backends"], Sorted(added));
        Assert.Equal(["--api-max", "3", "--listen", "127.0.0.1:1", "--log-json", "--max-body", "2048"], Sorted(Complete([], "--config", file.Path)));
        Assert.Empty(Complete([]));
    }

    [Theory]
    [InlineData("{\"max-bodi\": 1}", "`max-bodi` is not a setting; the settings are allow-discard, api-max, ")]
    [InlineData("{\"max-body\": 1}", ": max-body: --max-body: expected a number from 1024 to ")]
    [InlineData("{\"max-body\": [1]}", ": max-body: expected a string, a number, true or false")]
    [InlineData("{\"log-json\": \"maybe\"}", ": log-json: expected true or false, found `maybe`")]
    [InlineData("{\"max-body\": 2048, \"max-body\": 2048}", "max-body")]
    [InlineData("{", "")]
    [InlineData("[]", "expected a JSON object")]
    public void Mistakes_in_the_file_are_reported_with_their_place(string json, string message)
    {
        using var file = new TemporaryFile(json);
        var error = Assert.Throws<CommandException>(() => Complete([], "--config", file.Path));
        Assert.Equal(ExitCodes.BadInput, error.ExitCode);
        Assert.StartsWith(file.Path, error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_in_the_environment_are_reported_with_their_place()
    {
        var error = Assert.Throws<CommandException>(() => Complete(new() { ["VMM_LISTEN"] = "nowhere" }));
        Assert.StartsWith("VMM_LISTEN: --listen: expected an address", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_takes_settings_from_a_file()
    {
        using var file = new TemporaryFile("{\"api-max\": 2}");
        await using var server = await TestServer.StartAsync("--config", file.Path);
        var answer = await server.GetAsync("/instance", 3);
        Assert.EndsWith("this server supports 1.0.0, 2.0.0", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_is_explained()
    {
        var command = ServeCommand.Create();
        Assert.Contains("VMM_MAX_BODY", command.Description, StringComparison.Ordinal);
        Assert.All(command.Options, option => Assert.Matches(@"^[A-Z](.|\n){20,}\.$", option.Description));
    }

    [Fact]
    public async Task Every_setting_is_in_the_help_and_in_the_manual_and_nothing_else_is()
    {
        var help = (await VmmRunner.RunAsync("serve", "--help")).Output;
        var manual = await File.ReadAllLinesAsync(Path.Combine(Checkout.Folder, "docs", "http-api.md"), TestContext.Current.CancellationToken);
        var rows = manual.Where(line => line.StartsWith("| `--", StringComparison.Ordinal)).SelectMany(line => Regex.Matches(line.Split('|')[1], "`(--[a-z-]+)`").Select(name => name.Groups[1].Value));
        var names = ServeCommand.Create().Options.Select(option => option.Name).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(names, rows.Order(StringComparer.Ordinal));
        Assert.All(names, name => Assert.Contains($"  {name}", help, StringComparison.Ordinal));
    }

    private static string[] Complete(Dictionary<string, string> environment, params string[] arguments)
    {
        var command = ServeCommand.Create();
        return ServeSettings.Complete(command, command.Parse(arguments), environment.GetValueOrDefault);
    }

    /// <summary>The arguments, options in order, each with its value behind it.</summary>
    private static string[] Sorted(string[] arguments) =>
        [.. string.Join(' ', arguments).Split(" --").Select((option, index) => index == 0 ? option : "--" + option).Order(StringComparer.Ordinal).SelectMany(option => option.Split(' '))];
}
