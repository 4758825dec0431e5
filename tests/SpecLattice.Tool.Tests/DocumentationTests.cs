using System.CommandLine;
using SpecLattice.Tool.Tests.Support;

namespace SpecLattice.Tool.Tests;

/// <summary>The manual shows what the tool really prints.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public void Output_in_the_manual_is_verified_output()
    {
        var manual = File.ReadAllText(Path.Combine(Support.Tool.Folder, "..", "..", "docs", "tool.md")).ReplaceLineEndings("\n");
        var verified = Directory.GetFiles(Path.Combine(Support.Tool.Folder, "Snapshots"), "*.verified.txt").Select(path => File.ReadAllText(path).ReplaceLineEndings("\n")).ToList();

        var blocks = manual.Split("```text\n").Skip(1).Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)]).ToList();

        Assert.True(blocks.Count > 10);
        Assert.All(blocks, block =>
        {
            // Long output is cut short.
            var shown = block.EndsWith("\n...\n", StringComparison.Ordinal) ? block[..^4] : block.TrimEnd('\n');
            Assert.Contains(verified, text => text.StartsWith(shown, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void The_picture_of_the_front_page_is_what_is_drawn()
    {
        var drawn = File.ReadAllText(Path.Combine(Support.Tool.Folder, "Snapshots", "graph-svg.verified.txt")).ReplaceLineEndings("\n");
        var shown = File.ReadAllText(Path.Combine(Support.Tool.Folder, "..", "..", "docs", "images", "instance-spec.svg")).ReplaceLineEndings("\n");

        Assert.Contains($"\n{shown.TrimEnd()}\n", drawn, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_is_in_the_manual()
    {
        var manual = File.ReadAllText(Path.Combine(Support.Tool.Folder, "..", "..", "docs", "tool.md"));

        Assert.All(Program.Commands(), command => Assert.Contains($"spec {command.Name}", manual, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_command_speaks_json() =>
        Assert.All(Program.Commands().SelectMany(Leaves), command => Assert.Contains("--json", command.Options.Select(option => option.Name)));

    private static IEnumerable<Command> Leaves(Command command) => command.Subcommands.Count == 0 ? [command] : command.Subcommands.SelectMany(Leaves);
}
