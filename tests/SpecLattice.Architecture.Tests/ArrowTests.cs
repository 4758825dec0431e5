using System.Text.RegularExpressions;
using SpecLattice.Architecture.Tests.Reading;
using SpecLattice.Architecture.Tests.Tables;

namespace SpecLattice.Architecture.Tests;

public sealed class ArrowTests
{
    // Declared by generators of the framework, which do not run here.
    private static readonly string[] MadeElsewhere = ["FixtureJson.Default", "FixtureJson.Default.FixtureManifest", "Fixtures.IsDefault", "manifest.Fixtures"];

    public static TheoryData<string> Projects => [.. RoomTables.All.Select(table => table.Project)];

    [Fact]
    public void Every_project_has_a_table() =>
        Assert.Equal(SourceProject.All.Select(project => project.Name).Order(), RoomTables.All.Select(table => table.Project).Order());

    [Theory]
    [MemberData(nameof(Projects))]
    public void Rooms_know_only_what_their_row_lists(string project)
    {
        var table = Table(project);
        var arrows = new Arrows(table);
        var found = arrows.Find(SourceCompilations.All[project]);

        Assert.True(
            found.All(arrows.IsAllowed),
            $"The rooms of {project} may not know this. Move the code, or, where the arrow should be there, add it to the table ({nameof(RoomTables)}) and to docs/architecture.md:\n"
                + string.Join("\n", found.Where(arrow => !arrows.IsAllowed(arrow))));
        var unused =
            from room in table.Rooms
            from entry in room.MayKnow.Concat(room.Still)
            where !found.Any(arrow => arrow.From == room.Name && Arrows.Covers(entry, arrow))
            select $"{room.Name} -> {entry}";
        Assert.True(!unused.Any(), $"The table of {project} lists arrows that the code does not draw. Remove them:\n{string.Join("\n", unused)}");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_row_lists_only_rows_above_it(string project)
    {
        var table = Table(project);
        var above = new List<string>();
        foreach (var room in table.Rooms)
        {
            Assert.All(room.MayKnow.Where(entry => !entry.Contains(':', StringComparison.Ordinal)), entry => Assert.Contains(entry, above));
            Assert.All(room.Still, entry => Assert.DoesNotContain(entry, above));
            above.Add(room.Name);
        }

        Assert.Equal(above.Distinct(), above);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_folder_is_in_a_row(string project)
    {
        var table = Table(project);
        var source = SourceProject.All.Single(candidate => candidate.Name == project);
        var folders = source.Files.Select(file => Path.GetRelativePath(source.Directory, file).Replace('\\', '/'));

        Assert.All(folders, file => Assert.NotNull(table.Find(Path.GetDirectoryName(file) is { Length: > 0 } folder ? folder : ".", Path.GetFileName(file))));
        Assert.All(
            table.Rooms.Where(room => room.Name != "."),
            room => Assert.True(Path.Exists(Path.Combine(source.Directory, room.Name)), $"{project} has no {room.Name}."));
    }

    /// <summary>A name that does not resolve would hide an arrow.</summary>
    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_name_is_understood(string project)
    {
        var compilation = SourceCompilations.All[project];

        var unresolved = SourceCompilations.NamesIn(compilation, new Arrows(Table(project)).FilesOf(compilation)).Values
            .SelectMany(names => names.Unresolved)
            .Except(MadeElsewhere);

        Assert.Empty(unresolved);
    }

    /// <summary>The page has a place for each table; <c>SPECLATTICE_UPDATE_GOLDEN=1</c> writes them there.</summary>
    [Fact]
    public void The_architecture_page_shows_the_tables()
    {
        var file = Path.Combine(Checkout.Root, "docs/architecture.md");
        var page = File.ReadAllText(file).ReplaceLineEndings("\n");
        Assert.Equal(RoomTables.All.Select(table => table.Project).Order(), PlacesIn(page).Select(place => place.Groups[1].Value).Order());

        var updated = page;
        foreach (var place in PlacesIn(page).Reverse())
        {
            updated = updated.Remove(place.Groups[2].Index, place.Groups[2].Length).Insert(place.Groups[2].Index, Table(place.Groups[1].Value).Text);
        }

        if (Environment.GetEnvironmentVariable("SPECLATTICE_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(file, updated);
            return;
        }

        Assert.Equal(updated, page);
    }

    private static MatchCollection PlacesIn(string page) => Regex.Matches(page, "<!-- rooms of ([\\w.]+) -->\n```\n(.*?)```\n", RegexOptions.Singleline);

    private static RoomTable Table(string project) => RoomTables.All.Single(table => table.Project == project);
}
