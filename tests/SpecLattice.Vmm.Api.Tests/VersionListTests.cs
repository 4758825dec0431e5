using System.Globalization;
using System.Text.RegularExpressions;
using SpecLattice.Testing;

namespace SpecLattice.Vmm.Api.Tests;

/// <summary>What docs/adding-a-version.md promises: a new version is named in one list, by its own types and where the model takes a part of it, and nowhere else.</summary>
public sealed class VersionListTests
{
    // The demo shows versions 2 and 6, whichever is the newest.
    private static readonly string[] Allowed = ["ApiParts.cs", "LatestApi.cs", "SpecLattice.Vmm.Api/", "SpecLattice.Vmm.Cli/Demo/"];

    private static readonly string Vmm = Path.Combine(FixtureCorpus.Open("fixtures").Folder, "..", "vmm");

    [Fact]
    public void Nothing_else_names_the_newest_version()
    {
        var name = new Regex(string.Create(CultureInfo.InvariantCulture, $@"\b(To)?V{SpecCatalog.Families.Max(family => family.Latest)}\b"));
        var naming = Sources().Where(file => name.IsMatch(File.ReadAllText(Path.Combine(Vmm, file)))).ToList();
        Assert.Contains("LatestApi.cs", naming);
        var others = naming.Where(file => !Allowed.Any(allowed => file.StartsWith(allowed, StringComparison.Ordinal))).ToList();
        Assert.True(
            others.Count == 0,
            $"the next version would have to change {string.Join(", ", others)}: say `Latest` (vmm/LatestApi.cs), take the version from the catalog, or name a part in vmm/ApiParts.cs");
    }

    [Fact]
    public void What_is_allowed_to_is_there() => Assert.All(Allowed, allowed => Assert.Contains(Sources(), file => file.StartsWith(allowed, StringComparison.Ordinal)));

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Vmm, "*.cs", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Vmm, file).Replace('\\', '/'))
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));
}
