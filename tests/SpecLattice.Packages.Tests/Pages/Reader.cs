using System.Text.RegularExpressions;
using SpecLattice.Packages.Tests.Support;

namespace SpecLattice.Packages.Tests.Pages;

/// <summary>Somebody who follows a page, in a folder where nothing of this repository is in reach but its packages.</summary>
internal sealed class Reader(string folder, string packages, string home)
{
    private string _folder = folder;
    private CommandRun? _last;
    private bool _failed;

    /// <summary>The folder that the reader is in.</summary>
    public string Folder => _folder;

    /// <summary>Follows a page from top to bottom.</summary>
    /// <exception cref="Xunit.Sdk.XunitException">Something is not as the page says.</exception>
    public async Task FollowAsync(IEnumerable<PageStep> steps)
    {
        foreach (var step in steps)
        {
            switch (step)
            {
                case PageStep.WriteFile file:
                    Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file.Name))!);
                    await File.WriteAllTextAsync(PathOf(file.Name), file.Text, TestContext.Current.CancellationToken);
                    break;
                case PageStep.Edit edit:
                    var before = await File.ReadAllTextAsync(PathOf(edit.Name), TestContext.Current.CancellationToken);
                    Assert.Equal(2, before.Split(edit.Before).Length);
                    await File.WriteAllTextAsync(PathOf(edit.Name), before.Replace(edit.Before, edit.After, StringComparison.Ordinal), TestContext.Current.CancellationToken);
                    break;
                case PageStep.Run run:
                    await RunAsync(run);
                    break;
                case PageStep.Read read:
                    CheckOutput(read.Text);
                    break;
            }
        }
    }

    /// <summary>Runs something that no page says, where the reader is.</summary>
    public Task<CommandRun> RunAsync(string command, params string[] arguments) => Commands.RunAsync(_folder, packages, home, command, arguments);

    private async Task RunAsync(PageStep.Run run)
    {
        foreach (var command in run.Commands)
        {
            var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0] == "cd")
            {
                _folder = PathOf(words[1]);
                continue;
            }

            var program = words[0].StartsWith("./", StringComparison.Ordinal) ? PathOf(words[0]) : words[0];
            _last = await Commands.RunAsync(_folder, packages, home, program, words[1..]);
            _failed = run.Fails && command == run.Commands[^1];
            Assert.True(_failed == (_last.ExitCode != 0), $"{command} ended with {_last.ExitCode}:\n{_last.Output}");
            Assert.True(_failed || !_last.Output.Contains(": warning ", StringComparison.Ordinal), $"{command} warns:\n{_last.Output}");
        }
    }

    /// <summary>A program prints exactly what the page says, where `...` stands for whatever comes. What the compiler says names the folder in front, and a page behind; and it may say more.</summary>
    private void CheckOutput(string text)
    {
        Assert.NotNull(_last);
        if (!_failed)
        {
            Assert.Matches($"^{Regex.Escape(text).Replace("\\.\\.\\.\\n", ".*\\n", StringComparison.Ordinal)}$", _last.Output.ReplaceLineEndings("\n"));
            return;
        }

        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.True(_last.Output.Contains(line, StringComparison.Ordinal), $"not printed: {line}\n{_last.Output}");
        }
    }

    private string PathOf(string name) => Path.GetFullPath(Path.Combine(_folder, name));
}
