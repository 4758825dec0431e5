using System.Diagnostics;
using SpecLattice.Tests.Shared;

namespace SpecLattice.Vmm.Cli.Tests.Support;

/// <summary>A server as it was at a commit: no stand-in, but what its sources make.</summary>
/// <param name="Name">What <c>.ci/old-builds</c> calls it.</param>
/// <param name="Protocol">The newest migration protocol that it speaks.</param>
/// <param name="Library">The library that <c>dotnet</c> runs.</param>
internal sealed record OldBuild(string Name, int Protocol, string Library)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>All that <c>.ci/old-builds</c> names, built where they are not yet.</summary>
    public static async Task<IReadOnlyList<OldBuild>> AllAsync()
    {
        var builds = new List<OldBuild>();
        foreach (var line in File.ReadLines(Path.Combine(Checkout.Folder, ".ci", "old-builds")).Where(line => !line.StartsWith('#')))
        {
            var words = line.Split(' ');
            builds.Add(new OldBuild(words[0], int.Parse(words[2], System.Globalization.CultureInfo.InvariantCulture), await BuildAsync(words[0])));
        }

        return builds;
    }

    public override string ToString() => Name;

    private static async Task<string> BuildAsync(string name)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(Checkout.Folder, ".ci", "old-build"), [name]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var built = await FinishedProcess.WaitForAsync(process, Patience);
        Assert.True(built.ExitCode == 0, built.Errors);
        return built.Output.Trim();
    }
}
