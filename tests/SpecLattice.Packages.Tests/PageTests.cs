using System.Text.RegularExpressions;
using SpecLattice.Packages.Tests.Pages;
using SpecLattice.Packages.Tests.Support;
using SpecLattice.Tests.Shared;

namespace SpecLattice.Packages.Tests;

/// <summary>What a newcomer reads first, followed to the letter with the packages.</summary>
public sealed partial class PageTests(Feed feed)
{
    private const int MaxProgramLines = 40;

    [Fact]
    public async Task Getting_started_goes_as_it_says()
    {
        Assert.SkipUnless(Depth.IsThorough, Depth.NotThorough);
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "docs", "getting-started.md"), TestContext.Current.CancellationToken);

        await feed.NewReader().FollowAsync(Page.Parse(page));
    }

    [Fact]
    public async Task The_program_of_the_README_prints_what_it_says()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "README.md"), TestContext.Current.CancellationToken);
        var section = Section().Match(readme.ReplaceLineEndings("\n"));
        var (program, output) = (section.Groups["program"].Value, section.Groups["output"].Value);
        Assert.InRange(program.Split('\n').Length - 1, 10, MaxProgramLines);

        await feed.NewReader().FollowAsync(
        [
            new PageStep.Run(["dotnet new console -o Shop", "cd Shop", "dotnet add package SpecLattice"], Fails: false),
            new PageStep.WriteFile("Program.cs", program),
            new PageStep.Run(["dotnet run"], Fails: false),
            new PageStep.Read(output),
        ]);
    }

    [Fact]
    public async Task The_template_makes_a_family_that_builds_keeps_its_lock_and_its_laws()
    {
        Assert.SkipUnless(Depth.IsThorough, Depth.NotThorough);
        var reader = feed.NewReader();
        var source = Path.GetFileName(feed.PathOf("SpecLattice.Templates"));

        await reader.FollowAsync(
        [
            new PageStep.Run(
                [
                    $"dotnet new install {Path.Combine(feed.Folder, source)}",
                    "dotnet new speclattice-family -o Billing",
                    "cd Billing",
                    "dotnet tool restore",
                    "dotnet spec lock check --project Billing",
                    "dotnet run --project Billing.Laws",
                ],
                Fails: false),
            new PageStep.Read("order: laws checked with the seed ...\nthe laws hold\n"),
            new PageStep.Edit("Billing/V2.cs", "public required bool Gift", "public required int Gift"),
            new PageStep.Run(["dotnet build Billing"], Fails: true),
        ]);
    }

    [GeneratedRegex("## A whole program\n.*?```csharp\n(?<program>.*?)```\n.*?```text\n(?<output>.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Section();
}
