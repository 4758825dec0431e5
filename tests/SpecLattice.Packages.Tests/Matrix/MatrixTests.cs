using System.Text.RegularExpressions;
using SpecLattice.Packages.Tests.Support;
using SpecLattice.Tests.Shared;

namespace SpecLattice.Packages.Tests.Matrix;

/// <summary>The packages in every setup that docs/works-with.md names.</summary>
public sealed partial class MatrixTests(Feed feed)
{
    /// <summary>One alone: <c>-trait "setup=NativeAOT"</c>.</summary>
    public static IEnumerable<TheoryDataRow<string>> Names { get; } = [.. Setups.All.Select(setup => new TheoryDataRow<string>(setup.Name).WithTrait("setup", setup.Name))];

    // Each restores and builds from nothing, so they are for the night. The first steps of a newcomer are in every run: PageTests.
    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_works(string name)
    {
        Assert.SkipUnless(Depth.IsNightly, "SPECLATTICE_NIGHTLY=1 builds all setups.");
        Assert.SkipUnless(name != Setups.Native || Linker.IsFound, "neither clang nor gcc is there to link with");

        await feed.NewReader().FollowAsync(Setups.All.Single(setup => setup.Name == name).Steps);
    }

    [Fact]
    public void The_page_names_what_is_tested()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Folder, "docs", "works-with.md")).ReplaceLineEndings("\n");

        Assert.Equal(Setups.All.Select(setup => setup.Name), Row().Matches(page).Select(row => row.Groups[1].Value));
    }

    [GeneratedRegex(@"^\| ([^|]+) \| yes\b[^|]*\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
