using SpecLattice.Tool.Tests.Support;

namespace SpecLattice.Tool.Tests;

/// <summary>What was renamed is told as a rename, and what a version cannot take is not called total.</summary>
public sealed class RenameTests
{
    private const string First = """
        using SpecLattice;

        namespace Sample.V1;

        [Spec("instance", 1)]
        public sealed partial record Instance
        {
            public required byte Cpus { get; init; }
            public required SpecMap<string, Disk> Disks { get; init; }
            public required Target Start { get; init; }
            public required Mode Mode { get; init; }
        }

        [SpecPart(1)]
        public sealed partial record Disk { public required string Path { get; init; } }

        [SpecPart(1), SpecUnion(Tag = "kind")]
        [Case<Disk>("disk"), UnitCase("None")]
        public readonly partial struct Target;

        [SpecPart(1)]
        public enum Mode { Shared, Read }

        """;

    private const string Second = """
        using SpecLattice;

        namespace Sample.V2;

        [Spec("instance", 2)]
        [Removed("Cpus", When = 1)]
        public sealed partial record Instance
        {
            [Renamed("Disks")] public required SpecMap<string, Disk> Drives { get; init; }
            public required Target Start { get; init; }
            public required Mode Mode { get; init; }
        }

        [SpecPart(2)]
        public sealed partial record Disk { [Renamed("Path")] public required string Place { get; init; } }

        [SpecPart(2), SpecUnion(Tag = "kind")]
        [Case<Disk>("drive"), UnitCase("None")]
        public readonly partial struct Target;

        [SpecPart(2)]
        public enum Mode { Shared, [Renamed("Read")] ReadOnly }

        """;

    private const string Third = """
        using SpecLattice;

        namespace Sample.V3;

        [Spec("instance", 3)]
        public sealed partial record Instance
        {
            [Renamed("Drives")] public required SpecMap<string, Disk> Volumes { get; init; }
            public required V2.Target Start { get; init; }
            public required V2.Mode Mode { get; init; }
            [Added] public string? Note { get; init; }
        }

        [SpecPart(3)]
        public sealed partial record Disk
        {
            public required string Place { get; init; }
            [Added] public bool? IsShared { get; init; }
        }

        """;

    [Fact]
    public async Task A_rename_is_one_change_also_over_several_versions_and_backwards()
    {
        using var project = Project();

        var up = await project.RunAsync("diff", "instance", "v1", "v3");
        var down = await project.RunAsync("diff", "instance", "v3", "v1");

        Assert.Equal(
            [
                "/Cpus removed",
                "/Disks renamed to Volumes",
                "/Disks/*/Path renamed to Place",
                "/Disks/*/IsShared added: bool or null, optional, default null",
                "/Mode name Read renamed to ReadOnly",
                "/Start case disk renamed to drive",
                "/Start(disk)/Path renamed to Place",
                "/Note added: string or null, optional, default null",
            ],
            ToolRun.Changes(up));
        Assert.Contains("/Volumes renamed to Disks", ToolRun.Changes(down));
        Assert.Contains("/Volumes/*/Place renamed to Path", ToolRun.Changes(down));
        Assert.Contains("/Start case drive renamed to disk", ToolRun.Changes(down));
        Assert.Contains("/Mode name ReadOnly renamed to Read", ToolRun.Changes(down));
    }

    [Fact]
    public async Task Release_notes_say_how_far_back_everything_is_taken()
    {
        using var project = Project();
        project.Write("empty.lock", "# specs.lock, format 2\n");
        await project.RunAsync("lock", "update");

        var notes = (await Support.Tool.RunAsync("changelog", project.PathOf("empty.lock"), project.PathOf("specs.lock"))).Output;

        Assert.Contains("- Everything of version 2 converts up to it; of other versions, some values are refused.", Section(notes, "instance 3"));
        Assert.Contains("- Converting up to it is conditional: some older values are refused.", Section(notes, "instance 2"));
        Assert.Contains("- Everything older converts up to it.", Section(notes, "part Sample.Disk 3"));
        Assert.Contains("- Everything converts down from it.", Section(notes, "part Sample.Mode 2"));
    }

    private static SampleProject Project() => SampleProject.OfVersions(First, Second, Third);

    private static string[] Section(string notes, string title) => notes.Split("## ").Single(section => section.StartsWith(title + "\n", StringComparison.Ordinal)).Split('\n');
}
