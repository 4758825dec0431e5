namespace SpecLattice.Generators.Tests.CodeFixes.NewVersions;

/// <summary>The refactoring that starts a version, as an editor runs it.</summary>
public sealed class NewVersionTests
{
    private const string V1 = """
        // Licence: see LICENSE.
        using SpecLattice;

        namespace Vmm.Api.V1;

        /// <summary>A disk.</summary>
        [SpecPart(1)]
        public sealed partial record Disk
        {
            public required string Path { get; init; }
        }

        /// <summary>A network card.</summary>
        [SpecPart(1)]
        public sealed partial record Nic
        {
            public required string Mac { get; init; }
        }

        [SpecPart(1)]
        [SpecUnion(Tag = "type", Content = "value")]
        [Case<Disk>, Case<Nic>("network")]
        public readonly partial struct Device;

        [Spec("instance", 1, WireTag = "V0")]
        public sealed partial record Instance
        {
            public required SpecMap<string, Device> Devices { get; init; }

            public string? Name { get; init; }
        }
        """;

    private const string V2 = """
        // Licence: see LICENSE.
        using SpecLattice;

        namespace Vmm.Api.V2;

        /// <summary>An instance; <see cref="Place"/> says where it runs.</summary>
        [Spec("instance", 2, UnknownMembers = UnknownMembers.Ignore)] // what a client sends
        [Removed("Name")]
        public sealed partial record Instance
        {
            /// <summary>The devices.</summary>
            public required SpecMap<string, V1.Device> Devices { get; init; }

            // Chosen by the scheduler.
            [Added(Place.Any)]
            public required Place Slot { get; init; }

            [Added(Place.First)]
            [SpecDefault(Place.First)]
            public Place Spare { get; init; } = Place.First;
        }

        [SpecPart(2)]
        public enum Place
        {
            Any,
            First,
        }
        """;

    [Fact]
    public async Task New_version_is_a_copy_without_its_history_in_a_file_of_its_own()
    {
        var started = await StartAsync(Project(), "Start version 3 of this spec");

        Assert.Equal(["V1.cs", "V2/Instance.cs", "V3/Instance.cs"], started.Paths);
        Assert.Equal(
            """
            // Licence: see LICENSE.
            using SpecLattice;

            namespace Vmm.Api.V3;

            /// <summary>An instance; <see cref="V2.Place"/> says where it runs.</summary>
            [Spec("instance", 3, UnknownMembers = UnknownMembers.Ignore)] // what a client sends
            public sealed partial record Instance
            {
                /// <summary>The devices.</summary>
                public required SpecMap<string, V1.Device> Devices { get; init; }

                // Chosen by the scheduler.
                public required V2.Place Slot { get; init; }

                [SpecDefault(V2.Place.First)]
                public V2.Place Spare { get; init; } = V2.Place.First;
            }

            """,
            started.TextOf("V3/Instance.cs"));
        await started.AssertCleanAsync();
    }

    [Fact]
    public async Task Part_brings_along_what_contains_it()
    {
        var started = await StartAsync(Project(), "Start version 3 of this spec and of V1.Nic");

        Assert.Equal(["V1.cs", "V2/Instance.cs", "V3/Device.cs", "V3/Instance.cs", "V3/Nic.cs"], started.Paths);
        Assert.Equal(
            """
            // Licence: see LICENSE.
            using SpecLattice;

            namespace Vmm.Api.V3;

            [SpecPart(3)]
            [SpecUnion(Tag = "type", Content = "value")]
            [Case<V1.Disk>, Case<Nic>("network")]
            public readonly partial struct Device;

            """,
            started.TextOf("V3/Device.cs"));
        Assert.Contains("SpecMap<string, Device> Devices", started.TextOf("V3/Instance.cs"), StringComparison.Ordinal);
        await started.AssertCleanAsync();
    }

    [Fact]
    public async Task Spec_inside_another_is_followed_where_its_version_was_started()
    {
        const string Request = """
            using SpecLattice;

            namespace Vmm.Api.V2;

            [SpecPart(2)]
            public sealed partial record Source
            {
                public required Instance Instance { get; init; }
            }

            [Spec("request", 2)]
            public sealed partial record Request
            {
                public required Source Source { get; init; }

                public Instance? Before { get; init; }
            }
            """;
        var project = FixProject.Of(("V1.cs", V1), ("V2/Instance.cs", V2), ("V2/Request.cs", Request));
        var alone = await StartAsync(project, "Start version 3 of this spec and of V2.Source", "Request.cs", "record Request");
        var after = await StartAsync(await StartAsync(project, "Start version 3 of this spec"), "Start version 3 of this spec and of V2.Source", "Request.cs", "record Request");

        Assert.Contains("public V2.Instance? Before", alone.TextOf("V3/Request.cs"), StringComparison.Ordinal);
        Assert.Contains("public Instance? Before", after.TextOf("V3/Request.cs"), StringComparison.Ordinal);
        Assert.Contains("public required Instance Instance", after.TextOf("V3/Source.cs"), StringComparison.Ordinal);
        await alone.AssertCleanAsync();
        await after.AssertCleanAsync();
    }

