using System.Diagnostics;
using SpecLattice.Tests.Shared;

namespace SpecLattice.Generators.Tests.Locking;

/// <summary>A repository of one lock, in which branches are made and merged as people do it.</summary>
internal sealed class GitMerge : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("spec-merge").FullName;

    private string Lock => Path.Combine(_folder, "specs.lock");

    /// <summary>What becomes of a lock that two branches have changed.</summary>
    /// <param name="start">The lock before.</param>
    /// <param name="ours">The lock of one branch.</param>
    /// <param name="theirs">The lock of the other.</param>
    /// <param name="attributes">The repository's <c>.gitattributes</c>.</param>
    /// <returns>The merged lock, and whether git left conflicts in it.</returns>
    public static async Task<(string Text, bool HasConflicts)> OfAsync(string start, string ours, string theirs, string attributes)
    {
        using var repository = new GitMerge();
        await repository.GitAsync("init", "-q", "-b", "main");
        await File.WriteAllTextAsync(Path.Combine(repository._folder, ".gitattributes"), attributes, TestContext.Current.CancellationToken);
        await repository.CommitAsync(start);
        await repository.GitAsync("switch", "-q", "-c", "theirs");
        await repository.CommitAsync(theirs);
        await repository.GitAsync("switch", "-q", "main");
        await repository.CommitAsync(ours);
        var merge = await repository.GitAsync("merge", "-q", "--no-edit", "theirs");
        return (await File.ReadAllTextAsync(repository.Lock, TestContext.Current.CancellationToken), merge.ExitCode != 0);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task CommitAsync(string text)
    {
        await File.WriteAllTextAsync(Lock, text, TestContext.Current.CancellationToken);
        await GitAsync("add", "-A");
        Assert.Equal(0, (await GitAsync("commit", "-q", "--allow-empty", "-m", "change")).ExitCode);
    }

    private async Task<FinishedProcess> GitAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", .. arguments])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What the machine's owner prefers must not matter.
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using var process = Process.Start(start)!;
        return await FinishedProcess.WaitForAsync(process, Patience);
    }
}
