using SpecLattice.Tool.Tests.Support;

namespace SpecLattice.Tool.Tests;

/// <summary>Members that were converted or moved together are told as that, and not as removals and additions that have nothing to do with each other.</summary>
public sealed class TogetherTests
{
    private const string First = """
        using SpecLattice;

        namespace Sample.V1;

        [Spec("order", 1)]
        public sealed partial record Order
        {
            public required string FullName { get; init; }
            public required string Street { get; init; }
            public required string City { get; init; }
        }

        """;

    private const string Second = """
        using SpecLattice;

        namespace Sample.V2;

        [Spec("order", 2)]
        public sealed partial record Order
        {
            public required string Given { get; init; }
            public required string Last { get; init; }
            [Gathered("Street", "City", As = ["Road", "City"])] public required Address ShipTo { get; init; }

            [SpecConversion(nameof(Given), nameof(Last), From = [nameof(V1.Order.FullName)])]
            internal static (string Given, string Last) Split(string name) => (name.Split(' ')[0], name.Split(' ')[1]);

            [SpecConversion(nameof(Given), nameof(Last), From = [nameof(V1.Order.FullName)])]
            internal static string Join(string given, string last) => given + " " + last;
        }

        [SpecPart(2)]
        public sealed partial record Address { public required string Road { get; init; } public required string City { get; init; } }

        """;

    private const string Third = """
        using SpecLattice;

        namespace Sample.V3;

        [Spec("order", 3)]
        [Scattered("ShipTo", "Road", "City")]
        public sealed partial record Order
        {
            public required string Given { get; init; }
            public required string Last { get; init; }
            public required string Road { get; init; }
            public required string City { get; init; }
        }

        """;

    [Fact]
    public async Task Differences_say_what_went_where()
    {
        using var project = Project();

        Assert.Equal(
            [
                "/City removed, moved to ShipTo/City",
                "/FullName removed, converted by hand into Given, Last",
                "/Given added: string, required, made by hand of FullName",
                "/Last added: string, required, made by hand of FullName",
                "/ShipTo added: an object, required, gathered from Street, City",
                "/Street removed, moved to ShipTo/Road",
            ],
            ToolRun.Changes(await project.RunAsync("diff", "order", "v1", "v2")).Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                "/City added: string, required, moved from ShipTo/City",
                "/Road added: string, required, moved from ShipTo/Road",
                "/ShipTo removed, scattered into Road, City",
            ],
            ToolRun.Changes(await project.RunAsync("diff", "order", "v2", "v3")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Release_notes_say_what_went_where()
    {
        using var project = Project();
        project.Write("empty.lock", "# specs.lock, format 2\n");
        await project.RunAsync("lock", "update");

        var notes = (await Support.Tool.RunAsync("changelog", project.PathOf("empty.lock"), project.PathOf("specs.lock"))).Output;

        Assert.Contains("- `Given` is made by hand-written code from `FullName`.", notes, StringComparison.Ordinal);
        Assert.Contains("- `ShipTo` is a part that members were moved into: `Street` as `Road`, `City`.", notes, StringComparison.Ordinal);
        Assert.Contains("- `ShipTo` is gone, and its members were moved out of it: `Road`, `City`.", notes, StringComparison.Ordinal);
    }

    private static SampleProject Project() => SampleProject.OfVersions(First, Second, Third);
}
