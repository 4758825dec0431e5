using System.Text.RegularExpressions;
using SpecLattice.Packages.Tests.Pages;
using SpecLattice.Packages.Tests.Support;
using SpecLattice.Tests.Shared;

namespace SpecLattice.Packages.Tests;

/// <summary>The workflow of docs/ci.md, run in a repository as that page has it in mind.</summary>
public sealed partial class CiPageTests(Feed feed)
{
    private const string Base = "${{ github.base_ref }}";

    [Fact]
    public async Task The_workflow_lets_a_sound_change_pass_and_stops_one_that_takes_a_shipped_version_away()
    {
        Assert.SkipUnless(Depth.IsNightly, "SPECLATTICE_NIGHTLY=1 runs the workflow.");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The workflow is written for bash.");
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "docs", "ci.md"), TestContext.Current.CancellationToken);
        var commands = Command().Matches(page.ReplaceLineEndings("\n")).Select(match => match.Groups["block"].Success ? match.Groups["block"].Value : match.Groups["line"].Value).ToList();
        Assert.Equal(5, commands.Count);
        var reader = feed.NewReader();
        await reader.FollowAsync(
        [
            new PageStep.Run(
                [
                    $"dotnet new install {feed.PathOf("SpecLattice.Templates")}",
                    "dotnet new speclattice-family -n Shop -o src",
                    "dotnet new sln -n Shop",
                    "dotnet sln add src/Shop/Shop.csproj src/Shop.Laws/Shop.Laws.csproj",
                    "dotnet new tool-manifest",
                    "dotnet tool install SpecLattice.Tool",
                    "dotnet new gitignore",
                    "git init -q -b main",
                ],
                Fails: false),
        ]);
        await CommitAsync("start");

        // Nothing has shipped yet.
        Assert.Equal(0, await FirstFailureAsync());
        await BashAsync("dotnet spec lock ship --project src/Shop/Shop.csproj");
        await CommitAsync("ship");
        Assert.Equal(0, await FirstFailureAsync());

        // The newest version, and all that the lock says of it.
        await BashAsync("rm src/Shop/V2.cs && sed -i '/V2/d' src/Shop/Usings.cs && sed -i '/^spec order@2/d' src/Shop/specs.lock");
        Assert.Equal(5, await FirstFailureAsync());

        async Task<int> FirstFailureAsync()
        {
            for (var i = 0; i < commands.Count; i++)
            {
                if ((await RunAsync(commands[i].Replace(Base, "main", StringComparison.Ordinal))).ExitCode != 0)
                {
                    return i + 1;
                }
            }

            return 0;
        }

        async Task CommitAsync(string message) => await BashAsync(
            $"git add -A && git -c user.name=test -c user.email=test@example.com -c commit.gpgsign=false commit -q -m {message} && git update-ref refs/remotes/origin/main HEAD");

        async Task BashAsync(string script) => (await RunAsync(script)).Done();

        Task<CommandRun> RunAsync(string script) => reader.RunAsync("bash", "-eo", "pipefail", "-c", script);
    }

    [GeneratedRegex(@"      - run: (?:\|\n(?<block>(?:          .*\n)+)|(?<line>[^|\n].*)\n)")]
    private static partial Regex Command();
}