    [Fact]
    public async Task Version_of_which_the_number_is_taken_becomes_a_branch()
    {
        var started = await StartAsync(Project(), "Start version 3 of this spec", "V1.cs", "record Instance");

        Assert.Contains("[Spec(\"instance\", 3, After = 1)]", started.TextOf("V3/Instance.cs"), StringComparison.Ordinal);
        Assert.Contains("SpecMap<string, V1.Device> Devices", started.TextOf("V3/Instance.cs"), StringComparison.Ordinal);
        await started.AssertCleanAsync();
    }

    [Fact]
    public async Task Branch_is_continued_by_name()
    {
        var branch = """
            using SpecLattice;

            namespace Vmm.Api.V11
            {
                [Spec("instance", 11, After = 1)]
                public sealed partial record Instance
                {
                    public required SpecMap<string, V1.Device> Devices { get; init; }

                    public string? Name { get; init; }
                }
            }
            """;
        var started = await StartAsync(FixProject.Of(("V1.cs", V1), ("V2/Instance.cs", V2), ("V11.cs", branch)), "Start version 12 of this spec", "V11.cs", "record Instance");

        Assert.Equal(
            """
            using SpecLattice;

            namespace Vmm.Api.V12
            {
                [Spec("instance", 12, After = 11)]
                public sealed partial record Instance
                {
                    public required SpecMap<string, V1.Device> Devices { get; init; }

                    public string? Name { get; init; }
                }
            }

            """,
            started.TextOf("V12/Instance.cs"));
        await started.AssertCleanAsync();
    }

    [Fact]
    public async Task Version_can_be_in_the_name()
    {
        var started = await StartAsync(
            FixProject.Of(("Specs/LampV1.cs", """
                using SpecLattice;

                namespace Home;

                [Spec("lamp", 1)]
                internal sealed partial record LampV1
                {
                    public LampV1? Next { get; init; }

                    public Shade? Shade { get; init; }

                    [SpecDefault(Member = nameof(Off))]
                    public bool IsOn { get; init; }

                    public static bool Off => false;
                }

                [SpecPart(1)]
                internal sealed partial record Shade
                {
                    public required int Size { get; init; }
                }
                """)),
            "Start version 2 of this spec",
            "LampV1.cs",
            "record LampV1");

        Assert.Equal(["Specs/LampV1.cs", "Specs/LampV2.cs"], started.Paths);
        Assert.Contains("[Spec(\"lamp\", 2)]\ninternal sealed partial record LampV2\n{\n    public LampV2? Next", started.TextOf("Specs/LampV2.cs"), StringComparison.Ordinal);
        await started.AssertCleanAsync();
    }

    [Fact]
    public async Task First_version_can_be_in_no_namespace_of_its_own()
    {
        var started = await StartAsync(
            FixProject.Of(("Lamp.cs", """
                using SpecLattice;

                namespace Home;

                [Spec("lamp", 1)]
                public sealed partial record Lamp
                {
                    public required Shade Shade { get; init; }
                }

                [SpecPart(1)]
                public sealed partial record Shade
                {
                    public required int Size { get; init; }
                }
                """)),
            "Start version 2 of this spec",
            "Lamp.cs",
            "record Lamp");

        Assert.Equal(["Lamp.cs", "V2/Lamp.cs"], started.Paths);
        Assert.Contains("namespace Home.V2;", started.TextOf("V2/Lamp.cs"), StringComparison.Ordinal);
        await started.AssertCleanAsync();
    }

    [Theory]
    [InlineData("V2/Instance.cs", "Devices { get")]
    [InlineData("V1.cs", "record Disk")]
    [InlineData("V1.cs", "namespace")]
    public async Task It_is_offered_on_the_head_of_a_spec_only(string file, string at) =>
        Assert.Empty(await Project().RefactoringsAsync(file.Split('/')[^1], at));

    private static FixProject Project() => FixProject.Of(("V1.cs", V1), ("V2/Instance.cs", V2));

    private static async Task<FixProject> StartAsync(FixProject project, string title, string file = "Instance.cs", string at = "record Instance")
    {
        var offers = await project.RefactoringsAsync(file, at);
        var wanted = offers.FirstOrDefault(offer => offer.EquivalenceKey == title);
        Assert.True(wanted is not null, $"offered are: {string.Join(", ", offers.Select(offer => offer.EquivalenceKey))}");
        return await project.ApplyAsync(wanted);
    }
}
